// CALL … YIELD.
#include <algorithm>

#include "query/binder.h"
#include "query/evaluate.h"
#include "query/place.h"
#include "query/procedures.h"

namespace nuncio {

using ast::Expr;

// The arguments; left out at the end where they are optional.
std::vector<Bound> Binder::bind_arguments(const ast::Call& call, const Procedure& procedure) {
  const auto& parameters = procedure.parameters;
  const auto needed = static_cast<size_t>(
      std::count_if(parameters.begin(), parameters.end(),
                    [](const Procedure::Parameter& parameter) { return !parameter.optional; }));
  std::vector<Bound> out;
  if (call.implicit) {
    ast::Ast names;
    for (const Procedure::Parameter& parameter : parameters) {
      if (parameter.optional) break;
      Expr* expr = names.make<Expr>();
      expr->kind = ast::ExprKind::parameter;
      expr->text = parameter.name;
      expr->at = call.procedure.at;
      out.push_back(bind_expr(*expr));
    }
    return out;
  }
  if (call.args.size() < needed || call.args.size() > parameters.size())
    fail(call.procedure.at,
         procedure.name + "() takes " + std::to_string(needed) +
             (parameters.size() > needed ? " to " + std::to_string(parameters.size()) : "") +
             " arguments, not " + std::to_string(call.args.size()));
  const char* const reason =
      std::exchange(no_aggregate_, "an aggregate function cannot stand in the arguments of CALL");
  for (size_t i = 0; i < call.args.size(); ++i) {
    const std::string what =
        "the argument '" + parameters[i].name + "' of " + procedure.name + "()";
    const bool real = parameters[i].kinds == kReal;  // an integer will do
    out.push_back(bind_checked(*call.args[i], real ? kNumber : parameters[i].kinds, what.c_str()));
  }
  no_aggregate_ = reason;
  return out;
}

// `alone`: the only clause of its query, so that what it yields is the result.
BoundCall Binder::bind_call_clause(const ast::Call& call, bool alone) {
  BoundCall out;
  out.procedure = find_procedure(call.procedure.text, options_.procedures);
  out.at = call.procedure.at;
  if (!out.procedure)
    fail(call.procedure.at,
         "there is no procedure " + call.procedure.text + "()" +
             did_you_mean(call.procedure.text, procedure_names(options_.procedures)));
  if (call.implicit && !alone)
    fail(call.procedure.at,
         "the arguments of CALL must be written out here, as " + out.procedure->name + "(…)");
  out.args = bind_arguments(call, *out.procedure);
  out.view = call.view ? view_of(*call.view) : default_view();
  const auto& columns = out.procedure->columns;
  std::vector<ast::Call::Column> wanted = call.columns;
  if (call.star && !alone)
    fail(call.at, "YIELD * needs a CALL that stands alone; name the columns");
  if (alone && (!call.yields || call.star))
    for (const Procedure::Column& column : columns) wanted.push_back({{column.name, call.at}, {}});
  for (const ast::Call::Column& column : wanted) {
    const auto place = std::find_if(
        columns.begin(), columns.end(),
        [&](const Procedure::Column& known) { return known.name == column.name.text; });
    if (place == columns.end()) {
      std::vector<std::string> names;
      for (const Procedure::Column& known : columns) names.push_back(known.name);
      fail(column.name.at, out.procedure->name + "() yields no '" + column.name.text + "'" +
                               did_you_mean(column.name.text, names));
    }
    const ast::Name& name = column.alias.empty() ? column.name : column.alias;
    out.outputs.push_back({static_cast<uint32_t>(place - columns.begin()), name.text,
                           declare_new(name, place->type)});
  }
  if (call.where) out.where = bind_condition(*call.where);
  return out;
}

// RETURN of all that a call yields.
BoundProject Binder::return_outputs(const BoundCall& call) {
  BoundProject out;
  for (const BoundCall::Output& output : call.outputs) {
    BoundColumn column;
    column.name = output.name;
    column.expr.run = slot_value(output.slot);
    column.expr.uses = {output.slot};
    column.expr.text = output.name;
    column.slot = new_slot();
    out.columns.push_back(std::move(column));
  }
  return out;
}

}  // namespace nuncio
