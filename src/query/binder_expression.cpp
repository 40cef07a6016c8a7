// Expressions: variables to slots, functions by name, kinds checked where they are known.
#include <algorithm>
#include <map>
#include <utility>

#include "query/binder.h"
#include "query/evaluate.h"
#include "query/literal.h"
#include "query/place.h"

namespace nuncio {

using ast::Expr;
using ast::ExprKind;
using ast::Op;

namespace {

bool is_constant(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::literal:
    case ExprKind::parameter:
      return true;
    case ExprKind::list:
    case ExprKind::map:
    case ExprKind::unary:
    case ExprKind::binary:
    case ExprKind::chain:
    case ExprKind::comparison:
    case ExprKind::index:
      return std::all_of(expr.args.begin(), expr.args.end(),
                         [](const Expr* a) { return is_constant(*a); });
    case ExprKind::call: {
      const Function* function = find_function(expr.text);
      return function && !function->varies &&
             std::all_of(expr.args.begin(), expr.args.end(),
                         [](const Expr* a) { return is_constant(*a); });
    }
    default:
      return false;
  }
}

StaticType type_of_value(const Value& value) {
  StaticType type{kinds(value.kind()), 0};
  if (value.is(ValueKind::list)) {
    for (const Value& item : value.as_list()) type.items |= kinds(item.kind());
    if (value.as_list().empty()) type.items = kNull;
  }
  return type;
}

}  // namespace

// Slots made while binding belong to the expression; the others are what it uses of its
// surroundings.
Bound Binder::bind_expr(const Expr& expr) {
  const std::vector<Slot> outer = std::exchange(uses_, {});
  const Slot first_own = slots_;
  Bound out;
  out.at = expr.at;
  out.text = ast::print(expr);
  out.constant = is_constant(expr);
  out.run = bind_node(expr, out.type);
  std::sort(uses_.begin(), uses_.end());
  uses_.erase(std::unique(uses_.begin(), uses_.end()), uses_.end());
  std::erase_if(uses_, [&](Slot slot) { return slot >= first_own; });
  out.uses = uses_;
  uses_.insert(uses_.end(), outer.begin(), outer.end());
  return out;
}

Bound Binder::bind_checked(const Expr& expr, Kinds allowed, const char* what) {
  Bound out = bind_expr(expr);
  if (!out.type.may_be(allowed))
    fail(expr.at, std::string(what) + " must be " + describe_kinds(allowed) + ", not " +
                      describe_kinds(out.type.kinds));
  return out;
}

Bound Binder::bind_condition(const Expr& expr) {
  const bool patterns = std::exchange(patterns_, true);
  Bound out = bind_checked(expr, kBool, "a condition");
  patterns_ = patterns;
  return out;
}

ExpressionPtr Binder::child(const Expr& expr, StaticType* type) {
  StaticType ignored;
  return bind_node(expr, type ? *type : ignored);
}

ExpressionPtr Binder::child_of(const Expr& expr, Kinds allowed, const char* what,
                               StaticType* type) {
  StaticType found;
  ExpressionPtr out = bind_node(expr, found);
  if (!found.may_be(allowed))
    fail(expr.at, std::string(what) + " takes " + describe_kinds(allowed) + ", not " +
                      describe_kinds(found.kinds));
  if (type) *type = found;
  return out;
}

std::vector<ExpressionPtr> Binder::children(const Expr& expr) {
  std::vector<ExpressionPtr> out;
  for (const Expr* arg : expr.args) out.push_back(child(*arg));
  return out;
}

ExpressionPtr Binder::bind_node(const Expr& expr, StaticType& type) {
  if (replaced_)
    if (const auto known = replaced_->find(&expr); known != replaced_->end()) {
      use(known->second.slot);
      type = known->second.type;
      return slot_value(known->second.slot);
    }
  // A pattern may only be the whole of a condition or an operand of AND, OR, XOR, NOT.
  const bool logical = expr.kind == ExprKind::chain || expr.kind == ExprKind::pattern ||
                       (expr.kind == ExprKind::unary && expr.op == Op::not_);
  const bool patterns = std::exchange(patterns_, patterns_ && logical);
  ExpressionPtr out;
  switch (expr.kind) {
    case ExprKind::literal:
    case ExprKind::parameter:
    case ExprKind::list:
    case ExprKind::map:
      out = bind_literal_like(expr, type);
      break;
    case ExprKind::variable:
      out = bind_variable(expr, type);
      break;
    case ExprKind::property:
    case ExprKind::labels:
      out = bind_property(expr, type);
      break;
    case ExprKind::index:
    case ExprKind::slice:
      out = bind_access(expr, type);
      break;
    case ExprKind::unary:
    case ExprKind::binary:
    case ExprKind::chain:
    case ExprKind::comparison:
      out = bind_operator(expr, type);
      break;
    case ExprKind::call:
    case ExprKind::count_star:
      out = bind_call(expr, type);
      break;
    case ExprKind::conditional:
      out = bind_conditional(expr, type);
      break;
    case ExprKind::comprehension:
    case ExprKind::quantifier:
    case ExprKind::reduce:
      out = bind_scoped(expr, type);
      break;
    default:
      out = bind_subquery(expr, type);
  }
  patterns_ = patterns;
  return out;
}

ExpressionPtr Binder::bind_literal_like(const Expr& expr, StaticType& type) {
  if (expr.kind == ExprKind::literal) {
    type = type_of_value(expr.value);
    return literal_value(expr.value);
  }
  if (expr.kind == ExprKind::parameter) {
    for (const auto& [name, value] : options_.parameters)
      if (name == expr.text) {
        type = {};  // a query is checked alike whatever its parameters are
        return literal_value(value);
      }
    fail(expr.at, "no value is given for the parameter $" + quote_name(expr.text));
  }
  std::vector<ExpressionPtr> items;
  StaticType all{0, 0};
  for (const Expr* arg : expr.args) {
    StaticType item;
    items.push_back(child(*arg, &item));
    all = all | item;
  }
  if (expr.kind == ExprKind::list) {
    type = {kList, expr.args.empty() ? kNull : all.kinds};
    return list_of(std::move(items));
  }
  type = {kMap, 0};
  std::vector<std::string> keys;
  for (const ast::Name& name : expr.names) {
    if (std::find(keys.begin(), keys.end(), name.text) != keys.end())
      fail(name.at, "the key '" + name.text + "' stands twice in this map");
    keys.push_back(name.text);
  }
  return map_of(std::move(keys), std::move(items));
}

ExpressionPtr Binder::bind_variable(const Expr& expr, StaticType& type) {
  const Variable* variable = find(expr.text);
  if (!variable) unknown_variable(expr.text, expr.at);
  use(variable->slot);
  type = variable->type;
  return slot_value(variable->slot);
}

ExpressionPtr Binder::bind_property(const Expr& expr, StaticType& type) {
  StaticType of;
  if (expr.kind == ExprKind::labels) {
    ExpressionPtr owner = child_of(*expr.args[0], kNode | kEdge, "a label test", &of);
    std::vector<std::optional<LabelId>> labels;
    std::vector<std::string> names;
    for (const ast::Name& name : expr.names) {
      labels.push_back(of.may_be(kNode) && !of.is_only(kEdge | kNull) ? label(name) : std::nullopt);
      names.push_back(name.text);
    }
    type = {kBool | kNull, 0};
    return labels_test(std::move(owner), std::move(labels), std::move(names), expr.at);
  }
  ExpressionPtr owner = child(*expr.args[0], &of);
  if (!of.may_be(kNode | kEdge | kMap | kDate | kDuration))
    fail(expr.at, "a " + describe_kinds(of.kinds) + " has no properties");
  note_property(expr.text, expr.at, of);
  type = {};
  return property_of(std::move(owner), expr.text, expr.at, graph_);
}

ExpressionPtr Binder::bind_access(const Expr& expr, StaticType& type) {
  StaticType container;
  if (expr.kind == ExprKind::slice) {
    ExpressionPtr list = child_of(*expr.args[0], kList, "a slice", &container);
    ExpressionPtr from = expr.args[1] ? child_of(*expr.args[1], kInt, "a slice") : nullptr;
    ExpressionPtr to = expr.args[2] ? child_of(*expr.args[2], kInt, "a slice") : nullptr;
    type = {kList | kNull, container.items};
    return slice_of(std::move(list), std::move(from), std::move(to), expr.at);
  }
  ExpressionPtr of = child_of(*expr.args[0], kList | kMap | kNode | kEdge, "an index", &container);
  ExpressionPtr key = child_of(*expr.args[1], kInt | kString, "an index");
  if (container.is_only(kList | kNull))
    type = {static_cast<Kinds>(container.items | kNull), kAnyKind};
  return element_of(std::move(of), std::move(key), expr.at);
}

ExpressionPtr Binder::bind_operator(const Expr& expr, StaticType& type) {
  const auto operand = [&](size_t i, Kinds allowed, StaticType* found = nullptr) {
    const std::string what(ast::spelling(expr.op));
    return child_of(*expr.args[i], allowed, what.c_str(), found);
  };
  type = {kBool | kNull, 0};
  switch (expr.kind) {
    case ExprKind::chain: {
      std::vector<ExpressionPtr> args;
      for (size_t i = 0; i < expr.args.size(); ++i) args.push_back(operand(i, kBool));
      return chain_of(expr.op, std::move(args), expr.at);
    }
    case ExprKind::comparison:
      return comparison_chain(expr.ops, children(expr));
    case ExprKind::unary: {
      if (expr.op == Op::not_) return unary_operator(expr.op, operand(0, kBool), expr.at);
      if (expr.op == Op::is_null || expr.op == Op::is_not_null)
        return unary_operator(expr.op, child(*expr.args[0]), expr.at);
      return unary_operator(expr.op, operand(0, kNumber | kDuration, &type), expr.at);
    }
    default:
      break;
  }
  StaticType a, b;
  ExpressionPtr left, right;
  switch (expr.op) {
    case Op::in:
      left = child(*expr.args[0]);
      right = operand(1, kList);
      break;
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains:
    case Op::matches:
      left = child(*expr.args[0]);
      right = child(*expr.args[1]);
      break;
    case Op::add:
      left = child(*expr.args[0], &a);
      right = child(*expr.args[1], &b);
      type = {};
      if (a.is_only(kNumber) && b.is_only(kNumber)) type = {kNumber, 0};
      if (a.is_only(kInt) && b.is_only(kInt)) type = {kInt, 0};
      if (a.is_only(kString) && b.is_only(kString)) type = {kString, 0};
      if (a.is_only(kList))
        type = {kList, b.is_only(kList) ? (a | b).items
                                        : static_cast<Kinds>(a.items | b.kinds |
                                                             (b.kinds & kList ? b.items : 0))};
      break;
    case Op::subtract:
      left = operand(0, kNumber | kDate | kDuration, &a);
      right = operand(1, kNumber | kDate | kDuration, &b);
      type = a.is_only(kNumber) && b.is_only(kNumber) ? StaticType{kNumber, 0} : StaticType{};
      break;
    case Op::multiply:
    case Op::divide:
      left = operand(0, kNumber | kDuration, &a);
      right = operand(1, kNumber | kDuration, &b);
      type = {static_cast<Kinds>(((a.kinds | b.kinds) & (kNumber | kDuration)) | kNull), 0};
      break;
    default:
      left = operand(0, kNumber, &a);
      right = operand(1, kNumber, &b);
      type = {kNumber | kNull, 0};
  }
  return binary_operator(expr.op, std::move(left), std::move(right), expr.at);
}

ExpressionPtr Binder::bind_conditional(const Expr& expr, StaticType& type) {
  const auto& args = expr.args;
  ExpressionPtr subject = args[0] ? child(*args[0]) : nullptr;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  type = {0, 0};
  StaticType branch;
  for (size_t i = 1; i + 1 < args.size(); i += 2) {
    ExpressionPtr when = subject ? child(*args[i]) : child_of(*args[i], kBool, "WHEN");
    ExpressionPtr then = child(*args[i + 1], &branch);
    type = type | branch;
    branches.emplace_back(std::move(when), std::move(then));
  }
  ExpressionPtr otherwise = args.back() ? child(*args.back(), &branch) : nullptr;
  type = type | (otherwise ? branch : StaticType{kNull, 0});
  return case_of(std::move(subject), std::move(branches), std::move(otherwise));
}

ExpressionPtr Binder::bind_call(const Expr& expr, StaticType& type) {
  if (expr.kind == ExprKind::count_star || find_aggregate(expr.text))
    fail(expr.at, no_aggregate_ ? no_aggregate_ : "an aggregate function cannot stand here");
  const Function* function = find_function(expr.text);
  if (!function)
    fail(expr.at,
         "there is no function " + expr.text + "()" + did_you_mean(expr.text, function_names()));
  const std::string name = std::string(function->name) + "()";
  if (expr.args.size() < function->min_args ||
      (function->max_args != 255 && expr.args.size() > function->max_args))
    fail(expr.at, name + " takes " + std::to_string(function->min_args) +
                      (function->max_args == function->min_args ? ""
                       : function->max_args == 255              ? " or more"
                                                   : " to " + std::to_string(function->max_args)) +
                      (function->max_args == 1 ? " argument, not " : " arguments, not ") +
                      std::to_string(expr.args.size()));
  if (function->name == "exists" && expr.args[0]->kind == ExprKind::pattern) {
    patterns_ = true;
    return child(*expr.args[0], &type);
  }
  std::vector<ExpressionPtr> args;
  StaticType argument;
  type = function->gives;
  for (size_t i = 0; i < expr.args.size(); ++i) {
    args.push_back(
        child_of(*expr.args[i], function->takes[std::min<size_t>(i, 2)], name.c_str(), &argument));
    if (!function->takes_null) type.kinds |= argument.kinds & kNull;
  }
  const bool of_items = function->name == "head" || function->name == "last";
  const bool of_list = function->name == "tail" || function->name == "reverse";
  if (of_items) type = {static_cast<Kinds>(argument.items | kNull), kAnyKind};
  if (of_list && argument.is_only(kList | kNull)) type = argument;
  return call_of(*function, std::move(args), expr.at);
}

ExpressionPtr Binder::bind_scoped(const Expr& expr, StaticType& type) {
  const Scope outside = scope_;
  const char* const no_aggregate =
      std::exchange(no_aggregate_, "an aggregate function cannot stand inside a list expression");
  ExpressionPtr out;
  StaticType list, result;
  const auto item_type = [&] {
    return list.is_only(kList | kNull) ? StaticType{list.items, kAnyKind} : StaticType{};
  };
  if (expr.kind == ExprKind::reduce) {
    ExpressionPtr start = child(*expr.args[0]);
    ExpressionPtr items = child_of(*expr.args[1], kList, "reduce", &list);
    const Slot sum = declare(expr.names[0].text, {}).slot;
    const Slot slot = declare(expr.text, item_type()).slot;
    ExpressionPtr step = child(*expr.args[2]);
    type = {};
    out = reduce_of(sum, std::move(start), slot, std::move(items), std::move(step), expr.at);
  } else {
    const bool quantifier = expr.kind == ExprKind::quantifier;
    ExpressionPtr items =
        child_of(*expr.args[0], kList, quantifier ? "IN" : "a list comprehension", &list);
    const Slot slot = declare(expr.text, item_type()).slot;
    patterns_ = true;
    ExpressionPtr where = expr.args[1] ? child_of(*expr.args[1], kBool, "WHERE") : nullptr;
    patterns_ = false;
    if (quantifier) {
      type = {kBool | kNull, 0};
      out = quantifier_of(expr.op, slot, std::move(items), std::move(where), expr.at);
    } else {
      result = item_type();
      ExpressionPtr value = expr.args[2] ? child(*expr.args[2], &result) : nullptr;
      type = {static_cast<Kinds>(kList | (list.kinds & kNull)), result.kinds};
      out = comprehension_of(slot, std::move(items), std::move(where), std::move(value), expr.at);
    }
  }
  no_aggregate_ = no_aggregate;
  scope_ = outside;
  return out;
}

}  // namespace nuncio
