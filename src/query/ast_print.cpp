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

}  // namespace

std::string print(const NodePattern& node) {
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

namespace {

std::string print_range(const EdgePattern& edge) {
  if (!edge.repeated) return "";
  if (edge.max == edge.min) return "*" + std::to_string(edge.min);
  if (!edge.max && edge.min == 1) return "*";
  return "*" + std::to_string(edge.min) + ".." + (edge.max ? std::to_string(*edge.max) : "");
}

std::string print_cost(const EdgePattern& edge) {
  return optional_part(" COST ", edge.cost) +
         (edge.total.empty() ? "" : " AS " + quote_name(edge.total.text));
}

// ((a)-[r]->(b) WHERE …){1,3}
std::string print_group(const EdgePattern& edge) {
  std::string out = "(" + print(*edge.group) + optional_part(" WHERE ", edge.where);
  for (size_t i = 0; i < edge.avoiding.size(); ++i)
    out += (i ? ", " : " AVOIDING ") + quote_string(edge.avoiding[i]->name.text);
  out += print_cost(edge) + ')';
  if (!edge.max && edge.min <= 1) return out + (edge.min ? "+" : "*");
  if (edge.max == edge.min) return out + '{' + std::to_string(edge.min) + '}';
  return out + '{' + std::to_string(edge.min) + ',' + (edge.max ? std::to_string(*edge.max) : "") +
         '}';
}

}  // namespace

std::string print(const EdgePattern& edge) {
  if (edge.group) return print_group(edge);
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
  body += print_cost(edge);
  if (!body.empty()) body = '[' + body + ']';
  return (edge.direction == Direction::in ? "<-" : "-") + body +
         (edge.direction == Direction::out ? "->" : "-");
}

namespace {

// The views that follow must not seem to be those of a pattern within.
std::string moment(const Expr& expr) {
  return expr.kind == ExprKind::pattern ? "(" + print(expr) + ")" : operand(expr);
}

}  // namespace

std::string print(const View& view) {
  std::string out;
  const auto put = [&](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
  if (view.as_of) put("AS OF " + moment(*view.as_of));
  if (view.from) put("BETWEEN " + moment(*view.from) + " AND " + moment(*view.to));
  if (view.known_by) put("KNOWN BY " + moment(*view.known_by));
  if (view.asserted) put("ASSERTED");
  if (view.claimed) put("CLAIMED");
  if (!view.speaker.empty()) put("BY " + quote_string(view.speaker.text));
  if (view.denied) put("DENIED");
  if (view.hypothetical) put("HYPOTHETICAL");
  if (view.any_stance) put("ANY STANCE");
  return out;
}

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

namespace {

std::string print_selector(const Pattern& pattern) {
  const std::string k = std::to_string(pattern.k) + ' ';
  switch (pattern.selector) {
    case Selector::every:
      return "";
    case Selector::any_shortest:
      return "ANY SHORTEST ";
    case Selector::all_shortest:
      return "ALL SHORTEST ";
    case Selector::shortest_k:
      return "SHORTEST " + k;
    case Selector::shortest_groups:
      return "SHORTEST " + k + "GROUPS ";
    case Selector::any_cheapest:
      return "ANY CHEAPEST ";
    case Selector::all_cheapest:
      return "ALL CHEAPEST ";
    case Selector::cheapest_k:
      return "CHEAPEST " + k;
  }
  return "";
}

}  // namespace

std::string print(const Pattern& pattern) {
  std::string out;
  if (!pattern.variable.empty()) out += quote_name(pattern.variable.text) + " = ";
  out += print_selector(pattern);
  if (pattern.mode == Mode::walk) out += "WALK ";
  if (pattern.mode == Mode::acyclic) out += "ACYCLIC ";
  if (pattern.mode == Mode::simple) out += "SIMPLE ";
  // Any node between groups, or at an end beside one, need not be written.
  const auto is_group = [&](size_t edge) { return pattern.edges[edge]->group != nullptr; };
  const size_t last = pattern.nodes.size() - 1;
  for (size_t i = 0; i <= last; ++i) {
    const std::string node = print(*pattern.nodes[i]);
    const bool left = i == 0 || is_group(i - 1), right = i == last || is_group(i);
    if (node != "()" || last == 0 || !left || !right) out += node;
    if (i < pattern.edges.size()) out += print(*pattern.edges[i]);
  }
  if (pattern.view) out += ' ' + print(*pattern.view);
  return out;
}

}  // namespace nuncio::ast
