// Clauses and whole queries back to text.
#include "query/ast.h"
#include "query/literal.h"

namespace nuncio::ast {
namespace {

std::string optional_part(const char* word, const Expr* expr) {
  return expr ? word + print(*expr) : std::string();
}

std::string view_part(const View* view) {
  return view ? ' ' + print(*view) : std::string();
}

template <typename T, typename Print>
std::string list_of(const std::vector<T>& items, Print&& text) {
  std::string out;
  for (const T& item : items) out += (out.empty() ? "" : ", ") + text(item);
  return out;
}

std::string print_change(const Change* change) {
  std::string out = print(*change->target);
  for (const Name& label : change->labels) out += ':' + quote_name(label.text);
  if (!change->key.empty()) out += '.' + quote_name(change->key.text);
  if (!change->value) return out;
  return out + (change->kind == Change::Kind::extend ? " += " : " = ") + print(*change->value);
}

struct ClausePrinter {
  std::string operator()(const Match& match) const {
    std::string out = match.optional ? "OPTIONAL MATCH " : "MATCH ";
    for (size_t i = 0; i < match.patterns.size(); ++i)
      out += (i ? ", " : "") + print(*match.patterns[i]);
    return out + optional_part(" WHERE ", match.where);
  }
  std::string operator()(const Unwind& unwind) const {
    return "UNWIND " + print(*unwind.list) + " AS " + quote_name(unwind.variable.text);
  }
  std::string operator()(const Create& create) const {
    std::string out = "CREATE ";
    for (size_t i = 0; i < create.patterns.size(); ++i)
      out += (i ? ", " : "") + print(*create.patterns[i]);
    return out;
  }
  std::string operator()(const Project& project) const {
    std::string out = project.is_return ? "RETURN " : "WITH ";
    if (project.distinct) out += "DISTINCT ";
    std::string items = project.star ? "*" : "";
    for (const Item& item : project.items) {
      items += (items.empty() ? "" : ", ") + print(*item.expr);
      if (!item.alias.empty()) items += " AS " + quote_name(item.alias.text);
    }
    out += items;
    for (size_t i = 0; i < project.order.size(); ++i)
      out += (i ? ", " : " ORDER BY ") + print(*project.order[i].expr) +
             (project.order[i].descending ? " DESC" : "");
    return out + optional_part(" SKIP ", project.skip) + optional_part(" LIMIT ", project.limit) +
           optional_part(" WHERE ", project.where);
  }
  std::string operator()(const PathForm& form) const {
    std::string out = form.several ? "PATHS " : "PATH ";
    if (form.top) out += "TOP " + std::to_string(*form.top) + ' ';
    out += print(*form.from) + " TO " + print(*form.to);
    if (form.via) out += " VIA " + print(*form.via);
    return out + optional_part(" WHERE ", form.where) + view_part(form.view);
  }
  std::string operator()(const NearForm& form) const {
    std::string out = "NEAR " + print(*form.from);
    if (form.via) out += " VIA " + print(*form.via);
    if (form.to) out += " TO " + print(*form.to);
    return out + optional_part(" WHERE ", form.where) + view_part(form.view);
  }
  std::string operator()(const Call& call) const {
    std::string out = "CALL " + call.procedure.text;
    if (!call.implicit)
      out += '(' + list_of(call.args, [](const Expr* e) { return print(*e); }) + ')';
    out += view_part(call.view);
    if (!call.yields) return out;
    out += " YIELD " + std::string(call.star ? "*" : call.columns.empty() ? "-" : "");
    out += list_of(call.columns, [](const Call::Column& column) {
      return quote_name(column.name.text) +
             (column.alias.empty() ? "" : " AS " + quote_name(column.alias.text));
    });
    return out + optional_part(" WHERE ", call.where);
  }
  std::string operator()(const Merge& merge) const {
    std::string out = "MERGE " + print(*merge.pattern);
    if (!merge.on_create.empty()) out += " ON CREATE SET " + list_of(merge.on_create, print_change);
    if (!merge.on_match.empty()) out += " ON MATCH SET " + list_of(merge.on_match, print_change);
    return out;
  }
  std::string operator()(const Update& update) const {
    return (update.changes[0]->remove ? "REMOVE " : "SET ") + list_of(update.changes, print_change);
  }
  std::string operator()(const Delete& clause) const {
    return (clause.detach ? "DETACH DELETE " : "DELETE ") +
           list_of(clause.targets, [](const Expr* e) { return print(*e); });
  }
};

}  // namespace

std::string print(const Query& query) {
  std::string out;
  for (size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) out += query.union_all[i - 1] ? " UNION ALL " : " UNION ";
    for (size_t j = 0; j < query.parts[i].clauses.size(); ++j)
      out += (j ? " " : "") + std::visit(ClausePrinter(), query.parts[i].clauses[j]);
  }
  return out;
}

}  // namespace nuncio::ast
