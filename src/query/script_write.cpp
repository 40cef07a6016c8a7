// The clauses that write.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "query/operators.h"
#include "query/script_runner.h"

namespace nuncio {
namespace {

bool may_be_stored(const Value& value) {
  switch (value.kind()) {
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::edge:
    case ValueKind::path:
      return false;
    case ValueKind::list:
      return std::none_of(value.as_list().begin(), value.as_list().end(), [](const Value& item) {
        return item.is(ValueKind::list) || !may_be_stored(item);
      });
    default:
      return true;
  }
}

void check_stored(const Run& run, uint32_t at, const std::string& key, const Value& value) {
  if (!may_be_stored(value))
    run.fail(at,
             "the property '" + key + "' cannot hold a " + std::string(to_string(value.kind())));
}

// A map of properties to be stored; of MERGE, without null.
Value::Map stored_map(Run& run, const std::optional<Bound>& expr, bool merge) {
  if (!expr) return {};
  const Value value = expr->run->eval(run);
  if (value.is_null()) return {};
  if (!value.is(ValueKind::map)) run.fail(expr->at, "properties must be a map");
  const Value whole = value.owned();
  for (const auto& [key, item] : whole.as_map()) {
    if (merge && item.is_null())
      run.fail(expr->at, "MERGE cannot look for the property '" + key + "', which is null");
    check_stored(run, expr->at, key, item);
  }
  return whole.as_map();
}

bool mentions(const ast::Expr* expr, const std::set<std::string>& names) {
  if (!expr) return false;
  if (expr->kind == ast::ExprKind::variable && names.contains(expr->text)) return true;
  return std::any_of(expr->args.begin(), expr->args.end(),
                     [&](const ast::Expr* arg) { return mentions(arg, names); });
}

// CREATE as a row of them, so that properties can look at what stands before in the same clause.
std::vector<ast::Create> split(const ast::Create& clause) {
  std::vector<ast::Create> out;
  std::set<std::string> made;
  for (ast::Pattern* pattern : clause.patterns) {
    const auto looks_back = [&](const auto* part) { return mentions(part->properties, made); };
    if (out.empty() || std::any_of(pattern->nodes.begin(), pattern->nodes.end(), looks_back) ||
        std::any_of(pattern->edges.begin(), pattern->edges.end(), looks_back)) {
      out.emplace_back();
      out.back().at = clause.at;
    }
    out.back().patterns.push_back(pattern);
    for (const ast::NodePattern* node : pattern->nodes) made.insert(node->variable.text);
    for (const ast::EdgePattern* edge : pattern->edges) made.insert(edge->variable.text);
  }
  return out;
}

void put_row(Run& run, const std::vector<Value>& row) {
  for (size_t i = 0; i < row.size(); ++i) run.frame[i] = row[i];
}

}  // namespace

void ScriptRunner::write(const ast::Clause& clause) {
  if (const auto* made = std::get_if<ast::Create>(&clause)) {
    for (const ast::Create& part : split(*made)) create(part);
    return;
  }
  if (const auto* merged = std::get_if<ast::Merge>(&clause)) return merge(*merged);
  if (const auto* update = std::get_if<ast::Update>(&clause)) return change(rows_, update->changes);
  remove(rows_, std::get<ast::Delete>(clause));
}

void ScriptRunner::make(Run& run, const BoundCreate& create, bool merge, GraphEdit& edit) const {
  run.tick();
  for (const BoundCreate::Node& node : create.nodes)
    if (!node.known)
      run.frame[node.slot] =
          Value::node(edit.add_node(node.labels, stored_map(run, node.properties, merge)));
  for (const BoundCreate::Edge& edge : create.edges) {
    const Value &from = run.frame[create.nodes[edge.from].slot],
                &to = run.frame[create.nodes[edge.to].slot];
    if (!from.is(ValueKind::node) || !to.is(ValueKind::node))
      throw Error(Error::Kind::value, "an edge cannot be made where one of its nodes is null");
    run.frame[edge.slot] = Value::edge(edit.add_edge(from.as_id(), edge.type, to.as_id(),
                                                     stored_map(run, edge.properties, merge)));
  }
  for (const BoundCreate::Path& path : create.paths) {
    Path value;
    for (const uint32_t node : path.nodes)
      value.nodes.push_back(run.frame[create.nodes[node].slot].as_id());
    for (const uint32_t edge : path.edges)
      value.edges.push_back(run.frame[create.edges[edge].slot].as_id());
    run.frame[path.slot] = std::move(value);
  }
}

void ScriptRunner::create(const ast::Create& clause) {
  Binder binder(query_, graph_, options_);
  binder.know(rows_.columns);
  const BoundCreate bound = binder.bind_create(clause, false);
  const std::vector<NamedRows::Column> columns = binder.scope();
  const std::vector<Slot> slots = binder.scope_slots();
  Ready ready = this->ready(binder);
  GraphEdit edit(graph_);
  for (Row& row : rows_.rows) {
    put_row(*ready.run, row);
    make(*ready.run, bound, false, edit);
    Row after;
    for (const Slot slot : slots) after.push_back(ready.run->frame[slot]);
    row = std::move(after);
  }
  rows_.columns = columns;
  commit(edit);
}

void ScriptRunner::merge(const ast::Merge& clause) {
  NamedRows made, one;
  live_.push_back(&made);
  live_.push_back(&one);
  one.columns = rows_.columns;
  merge_row(clause, one, made);  // for what is wrong with it, and the columns
  for (size_t i = 0; i < rows_.rows.size(); ++i) {
    one.columns = rows_.columns;
    one.rows.assign(1, rows_.rows[i]);
    merge_row(clause, one, made);
  }
  live_.resize(live_.size() - 2);
  rows_ = std::move(made);
}

void ScriptRunner::merge_row(const ast::Merge& clause, NamedRows& one, NamedRows& made) {
  Binder binder(query_, graph_, options_);
  binder.know(one.columns);
  binder.check_merge(clause);
  ast::Match match;
  match.at = clause.at;
  match.patterns.push_back(clause.pattern);
  ast::SingleQuery reading;
  reading.at = clause.at;
  reading.clauses.emplace_back(match);
  NamedRows found = read(one, reading, false);
  const bool missing = found.rows.empty();
  if (missing) found = make_missing(clause, one, found);
  live_.push_back(&found);
  const bool trial = one.rows.empty();  // binds both, changes nothing
  if (!missing || trial) change(found, clause.on_match);
  if (missing) change(found, clause.on_create);
  live_.pop_back();
  made.columns = found.columns;
  made.rows.insert(made.rows.end(), found.rows.begin(), found.rows.end());
}

// `shape`: the columns that a row found would have.
NamedRows ScriptRunner::make_missing(const ast::Merge& clause, const NamedRows& one,
                                     const NamedRows& shape) {
  Binder binder(query_, graph_, options_);
  binder.know(one.columns);
  ast::Create create;
  create.at = clause.at;
  create.patterns.push_back(clause.pattern);
  const BoundCreate bound = binder.bind_create(create, true);
  std::vector<Slot> slots;
  const std::vector<NamedRows::Column> columns = binder.scope();
  for (const NamedRows::Column& column : shape.columns)
    for (size_t i = 0; i < columns.size(); ++i)
      if (columns[i].name == column.name) slots.push_back(binder.scope_slots()[i]);
  Ready ready = this->ready(binder);
  GraphEdit edit(graph_);
  NamedRows out;
  out.columns = shape.columns;
  for (const Row& row : one.rows) {
    put_row(*ready.run, row);
    make(*ready.run, bound, true, edit);
    out.rows.emplace_back();
    for (const Slot slot : slots) out.rows.back().push_back(ready.run->frame[slot]);
  }
  if (one.rows.empty()) return out;
  live_.push_back(&out);
  commit(edit);
  live_.pop_back();
  return out;
}

void ScriptRunner::apply(Run& run, const BoundChange& bound, GraphEdit& edit) const {
  const ast::Change& change = *bound.change;
  const Value target = bound.target.run->eval(run);
  if (target.is_null()) return;
  if (!target.is(ValueKind::node) && !target.is(ValueKind::edge))
    run.fail(bound.target.at, "only nodes and edges have properties that can be set");
  if (change.kind == ast::Change::Kind::labels) {
    if (!target.is(ValueKind::node)) run.fail(bound.target.at, "only nodes have labels");
    for (const ast::Name& label : change.labels)
      change.remove ? edit.remove_label(target.as_id(), label.text)
                    : edit.add_label(target.as_id(), label.text);
    return;
  }
  const Value value = bound.value ? bound.value->run->eval(run).owned() : Value();
  if (change.kind == ast::Change::Kind::property) {
    check_stored(run, change.at, change.key.text, value);
    return edit.set_property(target, change.key.text, value);
  }
  Value::Map map;
  if (value.is(ValueKind::map)) map = value.as_map();
  if (value.is(ValueKind::node)) map = run.graph.node_properties(value.as_id());
  if (value.is(ValueKind::edge)) map = run.graph.edge_properties(value.as_id());
  if (!value.is(ValueKind::map) && !value.is(ValueKind::node) && !value.is(ValueKind::edge))
    run.fail(change.at, "all properties are set from a map, node or edge, not a " +
                            std::string(to_string(value.kind())));
  for (const auto& [key, item] : map) check_stored(run, change.at, key, item);
  if (change.kind == ast::Change::Kind::replace) edit.clear_properties(target);
  for (const auto& [key, item] : map) edit.set_property(target, key, item);
}

// Changes that read what others may have written take turns with building the graph.
void ScriptRunner::change(NamedRows& rows, const std::vector<ast::Change*>& changes) {
  if (changes.empty()) return;
  const auto each = [&](size_t first, size_t last, const std::vector<ast::Change*>& some) {
    Binder binder(query_, graph_, options_);
    binder.know(rows.columns);
    const std::vector<BoundChange> bound = binder.bind_changes(some);
    const bool constant = std::all_of(bound.begin(), bound.end(), [](const BoundChange& change) {
      return !change.value || change.value->constant;
    });
    if (!constant && last - first > 1) return false;
    Ready ready = this->ready(binder);
    GraphEdit edit(graph_);
    for (size_t row = first; row < last; ++row) {
      put_row(*ready.run, rows.rows[row]);
      for (const BoundChange& change : bound) apply(*ready.run, change, edit);
    }
    commit(edit);
    return true;
  };
  if (each(0, rows.rows.size(), changes)) return;
  for (size_t row = 0; row < rows.rows.size(); ++row)
    for (ast::Change* change : changes) each(row, row + 1, {change});
}

void ScriptRunner::remove(NamedRows& rows, const ast::Delete& clause) {
  Binder binder(query_, graph_, options_);
  binder.know(rows.columns);
  const std::vector<Bound> targets = binder.bind_targets(clause);
  Ready ready = this->ready(binder);
  GraphEdit edit(graph_);
  std::vector<std::pair<NodeId, uint32_t>> nodes;  // and where the query says so
  const auto drop = [&](const Value& value, uint32_t at) {
    if (value.is(ValueKind::node)) {
      if (clause.detach) edit.remove_edges_of(value.as_id());
      nodes.emplace_back(value.as_id(), at);
    } else if (value.is(ValueKind::edge)) {
      edit.remove_edge(value.as_id());
    }
  };
  for (const Row& row : rows.rows) {
    put_row(*ready.run, row);
    for (const Bound& target : targets) {
      const Value value = target.run->eval(*ready.run);
      if (value.is(ValueKind::path)) {
        for (const EdgeId edge : value.as_path().edges) drop(Value::edge(edge), target.at);
        for (const NodeId node : value.as_path().nodes) drop(Value::node(node), target.at);
      } else if (value.is_null() || value.is(ValueKind::node) || value.is(ValueKind::edge)) {
        drop(value, target.at);
      } else {
        ready.run->fail(target.at, "DELETE takes nodes, edges and paths, not a " +
                                       std::string(to_string(value.kind())));
      }
    }
  }
  for (const auto& [node, at] : nodes) {
    if (edit.has_edges(node))
      ready.run->fail(at, "a node that still has edges cannot be deleted; use DETACH DELETE");
    edit.remove_node(node);
  }
  commit(edit);
}

}  // namespace nuncio
