// Syntax trees back to text.
#include <utility>

#include "graph/property_graph.h"
#include "query/ast.h"
#include "query/literal.h"
#include "query/token.h"

namespace nuncio::ast {
namespace {

std::string list_of(const std::vector<Expr*>& args) {
  std::string out;
  for (size_t i = 0; i < args.size(); ++i) out += (i ? ", " : "") + print(*args[i]);
  return out;
}

// An operand: in brackets where it is itself made of operators.
std::string operand(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::unary:
    case ExprKind::binary:
    case ExprKind::chain:
    case ExprKind::comparison:
      return "(" + print(expr) + ")";
    default:
      return print(expr);
  }
}

std::string print_operators(const Expr& expr) {
  const auto& args = expr.args;
  if (expr.kind == ExprKind::unary) {
    if (expr.op == Op::is_null || expr.op == Op::is_not_null)
      return operand(*args[0]) + ' ' + std::string(spelling(expr.op));
    return std::string(spelling(expr.op)) + (expr.op == Op::not_ ? " " : "") + operand(*args[0]);
  }
  std::string out = operand(*args[0]);
  for (size_t i = 1; i < args.size(); ++i) {
    const Op op = expr.kind == ExprKind::comparison ? expr.ops[i - 1] : expr.op;
    out += ' ' + std::string(spelling(op)) + ' ' + operand(*args[i]);
  }
  return out;
}

std::string print_conditional(const Expr& expr) {
  const auto& args = expr.args;
  std::string out = "CASE";
  if (args[0]) out += ' ' + print(*args[0]);
  for (size_t i = 1; i + 1 < args.size(); i += 2)
    out += " WHEN " + print(*args[i]) + " THEN " + print(*args[i + 1]);
  if (args.back()) out += " ELSE " + print(*args.back());
  return out + " END";
}

std::string print_map(const Expr& expr) {
  std::string out = "{";
  for (size_t i = 0; i < expr.args.size(); ++i)
    out += (i ? ", " : "") + quote_name(expr.names[i].text) + ": " + print(*expr.args[i]);
  return out + "}";
}

std::string print_postfix(const Expr& expr) {
  std::string out = operand(*expr.args[0]);
  switch (expr.kind) {
    case ExprKind::property:
      return out + '.' + quote_name(expr.text);
    case ExprKind::labels:
      for (const Name& name : expr.names) out += ':' + quote_name(name.text);
      return out;
    case ExprKind::index:
      return out + '[' + print(*expr.args[1]) + ']';
    default:
      out += '[';
      if (expr.args[1]) out += print(*expr.args[1]);
      out += "..";
      if (expr.args[2]) out += print(*expr.args[2]);
      return out + ']';
  }
}

std::string optional_part(const char* word, const Expr* expr) {
  return expr ? word + print(*expr) : std::string();
}

std::string print_scoped(const Expr& expr) {
  const auto& args = expr.args;
  switch (expr.kind) {
    case ExprKind::comprehension:
      return '[' + quote_name(expr.text) + " IN " + print(*args[0]) +
             optional_part(" WHERE ", args[1]) + optional_part(" | ", args[2]) + ']';
    case ExprKind::quantifier:
      return std::string(spelling(expr.op)) + '(' + quote_name(expr.text) + " IN " +
             print(*args[0]) + " WHERE " + print(*args[1]) + ')';
    case ExprKind::reduce:
      return "reduce(" + quote_name(expr.names[0].text) + " = " + print(*args[0]) + ", " +
             quote_name(expr.text) + " IN " + print(*args[1]) + " | " + print(*args[2]) + ')';
    case ExprKind::pattern_list:
      return '[' + print(*expr.pattern) + optional_part(" WHERE ", args[0]) + " | " +
             print(*args[1]) + ']';
    case ExprKind::exists:
      return "EXISTS { " + print(*expr.query) + " }";
    default:
      return "COUNT { " + print(*expr.query) + " }";
  }
}

std::string print_node(const NodePattern& node) {
  std::string out = "(";
  const auto put = [&](const std::string& text) { out += (out.size() > 1 ? " " : "") + text; };
  if (!node.variable.empty()) out += quote_name(node.variable.text);
  if (!node.name.empty()) put(quote_string(node.name.text));
  if (!node.labels.empty() && !node.name.empty()) out += ' ';
  for (const Name& label : node.labels) out += ':' + quote_name(label.text);
  if (node.properties) put(print(*node.properties));
  if (node.where) put("WHERE " + print(*node.where));
  return out + ')';
}

std::string print_range(const EdgePattern& edge) {
  if (!edge.repeated) return "";
  if (edge.max == edge.min) return "*" + std::to_string(edge.min);
  if (!edge.max && edge.min == 1) return "*";
  return "*" + std::to_string(edge.min) + ".." + (edge.max ? std::to_string(*edge.max) : "");
}

std::string print_edge(const EdgePattern& edge) {
  std::string body = edge.variable.empty() ? "" : quote_name(edge.variable.text);
  for (size_t i = 0; i < edge.types.size(); ++i)
    body += (i ? "|" : ":") + quote_name(edge.types[i].text);
  body += print_range(edge);
  const auto put = [&](const std::string& text) { body += (body.empty() ? "" : " ") + text; };
  if (edge.properties) put(print(*edge.properties));
  if (edge.where) put("WHERE " + print(*edge.where));
  for (size_t i = 0; i < edge.avoiding.size(); ++i) {
    if (i == 0) put("AVOIDING");
    body += (i ? ", " : " ") + quote_string(edge.avoiding[i]->name.text);
  }
  if (!body.empty()) body = '[' + body + ']';
  return (edge.direction == Direction::in ? "<-" : "-") + body +
         (edge.direction == Direction::out ? "->" : "-");
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
    out += print_node(*form.from) + " TO " + print_node(*form.to);
    if (form.via) out += " VIA " + print_edge(*form.via);
    return out + optional_part(" WHERE ", form.where);
  }
  std::string operator()(const NearForm& form) const {
    std::string out = "NEAR " + print_node(*form.from);
    if (form.via) out += " VIA " + print_edge(*form.via);
    if (form.to) out += " TO " + print_node(*form.to);
    return out + optional_part(" WHERE ", form.where);
  }
};

}  // namespace

std::string_view spelling(Op op) {
  switch (op) {
    case Op::none:
      return "";
    case Op::or_:
      return "OR";
    case Op::xor_:
      return "XOR";
    case Op::and_:
      return "AND";
    case Op::not_:
      return "NOT";
    case Op::equal:
      return "=";
    case Op::not_equal:
      return "<>";
    case Op::less:
      return "<";
    case Op::less_equal:
      return "<=";
    case Op::greater:
      return ">";
    case Op::greater_equal:
      return ">=";
    case Op::in:
      return "IN";
    case Op::starts_with:
      return "STARTS WITH";
    case Op::ends_with:
      return "ENDS WITH";
    case Op::contains:
      return "CONTAINS";
    case Op::matches:
      return "=~";
    case Op::is_null:
      return "IS NULL";
    case Op::is_not_null:
      return "IS NOT NULL";
    case Op::add:
    case Op::plus:
      return "+";
    case Op::subtract:
    case Op::negate:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::modulo:
      return "%";
    case Op::power:
      return "^";
    case Op::all:
      return "all";
    case Op::any:
      return "any";
    case Op::none_of:
      return "none";
    case Op::single:
      return "single";
  }
  return "";
}

std::string print(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::literal:
      return literal(expr.value);
    case ExprKind::parameter:
      return '$' + quote_name(expr.text);
    case ExprKind::variable:
      return quote_name(expr.text);
    case ExprKind::property:
    case ExprKind::labels:
    case ExprKind::index:
    case ExprKind::slice:
      return print_postfix(expr);
    case ExprKind::list:
      return '[' + list_of(expr.args) + ']';
    case ExprKind::map:
      return print_map(expr);
    case ExprKind::unary:
    case ExprKind::binary:
    case ExprKind::chain:
    case ExprKind::comparison:
      return print_operators(expr);
    case ExprKind::call:
      return expr.text + '(' + (expr.distinct ? "DISTINCT " : "") + list_of(expr.args) + ')';
    case ExprKind::count_star:
      return "count(*)";
    case ExprKind::conditional:
      return print_conditional(expr);
    case ExprKind::pattern:
      return print(*expr.pattern);
    default:
      return print_scoped(expr);
  }
}

std::string print(const Pattern& pattern) {
  std::string out;
  if (!pattern.variable.empty()) out += quote_name(pattern.variable.text) + " = ";
  if (pattern.selector == Selector::any_shortest) out += "ANY SHORTEST ";
  if (pattern.selector == Selector::all_shortest) out += "ALL SHORTEST ";
  if (pattern.selector == Selector::shortest_k)
    out += "SHORTEST " + std::to_string(pattern.k) + ' ';
  if (pattern.mode == Mode::walk) out += "WALK ";
  if (pattern.mode == Mode::acyclic) out += "ACYCLIC ";
  if (pattern.mode == Mode::simple) out += "SIMPLE ";
  out += print_node(*pattern.nodes[0]);
  for (size_t i = 0; i < pattern.edges.size(); ++i)
    out += print_edge(*pattern.edges[i]) + print_node(*pattern.nodes[i + 1]);
  return out;
}

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
