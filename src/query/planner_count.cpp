// Plans for counting. Where WITH or RETURN asks of the rows of a MATCH only how many there are, a
// row may stand for many (Run::times), and no match needs to be made:
// - a chain of single edges, counted along the edges (query/chain.h);
// - a repeated edge of which only the different ends count, found by breadth-first search, or all
//   shortest paths, counted by it (query/endpoints.h).
#include <algorithm>

#include "query/chain.h"
#include "query/endpoints.h"
#include "query/planner.h"

namespace nuncio {
namespace {

bool is_slot(const Expression& expression, Slot slot) {
  const Shape shape = expression.shape();
  return shape.kind == Shape::Kind::slot && shape.slot == slot;
}

bool counts_rows(const BoundAggregate& aggregate) {
  return aggregate.kind == AggregateKind::count_rows;
}

// count(v), with or without DISTINCT, of one of these variables, which are never null.
bool counts_one_of(const BoundAggregate& aggregate, const std::vector<Slot>& slots) {
  return aggregate.kind == AggregateKind::count && aggregate.args.size() == 1 &&
         std::any_of(slots.begin(), slots.end(),
                     [&](Slot slot) { return is_slot(*aggregate.args[0].run, slot); });
}

// Variables that the match fills in every row.
std::vector<Slot> variables_of(const BoundMatch& match) {
  std::vector<Slot> out;
  for (const BoundNode& node : match.nodes) out.push_back(node.slot);
  for (const BoundEdge& edge : match.edges) out.push_back(edge.slot);
  for (const BoundPath& path : match.paths) out.push_back(path.slot);
  return out;
}

// What the grouping and the aggregates of the project look at.
std::vector<Slot> slots_of_keys(const BoundProject& project) {
  std::vector<Slot> out;
  for (const BoundColumn& key : project.keys)
    out.insert(out.end(), key.expr.uses.begin(), key.expr.uses.end());
  return out;
}

bool only_uses(const std::vector<Slot>& uses, Slot slot) {
  return std::all_of(uses.begin(), uses.end(), [&](Slot used) { return used == slot; });
}

// Every edge may stand at one place of the chain only, so that no match must be left out because an
// edge comes twice.
bool all_differ(const BoundMatch& match) {
  for (size_t i = 0; i < match.edges.size(); ++i)
    for (size_t j = i + 1; j < match.edges.size(); ++j)
      if (share_types(match.edges[i], match.edges[j])) return false;
  return true;
}

Along along_of(const BoundEdge& edge, bool turned) {
  const Along along = edge.direction == ast::Direction::out  ? Along::out
                      : edge.direction == ast::Direction::in ? Along::in
                                                             : Along::both;
  return turned ? reversed(along) : along;
}

// Gives each condition to the node or edge that it looks at; false where one looks at several.
bool place_conditions(const BoundMatch& match, Chain& chain) {
  for (const Bound& condition : match.conditions) {
    if (condition.uses.size() != 1) return false;
    bool placed = false;
    const auto offer = [&](auto& part, Slot slot) {
      if (slot != condition.uses[0]) return;
      part.conditions.push_back(&condition);
      placed = true;
    };
    for (Chain::Node& node : chain.nodes) offer(node, node.node->slot);
    for (Chain::Link& link : chain.links) offer(link, link.edge->slot);
    if (!placed) return false;
  }
  return true;
}

// The node of the chain with that slot.
std::optional<size_t> place_of(const Chain& chain, Slot slot) {
  for (size_t i = 0; i < chain.nodes.size(); ++i)
    if (chain.nodes[i].node->slot == slot) return i;
  return std::nullopt;
}

bool is_distinct(const BoundProject& project) {
  return std::any_of(project.aggregates.begin(), project.aggregates.end(),
                     [](const BoundAggregate& aggregate) { return aggregate.distinct; });
}

// Sets the node by which the rows of the chain are told apart, so that counting them answers the
// project; false where there is none.
bool group_chain(const BoundProject& project, const std::vector<Slot>& variables, Chain& chain) {
  const std::vector<Slot> keys = slots_of_keys(project);
  for (const BoundAggregate& aggregate : project.aggregates)
    if (!counts_rows(aggregate) && !counts_one_of(aggregate, variables)) return false;
  if (!keys.empty()) {
    chain.group = place_of(chain, keys[0]);
    if (!chain.group || !only_uses(keys, keys[0])) return false;
  }
  if (!is_distinct(project)) return true;
  // Each node once, which the grouping then finds to be different.
  if (project.aggregates.size() != 1 || !project.keys.empty()) return false;
  chain.group = place_of(chain, project.aggregates[0].args[0].run->shape().slot);
  return chain.group.has_value();
}

// Of a repeated edge, which end is asked for: the right one, or the left one (true); nullopt where
// more is asked than how many.
std::optional<bool> asked_end(const BoundMatch& match, const BoundProject& project, bool shortest,
                              bool start_right) {
  const BoundEdge& edge = match.edges[0];
  if (shortest) {
    const std::vector<Slot> variables = variables_of(match);
    for (const BoundAggregate& aggregate : project.aggregates)
      if (!counts_rows(aggregate) && (aggregate.distinct || !counts_one_of(aggregate, variables)))
        return std::nullopt;
    return start_right;
  }
  const BoundAggregate& first = project.aggregates[0];
  if (first.args.size() != 1) return std::nullopt;
  const Shape counted = first.args[0].run->shape();
  const Slot left = match.nodes[edge.from].slot, right = match.nodes[edge.to].slot;
  if (counted.kind != Shape::Kind::slot || (counted.slot != left && counted.slot != right))
    return std::nullopt;
  for (const BoundAggregate& aggregate : project.aggregates)
    if (!aggregate.distinct || !counts_one_of(aggregate, {counted.slot})) return std::nullopt;
  return counted.slot == left;
}

// a <> b of these two nodes.
bool says_differ(const Expression& condition, Slot a, Slot b) {
  const Shape shape = condition.shape();
  if (shape.kind != Shape::Kind::comparison || shape.ops.size() != 1 ||
      shape.ops[0] != ast::Op::not_equal)
    return false;
  return (is_slot(*shape.args[0], a) && is_slot(*shape.args[1], b)) ||
         (is_slot(*shape.args[0], b) && is_slot(*shape.args[1], a));
}

// Whether the rows are sorted by a count first, largest first, and cut: then smaller ones need not
// be made.
bool wants_largest(const BoundProject& project) {
  if (project.order.empty() || !project.limit || !project.order[0].descending) return false;
  if (project.distinct || project.where) return false;
  return std::any_of(project.columns.begin(), project.columns.end(),
                     [&](const BoundColumn& column) {
                       return is_slot(*project.order[0].expr.run, column.slot) &&
                              std::any_of(project.aggregates.begin(), project.aggregates.end(),
                                          [&](const BoundAggregate& aggregate) {
                                            return is_slot(*column.expr.run, aggregate.slot);
                                          });
                     });
}

}  // namespace

bool Planner::plan_counted(const BoundClause& clause, const BoundClause& next, Pipeline& out) {
  const auto* match = std::get_if<BoundMatch>(&clause);
  const auto* project = std::get_if<BoundProject>(&next);
  if (!match || !project || !project->grouped || project->aggregates.empty()) return false;
  if (match->optional || !match->chosen.empty() || !match->noted.empty()) return false;
  for (const BoundEdge& edge : match->edges)
    if (edge.known || edge.group || edge.cost) return false;
  return plan_chain(*match, *project, out) || plan_endpoints(*match, *project, out);
}

// Keys that differ wherever the node does: it itself, or a property that no two nodes share.
bool Planner::tells_nodes_apart(const BoundProject& project, Slot node) const {
  return std::any_of(project.keys.begin(), project.keys.end(), [&](const BoundColumn& key) {
    const Shape shape = key.expr.run->shape();
    if (shape.slot != node) return false;
    if (shape.kind == Shape::Kind::slot) return true;
    return shape.kind == Shape::Kind::property && shape.node_key &&
           graph_.node_column(*shape.node_key).tells_apart(graph_.node_count());
  });
}

// The match as a chain, its nodes in a row; nullopt where it is none, or conditions look at several
// of its parts at once.
std::optional<Chain> Planner::chain_of(const BoundMatch& match) const {
  const size_t nodes = match.nodes.size(), edges = match.edges.size();
  if (edges == 0 || nodes != edges + 1 || !all_differ(match)) return std::nullopt;
  for (const BoundPath& path : match.paths)
    if (path.mode != ast::Mode::trail && path.mode != ast::Mode::walk) return std::nullopt;
  std::vector<std::vector<uint32_t>> at(nodes);  // edges by node
  for (uint32_t i = 0; i < edges; ++i) {
    if (match.edges[i].repeated || match.edges[i].from == match.edges[i].to) return std::nullopt;
    at[match.edges[i].from].push_back(i);
    at[match.edges[i].to].push_back(i);
  }
  const auto end = std::find_if(at.begin(), at.end(), [](const auto& e) { return e.size() == 1; });
  if (end == at.end()) return std::nullopt;
  Chain chain;
  auto node = static_cast<uint32_t>(end - at.begin());
  std::optional<uint32_t> before;
  for (;;) {
    const BoundNode& bound = match.nodes[node];
    chain.nodes.push_back({&bound, {}, has(bound.slot)});
    const auto next = std::find_if(at[node].begin(), at[node].end(),
                                   [&](uint32_t edge) { return edge != before; });
    if (next == at[node].end()) break;
    if (at[node].size() > 2 || chain.links.size() == edges) return std::nullopt;
    const BoundEdge& edge = match.edges[*next];
    const bool turned = edge.from != node;
    chain.links.push_back({&edge, along_of(edge, turned), {}});
    before = *next;
    node = turned ? edge.from : edge.to;
  }
  if (chain.links.size() != edges) return std::nullopt;
  // Nodes in the middle that are known would cut the chain in two.
  for (size_t i = 1; i + 1 < chain.nodes.size(); ++i)
    if (chain.nodes[i].known) return std::nullopt;
  if (!place_conditions(match, chain)) return std::nullopt;
  return chain;
}

bool Planner::plan_chain(const BoundMatch& match, const BoundProject& project, Pipeline& out) {
  std::optional<Chain> chain = chain_of(match);
  if (!chain || !group_chain(project, variables_of(match), *chain)) return false;
  const bool distinct = is_distinct(project);
  const bool apart = !distinct && chain->group &&
                     tells_nodes_apart(project, chain->nodes[*chain->group].node->slot);
  if (apart && wants_largest(project)) {
    chain->skip = project.skip ? &*project.skip : nullptr;
    chain->limit = &*project.limit;
  }
  chain->scratch = scratches_++;
  const bool once = !chain->nodes.front().known && !chain->nodes.back().known;
  out.add(count_chain(std::move(*chain)));
  if (distinct)
    out.add(group_rows(project));
  else
    out.add(apart && once ? single_groups(project) : group_rows(project, true));
  plan_columns(project, out);
  return true;
}

// Conditions that speak of the start, of the end, or of both and of what is known; those that only
// say that the two differ are taken over by the search.
bool Planner::take_conditions(const BoundNode& from, const BoundNode& to, Match& match,
                              Endpoints& ends, bool& on_ends) const {
  const auto is_there = [&](Slot slot) { return slot == from.slot || has(slot); };
  for (size_t i = 0; i < match.match.conditions.size(); ++i) {
    const Bound& condition = match.match.conditions[i];
    if (says_differ(*condition.run, from.slot, to.slot)) {
      ends.other_only = match.conditions_done[i] = true;
      continue;
    }
    for (const Slot slot : condition.uses) {
      if (slot != to.slot && !is_there(slot)) return false;
      on_ends |= slot == to.slot;
    }
  }
  for (const Bound& filter : match.match.edges[0].filters)
    if (!std::all_of(filter.uses.begin(), filter.uses.end(), is_there)) return false;
  return true;
}

// A repeated edge between two nodes. Rows are told apart by its start at most, or, of shortest
// paths, by its end.
bool Planner::plan_endpoints(const BoundMatch& match, const BoundProject& project, Pipeline& out) {
  if (match.nodes.size() != 2 || match.edges.size() != 1) return false;
  const BoundEdge& edge = match.edges[0];
  const bool shortest = edge.selector == ast::Selector::all_shortest;
  if (!edge.repeated || edge.min > 1 || (!shortest && edge.selector != ast::Selector::every))
    return false;
  for (const BoundPath& path : match.paths)
    if (path.mode != ast::Mode::trail && path.mode != ast::Mode::walk) return false;
  const BoundNode &left = match.nodes[edge.from], &right = match.nodes[edge.to];
  const bool start_right = has(right.slot) || (right.one_of && !has(left.slot) && !left.one_of);
  const std::optional<bool> backwards = asked_end(match, project, shortest, start_right);
  if (!backwards) return false;
  const BoundNode &from = *backwards ? right : left, &to = *backwards ? left : right;
  if (has(to.slot) || (shortest && (to.one_of || from.slot == to.slot))) return false;
  Match rest{match, std::vector<bool>(1), std::vector<bool>(match.conditions.size()),
             std::vector<bool>(match.paths.size(), true)};
  Endpoints ends;
  ends.what = shortest ? Endpoints::What::shortest_paths : Endpoints::What::distinct;
  bool on_ends = false;  // a condition looks at the end
  if (!take_conditions(from, to, rest, ends, on_ends)) return false;
  // Without a direction a shortest way home could go back on its edge, which is no path.
  if (shortest && edge.direction == ast::Direction::both && edge.min == 1 && !ends.other_only)
    return false;
  const std::vector<Slot> keys = slots_of_keys(project);
  for (const Slot slot : keys)
    if (slot != from.slot && !(shortest && slot == to.slot) && !has(slot)) return false;
  // Ends of several starts may be the same, which only a list of them tells.
  const bool one_start = !has(from.slot) && from.one_of && from.one_of->size() <= 1;
  const bool apart = !has(from.slot) && tells_nodes_apart(project, from.slot);
  const bool listed = !shortest && !one_start && !apart;
  const bool by_end = std::find(keys.begin(), keys.end(), to.slot) != keys.end();
  ends.total = !by_end && !on_ends && !listed;
  add_endpoints(rest, from, {&edge, &from, &to, *backwards, false, {}, scratches_++}, ends, out);
  out.add(group_rows(project, !listed));
  plan_columns(project, out);
  return true;
}

void Planner::add_endpoints(Match& match, const BoundNode& from, Step step,
                            const Endpoints& endpoints, Pipeline& out) {
  add_known(match, out);
  settle(match, out);
  if (!has(from.slot)) {
    out.add(scan_nodes(from));
    define(from.slot);
    settle(match, out);
  }
  const Slot end = step.to->slot;
  out.add(find_endpoints(std::move(step), endpoints));
  define(end);
  settle(match, out);
}

}  // namespace nuncio
