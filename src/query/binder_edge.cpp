// Paths and their edges: single, repeated, quantified patterns; views.
#include <algorithm>
#include <utility>

#include "query/binder.h"
#include "query/literal.h"

namespace nuncio {

using ast::Expr;

namespace {

constexpr StaticType kNodeType{kNode, 0};
constexpr StaticType kEdgeType{kEdge, 0};

std::string edge_text(const ast::EdgePattern& edge, const ast::View* view) {
  std::string body;
  for (const ast::Name& type : edge.types)
    body += (body.empty() ? ":" : "|") + quote_name(type.text);
  if (edge.repeated)
    body += '*' + std::to_string(edge.min) + ".." + (edge.max ? std::to_string(*edge.max) : "");
  if (view) body += ' ' + ast::print(*view);
  if (!body.empty()) body = '[' + body + ']';
  return (edge.direction == ast::Direction::in ? "<-" : "-") + body +
         (edge.direction == ast::Direction::out ? "->" : "-");
}

}  // namespace

void Binder::bind_path(const ast::Pattern& pattern, BoundMatch& out) {
  BoundPath path;
  path.named = !pattern.variable.empty();
  path.mode = pattern.mode;
  const bool chosen = pattern.selector != ast::Selector::every && pattern.edges.size() > 1;
  if (pattern.selector != ast::Selector::every && pattern.edges.empty())
    fail(pattern.at, "a shortest path needs a pattern of two nodes with an edge between them");
  if (chosen && is_cheapest(pattern.selector))
    fail(pattern.at, "a cheapest path needs a pattern of one repeated edge or group");
  if (path.named && find(pattern.variable.text))
    fail(pattern.variable.at, "the variable '" + pattern.variable.text + "' is already in use");
  path.nodes.push_back(bind_node(*pattern.nodes[0], out));
  for (size_t i = 0; i < pattern.edges.size(); ++i) {
    path.nodes.push_back(bind_node(*pattern.nodes[i + 1], out));
    path.edges.push_back(
        bind_edge(*pattern.edges[i], path.nodes[i], path.nodes[i + 1], pattern, out));
  }
  const bool checked = pattern.mode == ast::Mode::acyclic || pattern.mode == ast::Mode::simple;
  if (chosen) {
    path.selector = pattern.selector;
    path.k = pattern.k;
  }
  if (!path.named && !checked && !chosen) return;
  path.slot = path.named ? declare_new(pattern.variable, {kPath, 0}) : new_slot();
  for (const uint32_t edge : path.edges) out.edges[edge].needed = true;
  out.paths.push_back(std::move(path));
}

uint32_t Binder::bind_edge(const ast::EdgePattern& pattern, uint32_t from, uint32_t to,
                           const ast::Pattern& path, BoundMatch& out) {
  BoundEdge edge;
  edge.from = from;
  edge.to = to;
  edge.text = edge_text(pattern, path.view);
  if (path.edges.size() == 1) edge.selector = path.selector;
  edge.k = path.k;
  edge.mode = path.mode;
  edge.repeated = pattern.repeated || path.selector != ast::Selector::every;
  bind_types(pattern, edge);
  edge.needed = !pattern.variable.empty() || path.edges.size() > 1 || !out.edges.empty();
  bind_edge_variable(pattern, edge, out);
  bind_view(path, edge, static_cast<uint32_t>(out.edges.size()), out);
  if (edge.repeated) {
    if (pattern.group)
      bind_group(pattern, path, edge);
    else
      bind_repetition(pattern, edge);
    bind_cost(pattern, edge);
  } else {
    if (!pattern.avoiding.empty()) fail(pattern.at, "AVOIDING needs a repeated edge, as -[*1..4]-");
    if (pattern.cost) fail(pattern.cost->at, "COST needs a repeated edge, as -[r* COST r.km]-");
    if (pattern.properties)
      add_properties(*pattern.properties, edge.slot, pattern.variable.text, out.conditions);
    if (pattern.where) add_conditions(*pattern.where, out.conditions);
  }
  if (!out.edges.empty()) out.edges.front().needed = true;
  out.edges.push_back(std::move(edge));
  return static_cast<uint32_t>(out.edges.size() - 1);
}

void Binder::bind_types(const ast::EdgePattern& pattern, BoundEdge& edge) {
  edge.direction = pattern.direction;
  for (const ast::Name& type : pattern.types)
    if (const std::optional<TypeId> id = edge_type(type))
      if (std::find(edge.types.begin(), edge.types.end(), *id) == edge.types.end())
        edge.types.push_back(*id);
  std::sort(edge.types.begin(), edge.types.end());
  edge.impossible = !pattern.types.empty() && edge.types.empty();
}

// A view of the pattern's own, else the default view, which does not ask again of edges that are
// there already.
void Binder::bind_view(const ast::Pattern& path, BoundEdge& edge, uint32_t index, BoundMatch& out) {
  if (path.view) {
    edge.view = view_of(*path.view);
  } else if (!edge.known && default_view()) {
    if (widen_) {
      out.noted.push_back(index);
      edge.needed = true;
    } else {
      edge.view = default_view();
      hides_ = true;
    }
  }
}

const std::shared_ptr<EdgeView>& Binder::default_view() {
  if (!default_view_ && has_stance(graph_))
    default_view_ = views_.emplace_back(std::make_shared<EdgeView>(graph_, EdgeView::Wish()));
  return default_view_;
}

std::shared_ptr<EdgeView> Binder::view_of(const ast::View& view) {
  if (const auto known = views_of_.find(&view); known != views_of_.end()) return known->second;
  if (view.asserted && view.claimed)
    fail(view.at, "ASSERTED and CLAIMED exclude each other: no speaker, or one");
  if (view.any_stance && (view.denied || view.hypothetical))
    fail(view.at, "ANY STANCE takes in DENIED and HYPOTHETICAL");
  EdgeView::Wish wish;
  wish.any_stance = view.any_stance;
  wish.denied = view.denied;
  wish.hypothetical = view.hypothetical;
  wish.asserted = view.asserted;
  wish.claimed = view.claimed;
  if (!view.speaker.empty())
    for (const NodeId node : find_named(view.speaker))
      wish.speakers.emplace_back(graph_.name_of(node));
  const auto date = [&](const Expr* expr) -> std::optional<Bound> {
    if (!expr) return std::nullopt;
    Bound bound = bind_checked(*expr, kDate | kString, "the date of a view");
    if (!bound.uses.empty()) fail(expr->at, "the date of a view cannot depend on the rows");
    return bound;
  };
  wish.as_of = date(view.as_of);
  wish.from = date(view.from);
  wish.to = date(view.to);
  wish.known_by = date(view.known_by);
  if (!graph_.edge_keys().find("date") && (view.as_of || view.from))
    note("no relation has a date, so this view leaves nothing");
  return views_of_[&view] =
             views_.emplace_back(std::make_shared<EdgeView>(graph_, std::move(wish)));
}

void Binder::bind_edge_variable(const ast::EdgePattern& pattern, BoundEdge& edge,
                                const BoundMatch& out) {
  const std::string& name = pattern.variable.text;
  const bool list = pattern.repeated;
  const Variable* variable = name.empty() ? nullptr : find(name);
  if (!variable) {
    const StaticType type = edge.repeated ? StaticType{kList, kEdge} : kEdgeType;
    edge.slot = name.empty() ? new_slot() : declare(name, type).slot;
    return;
  }
  for (const BoundEdge& other : out.edges)
    if (other.slot == variable->slot)
      fail(pattern.variable.at, "'" + name + "' already stands for another edge of this pattern");
  const bool fits = list ? variable->type.may_be(kList) : variable->type.may_be(kEdge);
  const bool items = !list || (variable->type.items & (kEdge | kNull)) != 0;
  if (!fits || !items)
    fail(pattern.variable.at, "the variable '" + name + "' is " +
                                  describe_kinds(variable->type.kinds) + ", not " +
                                  (list ? "LIST of relationships" : "RELATIONSHIP"));
  edge.slot = variable->slot;
  edge.known = true;
  use(edge.slot);
}

void Binder::bind_bounds(const ast::EdgePattern& pattern, BoundEdge& edge) {
  edge.min = pattern.repeated ? pattern.min : 1;
  edge.max = pattern.repeated ? pattern.max.value_or(UINT32_MAX) : 1;
  if (edge.min > edge.max) edge.impossible = true;
  if (edge.impossible && edge.min == 0) {  // the path of no edges is left
    edge.max = 0;
    edge.impossible = false;
  }
  if (edge.max == UINT32_MAX && edge.mode == ast::Mode::walk &&
      edge.selector == ast::Selector::every)
    fail(pattern.at,
         "WALK needs an upper bound or a selector such as ANY SHORTEST, else it never "
         "ends");
  for (const ast::NodePattern* avoided : pattern.avoiding)
    for (const NodeId node : find_named(avoided->name)) edge.avoiding.push_back(node);
  std::sort(edge.avoiding.begin(), edge.avoiding.end());
}

// Conditions on a repeated edge look at each edge in turn, under the edge's own name.
void Binder::bind_repetition(const ast::EdgePattern& pattern, BoundEdge& edge) {
  bind_bounds(pattern, edge);
  edge.probe = new_slot();
  const std::string& name = pattern.variable.text;
  const auto outside = scope_.find(name);
  const std::optional<Variable> list =
      outside == scope_.end() ? std::nullopt : std::optional(outside->second);
  if (!name.empty()) scope_.insert_or_assign(name, Variable{edge.probe, kEdgeType});
  if (pattern.properties) add_properties(*pattern.properties, edge.probe, name, edge.filters);
  if (pattern.where) add_conditions(*pattern.where, edge.filters);
  if (pattern.cost) edge.cost = bind_checked(*pattern.cost, kNumber, "COST");
  if (list)
    scope_.insert_or_assign(name, *list);
  else if (!name.empty())
    scope_.erase(name);
  for (Bound& filter : edge.filters) std::erase(filter.uses, edge.probe);
  if (edge.cost) std::erase(edge.cost->uses, edge.probe);
}

// A selector that goes by cost needs one, and the other way round.
void Binder::bind_cost(const ast::EdgePattern& pattern, BoundEdge& edge) {
  const bool cheapest = is_cheapest(edge.selector);
  if (cheapest && !edge.cost)
    fail(pattern.at, "a cheapest path needs the cost of an edge, as -[r* COST r.km]-");
  if (!cheapest && edge.cost)
    fail(pattern.cost->at, "COST is for ANY CHEAPEST, ALL CHEAPEST and CHEAPEST k");
  if (!cheapest) return;
  edge.total = pattern.total.empty() ? new_slot() : declare_new(pattern.total, {kNumber, 0});
}

Slot Binder::declare_new(const ast::Name& name, StaticType type) {
  if (find(name.text)) fail(name.at, "the variable '" + name.text + "' is already in use");
  return declare(name.text, type).slot;
}

// The variables of a quantified pattern stand for one round inside of it and for lists, an item a
// round, outside.
void Binder::bind_group(const ast::EdgePattern& pattern, const ast::Pattern& path,
                        BoundEdge& edge) {
  bind_bounds(pattern, edge);
  const ast::Pattern& body = *pattern.group;
  auto group = std::make_shared<BoundGroup>();
  const Scope outside = scope_;
  std::vector<std::pair<const ast::Name*, BoundGroup::Output>> names;
  const auto declare_inside = [&](const ast::Name& name, StaticType type, bool node,
                                  uint32_t index) {
    if (name.empty()) return new_slot();
    if (outside.contains(name.text))
      fail(name.at, "'" + name.text +
                        "' stands for one value outside of this quantified pattern "
                        "and for a list of them inside; use another name");
    if (const Variable* known = find(name.text)) return known->slot;
    names.push_back({&name, {0, node, index}});
    return declare(name.text, type).slot;
  };
  for (uint32_t i = 0; i < body.nodes.size(); ++i) {
    const ast::NodePattern& node = *body.nodes[i];
    group->nodes.emplace_back();
    group->nodes.back().slot = declare_inside(node.variable, kNodeType, true, i);
    if (i == 0) continue;
    const ast::EdgePattern& hop = *body.edges[i - 1];
    if (hop.repeated) fail(hop.at, "a quantified pattern cannot hold another repetition");
    if (!hop.avoiding.empty() || hop.cost)
      fail(hop.at, "AVOIDING and COST stand behind the pattern: ((a)-[r]->(b) AVOIDING 'C'){1,3}");
    group->hops.emplace_back();
    BoundEdge& bound = group->hops.back();
    bound.slot = declare_inside(hop.variable, kEdgeType, false, i - 1);
    bind_types(hop, bound);
    bound.view = edge.view;
  }
  for (uint32_t i = 0; i < body.nodes.size(); ++i) {
    bind_labels(*body.nodes[i], group->nodes[i], edge.filters);
    if (i == 0) continue;
    const ast::EdgePattern& hop = *body.edges[i - 1];
    if (hop.properties)
      add_properties(*hop.properties, group->hops[i - 1].slot, hop.variable.text, edge.filters);
    if (hop.where) add_conditions(*hop.where, edge.filters);
  }
  if (pattern.where) add_conditions(*pattern.where, edge.filters);
  if (pattern.cost) edge.cost = bind_checked(*pattern.cost, kNumber, "COST");
  settle_group(*group, edge);
  scope_ = outside;
  for (auto& [name, output] : names) {
    output.slot = declare(name->text, {kList, output.node ? kNode : kEdge}).slot;
    group->outputs.push_back(output);
  }
  edge.needed = edge.needed || !group->outputs.empty();
  edge.text = ast::print(pattern) + (path.view ? " " + ast::print(*path.view) : "");
  edge.group = std::move(group);
}

// When each condition can be looked at, walking either way, and a group of one hop as an edge.
void Binder::settle_group(BoundGroup& group, BoundEdge& edge) {
  const auto count = static_cast<uint32_t>(group.hops.size());
  std::vector<Slot> own;
  for (const BoundNode& node : group.nodes) own.push_back(node.slot);
  for (const BoundEdge& hop : group.hops) own.push_back(hop.slot);
  const auto is_own = [&](Slot slot) {
    return std::find(own.begin(), own.end(), slot) != own.end();
  };
  for (Bound& filter : edge.filters) {
    uint32_t ahead = 0, back = 0;
    for (uint32_t i = 0; i < own.size(); ++i) {
      if (std::find(filter.uses.begin(), filter.uses.end(), own[i]) == filter.uses.end()) continue;
      const bool node = i <= count;
      const uint32_t place = node ? i : i - count - 1;
      ahead = std::max(ahead, node ? place : place + 1);
      back = std::max(back, count - place);
    }
    group.ready.push_back({ahead, back});
    std::erase_if(filter.uses, is_own);
  }
  if (edge.cost) std::erase_if(edge.cost->uses, is_own);
  if (count != 1) return;
  const BoundEdge& hop = group.hops[0];
  edge.types = hop.types;
  edge.direction = hop.direction;
  edge.probe = hop.slot;
  edge.impossible = hop.impossible || edge.impossible;
  if (edge.impossible && edge.min == 0) {
    edge.max = 0;
    edge.impossible = false;
  }
}

}  // namespace nuncio
