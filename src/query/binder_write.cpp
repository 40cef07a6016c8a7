// Clauses that write, and the stretches of reading between them.
#include <algorithm>

#include "query/binder.h"
#include "query/literal.h"

namespace nuncio {

using ast::Expr;

void Binder::know(const std::vector<NamedRows::Column>& columns) {
  for (const NamedRows::Column& column : columns) declare(column.name, column.type);
}

std::vector<NamedRows::Column> Binder::scope() const {
  std::vector<NamedRows::Column> out;
  for (const auto& [name, variable] : scope_) out.push_back({name, variable.type});
  return out;
}

std::vector<Slot> Binder::scope_slots() const {
  std::vector<Slot> out;
  for (const auto& [name, variable] : scope_) out.push_back(variable.slot);
  return out;
}

BoundQuery Binder::finish() {
  BoundQuery out;
  out.subplans = std::move(subplans_);
  out.messages = std::move(messages_);
  out.views = std::move(views_);
  out.default_view = default_view_;
  out.hides = hides_;
  out.slots = slots_;
  return out;
}

BoundSegment Binder::bind_segment(const std::vector<NamedRows::Column>& columns,
                                  const ast::SingleQuery& clauses, bool last) {
  BoundSegment out;
  know(columns);
  BoundQuery::Part part;
  bind_part(clauses, part, last);
  if (part.returns) {
    const auto& project = std::get<BoundProject>(part.clauses.back());
    for (const BoundColumn& column : project.columns) {
      out.columns.push_back({column.name, column.expr.type});
      out.outputs.push_back(column.slot);
    }
  } else {
    out.columns = scope();
    out.outputs = scope_slots();
  }
  out.query = finish();
  out.query.parts.push_back(std::move(part));
  return out;
}

// Property maps look at what was there before the clause, so they are bound first.
BoundCreate Binder::bind_create(const ast::Create& create, bool merge) {
  BoundCreate out;
  std::map<const Expr*, Bound> maps;
  const auto keep = [&](const Expr* map) {
    if (map) maps.emplace(map, bind_checked(*map, kMap, "a property map"));
  };
  for (const ast::Pattern* pattern : create.patterns) {
    const bool plain = pattern->selector == ast::Selector::every && !pattern->view;
    if (!plain || pattern->mode != ast::Mode::trail)
      fail(pattern->at, "a pattern that makes nodes and edges must be plain");
    for (const ast::NodePattern* node : pattern->nodes) keep(node->properties);
    for (const ast::EdgePattern* edge : pattern->edges) keep(edge->properties);
  }
  create_maps_ = &maps;
  for (const ast::Pattern* pattern : create.patterns) {
    BoundCreate::Path path;
    path.nodes.push_back(create_node(*pattern->nodes[0], pattern->edges.empty(), out));
    for (size_t i = 0; i < pattern->edges.size(); ++i) {
      path.nodes.push_back(create_node(*pattern->nodes[i + 1], false, out));
      create_edge(*pattern->edges[i], path.nodes[i], path.nodes[i + 1], merge, out);
      path.edges.push_back(static_cast<uint32_t>(out.edges.size() - 1));
    }
    if (pattern->variable.empty()) continue;
    path.slot = declare_new(pattern->variable, {kPath, 0});
    out.paths.push_back(std::move(path));
  }
  create_maps_ = nullptr;
  return out;
}

std::optional<Bound> Binder::take_map(const Expr* map) {
  if (!map) return std::nullopt;
  return std::move(create_maps_->at(map));
}

uint32_t Binder::create_node(const ast::NodePattern& pattern, bool alone, BoundCreate& out) {
  const std::string& name = pattern.variable.text;
  if (!pattern.name.empty() || pattern.where)
    fail(pattern.at, "a node to be made has labels and properties, as (a:Person {name: 'A'})");
  BoundCreate::Node node;
  const Variable* known = name.empty() ? nullptr : find(name);
  if (known) {
    const bool plain = pattern.labels.empty() && !pattern.properties;
    if (alone || !plain || !known->type.may_be(kNode))
      fail(pattern.variable.at, "the variable '" + name + "' is already in use");
    for (uint32_t i = 0; i < out.nodes.size(); ++i)
      if (out.nodes[i].slot == known->slot) return i;
    node.slot = known->slot;
    node.known = true;
  } else {
    for (const ast::Name& label : pattern.labels) node.labels.push_back(label.text);
    node.properties = take_map(pattern.properties);
    node.slot = name.empty() ? new_slot() : declare(name, {kNode, 0}).slot;
  }
  out.nodes.push_back(std::move(node));
  return static_cast<uint32_t>(out.nodes.size() - 1);
}

void Binder::create_edge(const ast::EdgePattern& pattern, uint32_t left, uint32_t right, bool merge,
                         BoundCreate& out) {
  const bool directed = merge || pattern.direction != ast::Direction::both;
  if (pattern.types.size() != 1 || pattern.repeated || !directed || pattern.where)
    fail(pattern.at, "an edge to be made has one type and one direction, as -[:met_with]->");
  const std::string& name = pattern.variable.text;
  if (!name.empty() && find(name))
    fail(pattern.variable.at, "the variable '" + name + "' is already in use");
  BoundCreate::Edge edge;
  const bool in = pattern.direction == ast::Direction::in;
  edge.from = in ? right : left;
  edge.to = in ? left : right;
  edge.type = pattern.types[0].text;
  edge.properties = take_map(pattern.properties);
  edge.slot = name.empty() ? new_slot() : declare(name, {kEdge, 0}).slot;
  out.edges.push_back(std::move(edge));
}

std::vector<BoundChange> Binder::bind_changes(const std::vector<ast::Change*>& changes) {
  std::vector<BoundChange> out;
  for (const ast::Change* change : changes) {
    if (change->remove && change->kind == ast::Change::Kind::replace)
      fail(change->at, "REMOVE takes a property or labels, as a.age or a:Person");
    BoundChange bound;
    bound.change = change;
    const bool labels = change->kind == ast::Change::Kind::labels;
    bound.target = bind_checked(*change->target, labels ? kNode : kNode | kEdge,
                                labels ? "what gets labels" : "what gets properties");
    if (change->value) bound.value = bind_expr(*change->value);
    const bool whole =
        change->kind == ast::Change::Kind::replace || change->kind == ast::Change::Kind::extend;
    if (whole && bound.value && !bound.value->type.may_be(kMap | kNode | kEdge))
      fail(change->value->at, "all properties are set from a map, node or edge, not " +
                                  describe_kinds(bound.value->type.kinds));
    out.push_back(std::move(bound));
  }
  return out;
}

std::vector<Bound> Binder::bind_targets(const ast::Delete& clause) {
  std::vector<Bound> out;
  for (const Expr* target : clause.targets) {
    if (target->kind == ast::ExprKind::labels)
      fail(target->at, "DELETE takes nodes, edges and paths; labels are taken away by REMOVE");
    out.push_back(bind_checked(*target, kNode | kEdge | kPath | kMap | kList, "what is deleted"));
    if (!out.back().type.may_be(kNode | kEdge | kPath))
      fail(target->at,
           "DELETE takes nodes, edges and paths, not " + describe_kinds(out.back().type.kinds));
  }
  return out;
}

// What MERGE can neither look for nor make.
void Binder::check_merge(const ast::Merge& merge) {
  const ast::Pattern& pattern = *merge.pattern;
  for (const ast::EdgePattern* edge : pattern.edges) {
    if (edge->types.size() != 1 || edge->repeated || edge->group)
      fail(edge->at, "MERGE needs edges of one type, as -[:met_with]-");
    if (!edge->variable.empty() && find(edge->variable.text))
      fail(edge->variable.at, "the variable '" + edge->variable.text + "' is already in use");
  }
  for (const ast::NodePattern* node : pattern.nodes) {
    const bool known = !node->variable.empty() && find(node->variable.text);
    if (known && (pattern.edges.empty() || !node->labels.empty() || node->properties))
      fail(node->variable.at, "the variable '" + node->variable.text + "' is already in use");
    if (node->properties && node->properties->kind == ast::ExprKind::parameter)
      fail(node->properties->at, "write the properties out, as {name: $name}");
  }
}

}  // namespace nuncio
