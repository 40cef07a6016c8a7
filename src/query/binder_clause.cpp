// Clauses in their order; UNWIND.
#include "query/binder.h"
#include "query/literal.h"

namespace nuncio {

void Binder::bind_part(const ast::SingleQuery& part, BoundQuery::Part& out, bool whole) {
  bool done = false;  // by a call for what it does
  for (const ast::Clause& clause : part.clauses) {
    if (out.returns) fail(part.at, "RETURN must be the last clause");
    if (const auto* match = std::get_if<ast::Match>(&clause)) {
      out.clauses.emplace_back(bind_match(*match));
    } else if (const auto* unwind = std::get_if<ast::Unwind>(&clause)) {
      out.clauses.emplace_back(bind_unwind(*unwind));
    } else if (const auto* project = std::get_if<ast::Project>(&clause)) {
      out.clauses.emplace_back(bind_project(*project));
      out.returns = project->is_return;
    } else if (const auto* call = std::get_if<ast::Call>(&clause)) {
      const bool alone = whole && part.clauses.size() == 1;
      out.clauses.emplace_back(bind_call_clause(*call, alone));
      if (alone && std::get<BoundCall>(out.clauses.back()).procedure->columns.empty()) {
        done = true;
      } else if (alone) {
        BoundProject all = return_outputs(std::get<BoundCall>(out.clauses.back()));
        out.clauses.emplace_back(std::move(all));
        out.returns = true;
      }
    } else {
      fail(part.at,
           "CREATE, MERGE, SET, REMOVE and DELETE only work on graphs in memory; this graph is "
           "read-only");
    }
  }
  if (out.returns) {
    for (const BoundColumn& column : std::get<BoundProject>(out.clauses.back()).columns)
      out.results.push_back(column.slot);
  } else if (whole && !done) {
    fail(static_cast<uint32_t>(query_.size()), "the query has no result; it must end with RETURN");
  }
}

BoundUnwind Binder::bind_unwind(const ast::Unwind& unwind) {
  BoundUnwind out;
  out.list = bind_expr(*unwind.list);
  if (find(unwind.variable.text))
    fail(unwind.variable.at, "the variable '" + unwind.variable.text + "' is already in use");
  StaticType item;
  if (out.list.type.is_only(kList | kNull)) item = {out.list.type.items, kAnyKind};
  out.slot = declare(unwind.variable.text, item).slot;
  return out;
}

}  // namespace nuncio
