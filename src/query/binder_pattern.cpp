// MATCH: patterns, their conditions, and queries inside expressions.
#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "query/binder.h"
#include "query/evaluate.h"
#include "query/literal.h"
#include "query/place.h"

namespace nuncio {

using ast::Expr;
using ast::ExprKind;

namespace {

constexpr StaticType kNodeType{kNode, 0};

}  // namespace

BoundMatch Binder::bind_match(const ast::Match& match) {
  BoundMatch out;
  out.optional = match.optional;
  for (const ast::Pattern* pattern : match.patterns) {
    if (pattern->selector == ast::Selector::every || pattern->edges.size() == 1) {
      bind_path(*pattern, out);
    } else {  // chosen among all that fit, so it is found apart from the rest
      out.chosen.emplace_back();
      bind_path(*pattern, out.chosen.back());
    }
  }
  if (match.where) {
    for (const Expr* condition : conjuncts(*match.where)) {
      out.conditions.push_back(bind_condition(*condition));
      preselect(*condition, out);
    }
  }
  if (!match.optional) return out;
  // Where nothing matches, all that this MATCH brings in is null.
  for (auto& [name, variable] : scope_) {
    const auto mine = [&](const auto& part) { return part.slot == variable.slot && !part.known; };
    const auto brings = [&](const BoundMatch& part) {
      return std::any_of(part.paths.begin(), part.paths.end(),
                         [&](const BoundPath& p) { return p.slot == variable.slot; }) ||
             std::any_of(part.nodes.begin(), part.nodes.end(), mine) ||
             std::any_of(part.edges.begin(), part.edges.end(), mine);
    };
    if (brings(out) || std::any_of(out.chosen.begin(), out.chosen.end(), brings))
      variable.type.kinds |= kNull;
  }
  return out;
}

uint32_t Binder::bind_node(const ast::NodePattern& pattern, BoundMatch& out) {
  const std::string& name = pattern.variable.text;
  const Variable* variable = name.empty() ? nullptr : find(name);
  if (variable && !variable->type.may_be(kNode))
    fail(pattern.variable.at,
         "the variable '" + name + "' is " + describe_kinds(variable->type.kinds) + ", not a NODE");
  uint32_t index = static_cast<uint32_t>(out.nodes.size());
  for (uint32_t i = 0; variable && i < out.nodes.size(); ++i)
    if (out.nodes[i].slot == variable->slot) index = i;
  if (index == out.nodes.size()) {
    out.nodes.emplace_back();
    BoundNode& node = out.nodes.back();
    node.known = variable != nullptr;
    node.slot = variable       ? variable->slot
                : name.empty() ? new_slot()
                               : declare(name, kNodeType).slot;
    if (node.known) use(node.slot);
  }
  bind_labels(pattern, out.nodes[index], out.conditions);
  return index;
}

// What a node pattern asks of its node.
void Binder::bind_labels(const ast::NodePattern& pattern, BoundNode& node,
                         std::vector<Bound>& conditions) {
  const std::string& name = pattern.variable.text;
  std::string text = name.empty() ? "" : quote_name(name);
  for (const ast::Name& wanted : pattern.labels) {
    const std::optional<LabelId> id = label(wanted);
    if (id && std::find(node.labels.begin(), node.labels.end(), *id) == node.labels.end())
      node.labels.push_back(*id);
    node.impossible |= !id;
    text += ':' + quote_name(wanted.text);
  }
  if (!pattern.name.empty()) {
    node.one_of = find_named(pattern.name);
    node.exact = true;
    text += (text.empty() ? "" : " ") + quote_string(pattern.name.text);
  }
  if (node.text.empty() || !text.empty()) node.text = '(' + text + ')';
  if (pattern.properties) {
    add_properties(*pattern.properties, node.slot, name, conditions);
    if (pattern.properties->kind == ExprKind::map)
      for (size_t i = 0; i < pattern.properties->names.size(); ++i)
        if (pattern.properties->names[i].text == "name")
          preselect_name(node, *pattern.properties->args[i]);
  }
  if (pattern.where) add_conditions(*pattern.where, conditions);
}

std::vector<NodeId> Binder::find_named(const ast::Name& name) const {
  const std::span<const NodeId> nodes = graph_.names().find(name.text);
  if (!nodes.empty()) return {nodes.begin(), nodes.end()};
  std::string message = "no entity is named '" + name.text + "'";
  std::string hint;
  for (const NodeId near : graph_.names().suggest(name.text, 3))
    hint += (hint.empty() ? " (did you mean '" : ", '") + std::string(graph_.name_of(near)) + "'";
  fail(name.at, message + (hint.empty() ? "" : hint + "?)"));
}

// `name = 'text'` narrows a node down to those that the index knows by a name like it.
void Binder::preselect_name(BoundNode& node, const Expr& value) const {
  if (node.one_of) return;
  const Value* text = value.kind == ExprKind::literal ? &value.value : nullptr;
  if (value.kind == ExprKind::parameter)
    for (const auto& [name, parameter] : options_.parameters)
      if (name == value.text) text = &parameter;
  if (!text || !text->is(ValueKind::string) || name_key(text->as_string()).empty()) return;
  const std::span<const NodeId> nodes = graph_.names().find(text->as_string());
  node.one_of.emplace(nodes.begin(), nodes.end());
}

// WHERE a.name = 'text'
void Binder::preselect(const Expr& expr, BoundMatch& out) {
  if (expr.kind != ExprKind::comparison || expr.ops.size() != 1 || expr.ops[0] != ast::Op::equal)
    return;
  const Expr& left = *expr.args[0];
  if (left.kind != ExprKind::property || left.text != "name" ||
      left.args[0]->kind != ExprKind::variable)
    return;
  const Variable* variable = find(left.args[0]->text);
  for (BoundNode& node : out.nodes)
    if (variable && node.slot == variable->slot && !node.known) preselect_name(node, *expr.args[1]);
}

void Binder::add_conditions(const Expr& expr, std::vector<Bound>& out) {
  for (const Expr* condition : conjuncts(expr)) out.push_back(bind_condition(*condition));
}

// Each entry of a property map as a condition of its own.
void Binder::add_properties(const Expr& map, Slot slot, const std::string& variable,
                            std::vector<Bound>& out) {
  const auto require = [&](const std::string& key, Bound value, const std::string& text) {
    Bound condition;
    condition.type = {kBool | kNull, 0};
    condition.at = map.at;
    condition.text = variable + '.' + quote_name(key) + " = " + text;
    condition.uses = std::move(value.uses);
    condition.uses.push_back(slot);
    std::vector<ExpressionPtr> sides;
    sides.push_back(property_of(slot_value(slot), key, map.at, graph_));
    sides.push_back(std::move(value.run));
    condition.run = comparison_chain({ast::Op::equal}, std::move(sides));
    out.push_back(std::move(condition));
  };
  if (map.kind == ExprKind::map) {
    for (size_t i = 0; i < map.names.size(); ++i)
      require(map.names[i].text, bind_expr(*map.args[i]), ast::print(*map.args[i]));
    return;
  }
  fail(map.at, "write the properties out, as {name: $name}; a parameter cannot be all of them");
}

std::shared_ptr<SubPlan> Binder::new_subplan(std::string text) {
  auto plan = std::make_shared<SubPlan>();
  plan->text = std::move(text);
  return plan;
}

ExpressionPtr Binder::bind_subquery(const Expr& expr, StaticType& type) {
  const Scope outside = scope_;
  const bool widen = std::exchange(widen_, false);
  auto plan = new_subplan(ast::print(expr));
  type = {kBool, 0};
  ExpressionPtr out;
  const auto only_known = [&](const ast::Name& name) {
    if (!name.empty() && !find(name.text)) unknown_variable(name.text, name.at);
  };
  if (expr.kind == ExprKind::pattern) {
    if (!patterns_)
      fail(expr.at, "a pattern can only stand in a condition; use EXISTS { } or [pattern | value]");
    for (const ast::NodePattern* node : expr.pattern->nodes) only_known(node->variable);
    for (const ast::EdgePattern* edge : expr.pattern->edges) only_known(edge->variable);
    BoundMatch match;
    bind_path(*expr.pattern, match);
    plan->clauses.emplace_back(std::move(match));
    out = exists_rows(plan);
  } else if (expr.kind == ExprKind::pattern_list) {
    BoundMatch match;
    bind_path(*expr.pattern, match);
    if (expr.args[0]) add_conditions(*expr.args[0], match.conditions);
    plan->clauses.emplace_back(std::move(match));
    StaticType item;
    ExpressionPtr value = child(*expr.args[1], &item);
    type = {kList, item.kinds};
    out = collect_rows(plan, std::move(value));
  } else {
    if (expr.query->parts.size() != 1) fail(expr.at, "UNION cannot stand in a subquery");
    BoundQuery::Part part;
    bind_part(expr.query->parts[0], part, false);
    plan->clauses = std::move(part.clauses);
    if (expr.kind == ExprKind::count_rows) type = {kInt, 0};
    out = expr.kind == ExprKind::exists ? exists_rows(plan) : count_rows(plan);
  }
  subplans_.push_back(std::move(plan));
  scope_ = outside;
  widen_ = widen;
  return out;
}

}  // namespace nuncio
