// WITH and RETURN: columns, grouping, ORDER BY, SKIP, LIMIT.
#include <algorithm>
#include <functional>
#include <set>

#include "query/binder.h"
#include "query/evaluate.h"
#include "query/literal.h"

namespace nuncio {

using ast::Expr;
using ast::ExprKind;
using ast::Item;

namespace {

bool is_aggregate(const Expr& expr) {
  return expr.kind == ExprKind::count_star ||
         (expr.kind == ExprKind::call && find_aggregate(expr.text));
}

// What an expression around aggregate functions may take over from another column: a longer one
// would leave open what is grouped by.
bool is_part(const Expr& expr) {
  return expr.kind == ExprKind::variable || expr.kind == ExprKind::property || is_aggregate(expr);
}

bool varies(const Expr& expr) {
  if (expr.kind == ExprKind::call)
    if (const Function* function = find_function(expr.text);
        function && function->varies && expr.args.empty())
      return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [](const Expr* arg) { return arg && varies(*arg); });
}

}  // namespace

std::vector<Item> Binder::expand_star(const ast::Project& project) const {
  std::vector<Item> items;
  if (project.star && scope_.empty() && project.is_return)
    fail(project.at, "RETURN * needs at least one variable");
  if (project.star)
    for (const auto& [name, variable] : scope_) {
      Item item;
      item.alias = {name, project.at};
      items.push_back(item);
    }
  items.insert(items.end(), project.items.begin(), project.items.end());
  return items;
}

std::string Binder::column_name(const Item& item) const {
  if (!item.alias.empty()) return item.alias.text;
  if (item.expr->kind == ExprKind::variable) return item.expr->text;
  return std::string(query_.substr(item.expr->begin, item.expr->end - item.expr->begin));
}

BoundProject Binder::bind_project(const ast::Project& project) {
  std::vector<Item> items = expand_star(project);
  ast::Ast stars;  // variables that `*` stands for
  for (Item& item : items) {
    if (item.expr) continue;
    item.expr = stars.make<Expr>();
    item.expr->kind = ExprKind::variable;
    item.expr->text = item.alias.text;
    item.expr->at = item.alias.at;
  }
  std::set<std::string> names;
  for (const Item& item : items) {
    if (!project.is_return && item.alias.empty() && item.expr->kind != ExprKind::variable)
      fail(item.expr->at, "this column of WITH needs a name: … AS name");
    if (!names.insert(column_name(item)).second)
      fail(item.expr->at, "two columns are called '" + column_name(item) + "'");
  }
  BoundProject out;
  out.distinct = project.distinct;
  out.grouped = std::any_of(items.begin(), items.end(),
                            [](const Item& item) { return has_aggregate(*item.expr); });
  const Scope before = scope_;
  Scope after;
  if (out.grouped) {
    bind_group(items, out, after);
  } else {
    for (const Item& item : items) {
      BoundColumn column;
      column.name = column_name(item);
      column.expr = bind_expr(*item.expr);
      column.slot = new_slot();
      after.insert_or_assign(column.name, Variable{column.slot, column.expr.type});
      out.columns.push_back(std::move(column));
    }
  }
  if (project.where && project.is_return)
    fail(project.where->at, "RETURN has no WHERE; filter before, or in a WITH");
  bind_order(project, items, before, after, out);
  scope_ = {};
  if (project.skip) out.skip = bind_count(*project.skip, "SKIP");
  if (project.limit) out.limit = bind_count(*project.limit, "LIMIT");
  scope_ = after;
  return out;
}

// Columns without aggregate functions are the keys; the others may use keys and aggregates only.
void Binder::bind_group(const std::vector<Item>& items, BoundProject& out, Scope& after) {
  std::map<std::string, Variable> keys;  // by text
  std::map<const Expr*, Variable> replaced;
  std::vector<Variable> places(items.size());
  for (size_t i = 0; i < items.size(); ++i) {
    if (has_aggregate(*items[i].expr)) continue;
    BoundColumn key;
    key.name = column_name(items[i]);
    key.expr = bind_expr(*items[i].expr);
    key.slot = new_slot();
    places[i] = {key.slot, key.expr.type};
    keys.emplace(ast::print(*items[i].expr), places[i]);
    replaced.emplace(items[i].expr, places[i]);
    out.keys.push_back(std::move(key));
  }
  const std::function<void(const Expr&, std::set<std::string>)> collect =
      [&](const Expr& expr, std::set<std::string> locals) {
        if (const auto key = keys.find(ast::print(expr)); key != keys.end() && is_part(expr)) {
          replaced.emplace(&expr, key->second);
          return;
        }
        if (is_aggregate(expr)) {
          if (!locals.empty())
            fail(expr.at, "an aggregate function cannot stand inside a list expression");
          BoundAggregate aggregate;
          aggregate.at = expr.at;
          aggregate.text = ast::print(expr);
          aggregate.distinct = expr.distinct;
          if (expr.kind == ExprKind::call) aggregate.kind = *find_aggregate(expr.text);
          if (expr.args.size() != argument_count(aggregate.kind))
            fail(expr.at, expr.text + "() takes " + std::to_string(argument_count(aggregate.kind)) +
                              (argument_count(aggregate.kind) == 1 ? " argument, not "
                                                                   : " arguments, not ") +
                              std::to_string(expr.args.size()));
          StaticType type;
          const char* const reason =
              std::exchange(no_aggregate_, "an aggregate function cannot stand inside another");
          for (const Expr* arg : expr.args) {
            if (varies(*arg)) fail(arg->at, "rand() cannot stand inside an aggregate function");
            aggregate.args.push_back(bind_expr(*arg));
          }
          no_aggregate_ = reason;
          if (!aggregate.args.empty()) type = aggregate.args[0].type;
          aggregate.slot = new_slot();
          replaced.emplace(&expr, Variable{aggregate.slot, type_of(aggregate.kind, type)});
          out.aggregates.push_back(std::move(aggregate));
          return;
        }
        if (expr.kind == ExprKind::variable && !locals.contains(expr.text) && find(expr.text))
          fail(expr.at, "'" + expr.text +
                            "' is neither a column of its own nor inside an aggregate "
                            "function; name it in a WITH before");
        for (const ast::Name& name : expr.names)
          if (expr.kind == ExprKind::reduce) locals.insert(name.text);
        const bool scoped = expr.kind == ExprKind::comprehension ||
                            expr.kind == ExprKind::quantifier || expr.kind == ExprKind::reduce;
        for (size_t i = 0; i < expr.args.size(); ++i) {
          std::set<std::string> inner = locals;
          if (scoped && (i > 0 || expr.kind == ExprKind::reduce)) inner.insert(expr.text);
          if (expr.args[i]) collect(*expr.args[i], inner);
        }
      };
  for (const Item& item : items)
    if (has_aggregate(*item.expr)) collect(*item.expr, {});
  const auto* const outer = std::exchange(replaced_, &replaced);
  for (size_t i = 0; i < items.size(); ++i) {
    BoundColumn column;
    column.name = column_name(items[i]);
    column.expr = bind_expr(*items[i].expr);
    column.slot = new_slot();
    after.insert_or_assign(column.name, Variable{column.slot, column.expr.type});
    out.columns.push_back(std::move(column));
  }
  replaced_ = outer;
}

// ORDER BY and WHERE see the new columns, also where they write one out again; without grouping and
// DISTINCT the old variables too.
void Binder::bind_order(const ast::Project& project, const std::vector<Item>& items,
                        const Scope& before, const Scope& after, BoundProject& out) {
  std::map<std::string, Variable> columns;  // by text
  for (size_t i = 0; i < items.size(); ++i)
    columns.emplace(ast::print(*items[i].expr), after.at(column_name(items[i])));
  scope_ = after;
  if (!out.grouped && !project.distinct) scope_.insert(before.begin(), before.end());
  std::map<const Expr*, Variable> replaced;
  const std::function<void(const Expr&, bool)> replace = [&](const Expr& expr, bool whole) {
    // A name means the new column of that name; anything else may be a column written out.
    const bool named = expr.kind == ExprKind::variable && after.contains(expr.text);
    const auto column = columns.find(ast::print(expr));
    if (!named && column != columns.end() && (whole || !out.grouped || is_part(expr))) {
      replaced.emplace(&expr, column->second);
      return;
    }
    if (is_aggregate(expr))
      fail(expr.at, "only an aggregate function that is a column can stand here");
    for (const Expr* arg : expr.args)
      if (arg) replace(*arg, false);
  };
  const auto* const outer = std::exchange(replaced_, &replaced);
  for (const ast::SortKey& key : project.order) {
    replace(*key.expr, true);
    out.order.push_back({bind_expr(*key.expr), key.descending});
  }
  if (project.where) {
    replace(*project.where, true);
    out.where = bind_condition(*project.where);
  }
  replaced_ = outer;
}

Bound Binder::bind_count(const Expr& expr, const char* word) {
  Bound out = bind_expr(expr);
  if (!out.type.may_be(kInt) || out.type.is_only(kNull))
    fail(expr.at, std::string(word) + " needs an integer");
  if (!out.uses.empty()) fail(expr.at, std::string(word) + " cannot depend on the rows");
  if (expr.kind == ExprKind::literal && expr.value.is(ValueKind::integer) &&
      expr.value.as_int() < 0)
    fail(expr.at, std::string(word) + " must not be negative");
  return out;
}

}  // namespace nuncio
