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
  for (const Bound& condition : match.conditions) {
    if (condition.uses.size() != 1) return std::nullopt;
    bool placed = false;
    for (Chain::Node& part : chain.nodes)
      if (part.node->slot == condition.uses[0]) {
        part.conditions.push_back(&condition);
        placed = true;
      }
    for (Chain::Link& link : chain.links)
      if (link.edge->slot == condition.uses[0]) {
        link.conditions.push_back(&condition);
        placed = true;
      }
    if (!placed) return std::nullopt;
  }
  return chain;
}

bool Planner::plan_chain(const BoundMatch& match, const BoundProject& project, Pipeline& out) {
  std::optional<Chain> chain = chain_of(match);
  if (!chain) return false;
  const std::vector<Slot> variables = variables_of(match), keys = slots_of_keys(project);
  const auto place_of = [&](Slot slot) -> std::optional<size_t> {
    for (size_t i = 0; i < chain->nodes.size(); ++i)
      if (chain->nodes[i].node->slot == slot) return i;
    return std::nullopt;
  };
  if (!keys.empty()) {
    chain->group = place_of(keys[0]);
    if (!chain->group || !only_uses(keys, keys[0])) return false;
  }
  const bool distinct = std::any_of(project.aggregates.begin(), project.aggregates.end(),
                                    [](const BoundAggregate& a) { return a.distinct; });
  if (distinct) {  // each node once, which Group then finds to be different
    if (project.aggregates.size() != 1 || !project.keys.empty()) return false;
    const Shape counted =
        project.aggregates[0].args.empty() ? Shape() : project.aggregates[0].args[0].run->shape();
    if (project.aggregates[0].kind != AggregateKind::count || counted.kind != Shape::Kind::slot)
      return false;
    chain->group = place_of(counted.slot);
    if (!chain->group) return false;
  }
  for (const BoundAggregate& aggregate : project.aggregates)
    if (!counts_rows(aggregate) && !counts_one_of(aggregate, variables)) return false;
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

// A repeated edge between two nodes. Rows are told apart by its start at most.
bool Planner::plan_endpoints(const BoundMatch& match, const BoundProject& project, Pipeline& out) {
  if (match.nodes.size() != 2 || match.edges.size() != 1) return false;
  const BoundEdge& edge = match.edges[0];
  const bool shortest = edge.selector == ast::Selector::all_shortest;
  if (!edge.repeated || edge.min > 1 || (!shortest && edge.selector != ast::Selector::every))
    return false;
  for (const BoundPath& path : match.paths)
    if (path.mode != ast::Mode::trail && path.mode != ast::Mode::walk) return false;
  // Which end is asked for: the other one is where the search starts.
  const BoundNode &left = match.nodes[edge.from], &right = match.nodes[edge.to];
  const std::vector<Slot> keys = slots_of_keys(project);
  bool backwards = has(right.slot) || (right.one_of && !has(left.slot) && !left.one_of);
  if (!shortest) {
    const BoundAggregate& first = project.aggregates[0];
    if (first.args.size() != 1) return false;
    const Shape counted = first.args[0].run->shape();
    if (counted.kind != Shape::Kind::slot) return false;
    backwards = counted.slot == left.slot;
    if (!backwards && counted.slot != right.slot) return false;
    for (const BoundAggregate& aggregate : project.aggregates)
      if (!aggregate.distinct || !counts_one_of(aggregate, {counted.slot})) return false;
  } else {
    const std::vector<Slot> variables = variables_of(match);
    for (const BoundAggregate& aggregate : project.aggregates)
      if (!counts_rows(aggregate) && (aggregate.distinct || !counts_one_of(aggregate, variables)))
        return false;
  }
  const BoundNode &from = backwards ? right : left, &to = backwards ? left : right;
  if (has(to.slot) || (shortest && (to.one_of || from.slot == to.slot))) return false;
  Endpoints ends;
  ends.what = shortest ? Endpoints::What::shortest_paths : Endpoints::What::distinct;
  Match left_over{match, std::vector<bool>(1), std::vector<bool>(match.conditions.size()),
                  std::vector<bool>(match.paths.size(), true)};
  bool on_ends = false;  // a condition looks at the end
  for (size_t i = 0; i < match.conditions.size(); ++i) {
    const Bound& condition = match.conditions[i];
    const Shape shape = condition.run->shape();
    if (shape.kind == Shape::Kind::comparison && shape.ops.size() == 1 &&
        shape.ops[0] == ast::Op::not_equal &&
        ((is_slot(*shape.args[0], from.slot) && is_slot(*shape.args[1], to.slot)) ||
         (is_slot(*shape.args[0], to.slot) && is_slot(*shape.args[1], from.slot)))) {
      ends.other_only = true;
      left_over.conditions_done[i] = true;
      continue;
    }
    for (const Slot slot : condition.uses) {
      if (slot != from.slot && slot != to.slot && !has(slot)) return false;
      on_ends |= slot == to.slot;
    }
  }
  for (const Bound& filter : edge.filters)
    for (const Slot slot : filter.uses)
      if (slot != from.slot && !has(slot)) return false;
  // Without a direction a shortest way home could go back on its edge, which is no path.
  if (shortest && edge.direction == ast::Direction::both && edge.min == 1 && !ends.other_only)
    return false;
  for (const Slot slot : keys)
    if (slot != from.slot && !(shortest && slot == to.slot) && !has(slot)) return false;
  const bool by_end = std::find(keys.begin(), keys.end(), to.slot) != keys.end();
  const bool one_start = !has(from.slot) && from.one_of && from.one_of->size() <= 1;
  const bool apart = !has(from.slot) && tells_nodes_apart(project, from.slot);
  // Ends of several starts may be the same, which only a list of them tells.
  const bool listed = !shortest && !one_start && !apart;
  ends.total = !by_end && !on_ends && !listed;
  add_known(left_over, out);
  settle(left_over, out);
  if (!has(from.slot)) {
    out.add(scan_nodes(from));
    define(from.slot);
    settle(left_over, out);
  }
  Step step{&edge, &from, &to, backwards, false, {}, scratches_++};
  out.add(find_endpoints(std::move(step), ends));
  define(to.slot);
  settle(left_over, out);
  out.add(group_rows(project, !listed));
  plan_columns(project, out);
  return true;
}

}  // namespace nuncio
