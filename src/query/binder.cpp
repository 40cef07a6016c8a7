// The binder's floor: scopes, names of the graph, messages, and the query as a whole.
#include "query/binder.h"

#include <algorithm>

#include "query/literal.h"
#include "query/pipeline.h"
#include "query/place.h"

namespace nuncio {

SubPlan::SubPlan() = default;
SubPlan::~SubPlan() = default;

void Binder::fail(uint32_t at, std::string message) const {
  throw error_at(query_, at, Error::Kind::bind, std::move(message));
}

void Binder::note(std::string message) {
  if (std::find(messages_.begin(), messages_.end(), message) == messages_.end())
    messages_.push_back(std::move(message));
}

const Binder::Variable* Binder::find(std::string_view name) const {
  const auto place = scope_.find(name);
  return place == scope_.end() ? nullptr : &place->second;
}

Binder::Variable& Binder::declare(const std::string& name, StaticType type) {
  return scope_.insert_or_assign(name, Variable{new_slot(), type}).first->second;
}

void Binder::unknown_variable(const std::string& name, uint32_t at) const {
  std::vector<std::string> names;
  for (const auto& [known, variable] : scope_) names.push_back(known);
  fail(at, "the variable '" + name + "' is not defined here" + did_you_mean(name, names));
}

void Binder::use(Slot slot) {
  uses_.push_back(slot);
}

std::optional<LabelId> Binder::label(const ast::Name& name) {
  const std::optional<LabelId> id = graph_.labels().find(name.text);
  if (!id)
    note("no node has the label " + quote_name(name.text) +
         did_you_mean(name.text, graph_.labels().names()));
  return id;
}

std::optional<TypeId> Binder::edge_type(const ast::Name& name) {
  const std::optional<TypeId> id = graph_.types().find(name.text);
  if (!id)
    note("no relation is of the type " + quote_name(name.text) +
         did_you_mean(name.text, graph_.types().names()));
  return id;
}

void Binder::note_property(const std::string& key, uint32_t, StaticType owner) {
  const bool node = owner.is_only(kNode | kNull), edge = owner.is_only(kEdge | kNull);
  if (!node && !edge) return;
  const Dictionary& keys = node ? graph_.node_keys() : graph_.edge_keys();
  if (keys.find(key)) return;
  note(std::string("no ") + (node ? "node" : "relation") + " has the property " + quote_name(key) +
       did_you_mean(key, keys.names()));
}

BoundQuery Binder::bind(const ast::Query& query) {
  BoundQuery out;
  for (const ast::SingleQuery& part : query.parts) {
    scope_.clear();
    out.parts.emplace_back();
    bind_part(part, out.parts.back(), true);
    std::vector<std::string> columns;
    if (out.parts.back().returns)
      for (const BoundColumn& column :
           std::get<BoundProject>(out.parts.back().clauses.back()).columns)
        columns.push_back(column.name);
    if (out.parts.size() > 1 && columns != out.columns)
      fail(part.at, "all parts of a UNION must return columns of the same names");
    out.columns = std::move(columns);
  }
  out.union_all = query.union_all;
  for (const bool all : query.union_all)
    if (all != query.union_all.front()) fail(query.at, "UNION and UNION ALL must not be mixed");
  BoundQuery rest = finish();
  rest.parts = std::move(out.parts);
  rest.union_all = std::move(out.union_all);
  rest.columns = std::move(out.columns);
  return rest;
}

std::vector<const ast::Expr*> conjuncts(const ast::Expr& expr) {
  if (expr.kind != ast::ExprKind::chain || expr.op != ast::Op::and_) return {&expr};
  std::vector<const ast::Expr*> out;
  for (const ast::Expr* arg : expr.args) {
    const auto inner = conjuncts(*arg);
    out.insert(out.end(), inner.begin(), inner.end());
  }
  return out;
}

bool has_aggregate(const ast::Expr& expr) {
  if (expr.kind == ast::ExprKind::count_star) return true;
  if (expr.kind == ast::ExprKind::call && find_aggregate(expr.text)) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [](const ast::Expr* arg) { return arg && has_aggregate(*arg); });
}

}  // namespace nuncio
