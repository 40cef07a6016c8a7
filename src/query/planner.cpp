#include "query/planner.h"

#include <algorithm>
#include <limits>

namespace nuncio {
namespace {

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

// Slots that the clause itself fills.
std::vector<Slot> slots_of(const BoundMatch& match) {
  std::vector<Slot> out;
  for (const BoundNode& node : match.nodes)
    if (!node.known) out.push_back(node.slot);
  for (const BoundEdge& edge : match.edges)
    if (!edge.known) out.push_back(edge.slot);
  for (const BoundEdge& edge : match.edges) {
    if (edge.cost) out.push_back(edge.total);
    if (edge.group)
      for (const auto& output : edge.group->outputs) out.push_back(output.slot);
  }
  for (const BoundPath& path : match.paths) out.push_back(path.slot);
  for (const BoundMatch& part : match.chosen) {
    const std::vector<Slot> inner = slots_of(part);
    out.insert(out.end(), inner.begin(), inner.end());
  }
  return out;
}

std::vector<Slot> noted_slots(const BoundMatch& match) {
  std::vector<Slot> out;
  for (const uint32_t edge : match.noted) out.push_back(match.edges[edge].slot);
  for (const BoundMatch& part : match.chosen)
    for (const Slot slot : noted_slots(part)) out.push_back(slot);
  return out;
}

std::vector<Slot> slots_of(const BoundClause& clause) {
  std::vector<Slot> out;
  std::visit(Overloaded{[&](const BoundMatch& match) { out = slots_of(match); },
                        [&](const BoundUnwind& unwind) { out.push_back(unwind.slot); },
                        [&](const BoundProject& project) {
                          for (const auto& column : project.columns) out.push_back(column.slot);
                        },
                        [&](const BoundCall& call) {
                          for (const auto& output : call.outputs) out.push_back(output.slot);
                        }},
             clause);
  return out;
}

}  // namespace

bool share_types(const BoundEdge& a, const BoundEdge& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](TypeId type) {
    return std::binary_search(b.types.begin(), b.types.end(), type);
  });
}

bool Planner::ready(const std::vector<Slot>& slots) const {
  return std::all_of(slots.begin(), slots.end(), [&](Slot slot) { return has(slot); });
}

std::vector<std::unique_ptr<Pipeline>> Planner::plan(BoundQuery& query,
                                                     std::unique_ptr<Operator> source) {
  for (const auto& subplan : query.subplans) subplan->plan = plan_clauses(subplan->clauses);
  std::vector<std::unique_ptr<Pipeline>> out;
  for (const BoundQuery::Part& part : query.parts)
    out.push_back(plan_clauses(part.clauses, std::move(source)));
  return out;
}

// What the clauses do not fill themselves stands in the frame before.
std::unique_ptr<Pipeline> Planner::plan_clauses(const std::vector<BoundClause>& clauses,
                                                std::unique_ptr<Operator> source) {
  has_.assign(slots_, true);
  for (const BoundClause& clause : clauses)
    for (const Slot slot : slots_of(clause)) has_[slot] = false;
  auto out = std::make_unique<Pipeline>();
  if (source) out->add(std::move(source));
  for (size_t i = 0; i < clauses.size(); ++i) {
    const BoundClause& clause = clauses[i];
    if (i + 1 < clauses.size() && plan_counted(clause, clauses[i + 1], *out)) {
      for (const BoundClause* done : {&clause, &clauses[i + 1]})
        for (const Slot slot : slots_of(*done)) define(slot);
      ++i;
      continue;
    }
    std::visit(Overloaded{[&](const BoundMatch& match) { plan_match(match, *out); },
                          [&](const BoundUnwind& unwind) { out->add(unwind_list(unwind)); },
                          [&](const BoundProject& project) { plan_project(project, *out); },
                          [&](const BoundCall& call) { out->add(call_procedure(call)); }},
               clause);
    for (const Slot slot : slots_of(clause)) define(slot);
  }
  return out;
}

void Planner::plan_match(const BoundMatch& match, Pipeline& out) {
  const std::vector<Slot> noted = noted_slots(match);
  const auto plan = [&](Pipeline& to) {
    plan_pattern(match, to);
    if (!noted.empty()) to.add(note_hidden(noted));
  };
  if (!match.optional) return plan(out);
  auto inner = std::make_unique<Pipeline>();
  plan(*inner);
  out.add(optional_rows(std::move(inner), slots_of(match)));
}

void Planner::plan_pattern(const BoundMatch& bound, Pipeline& out) {
  Match match{bound, std::vector<bool>(bound.edges.size()),
              std::vector<bool>(bound.conditions.size()), std::vector<bool>(bound.paths.size())};
  for (const BoundMatch& part : bound.chosen) {
    auto all = std::make_unique<Pipeline>();
    plan_pattern(part, *all);
    out.add(choose_paths(std::move(all), part.paths[0], slots_of(part)));
  }
  add_known(match, out);
  settle(match, out);
  for (;;) {
    if (add_next_edge(match, out)) continue;
    const bool edges_left = std::find(match.edges_done.begin(), match.edges_done.end(), false) !=
                            match.edges_done.end();
    const bool nodes_left = std::any_of(bound.nodes.begin(), bound.nodes.end(),
                                        [&](const BoundNode& node) { return !has(node.slot); });
    if (!edges_left && !nodes_left) break;
    add_scan(match, edges_left, out);
  }
}

void Planner::add_known(Match& match, Pipeline& out) {
  for (const BoundNode& node : match.match.nodes)
    if (has(node.slot)) out.add(check_node(node));
  for (uint32_t i = 0; i < match.match.edges.size(); ++i) {
    const BoundEdge& edge = match.match.edges[i];
    if (!edge.known || edge.repeated) continue;
    const BoundNode &from = match.match.nodes[edge.from], &to = match.match.nodes[edge.to];
    Step step{&edge, &from, &to, false, has(to.slot), rivals(match, i), 0};
    out.add(join_known_edge(std::move(step), has(from.slot)));
    define(from.slot);
    define(to.slot);
    match.edges_done[i] = true;
  }
}

// The cheapest edge with an end that is there; false where no edge has one.
bool Planner::add_next_edge(Match& match, Pipeline& out) {
  double best = std::numeric_limits<double>::infinity();
  std::optional<uint32_t> next;
  for (uint32_t i = 0; i < match.match.edges.size(); ++i) {
    const BoundEdge& edge = match.match.edges[i];
    const bool from = has(match.match.nodes[edge.from].slot),
               to = has(match.match.nodes[edge.to].slot);
    if (match.edges_done[i] || (!from && !to)) continue;
    const bool filters_ready =
        std::all_of(edge.filters.begin(), edge.filters.end(),
                    [&](const Bound& filter) { return ready(filter.uses); }) &&
        (!edge.cost || ready(edge.cost->uses));
    if (!filters_ready) continue;
    const double cost = from && to ? 0 : edge_cost(match, edge);
    if (cost < best) {
      best = cost;
      next = i;
    }
  }
  if (!next) return false;
  add_edge(match, *next, out);
  return true;
}

void Planner::add_edge(Match& match, uint32_t index, Pipeline& out) {
  const BoundEdge& edge = match.match.edges[index];
  const BoundNode &left = match.match.nodes[edge.from], &right = match.match.nodes[edge.to];
  const bool backwards = !has(left.slot);
  const BoundNode &from = backwards ? right : left, &to = backwards ? left : right;
  const bool shortest = edge.selector != ast::Selector::every;
  const bool several_hops = edge.group && edge.group->hops.size() > 1;
  const bool one_sided = edge.selector == ast::Selector::any_shortest ||
                         edge.selector == ast::Selector::all_shortest ||
                         edge.selector == ast::Selector::any_cheapest;
  // A pair is searched from both ends, so a few possible goals are best looked up before.
  if (shortest && !edge.known && !has(to.slot) && (!one_sided || several_hops || to.one_of)) {
    out.add(scan_nodes(to));
    define(to.slot);
    settle(match, out);
  }
  Step step{&edge, &from, &to, backwards, has(to.slot), rivals(match, index), scratches_};
  if (edge.known) {
    out.add(match_known_list(std::move(step)));
  } else if (is_cheapest(edge.selector)) {
    out.add(cheapest_paths(std::move(step)));
    define(edge.total);
  } else if (several_hops) {
    out.add(expand_group(std::move(step)));
  } else if (shortest) {
    ++scratches_;
    out.add(shortest_paths(std::move(step)));
  } else {
    out.add(edge.repeated ? expand_repeated(std::move(step)) : expand(std::move(step)));
  }
  define(edge.slot);
  define(to.slot);
  if (edge.group && !edge.group->outputs.empty()) {
    out.add(spread_group(edge, left));
    for (const auto& output : edge.group->outputs) define(output.slot);
  }
  match.edges_done[index] = true;
  settle(match, out);
}

// Starts where the fewest nodes are expected; among equals with the first as written.
void Planner::add_scan(Match& match, bool for_edges, Pipeline& out) {
  double best = std::numeric_limits<double>::infinity();
  const BoundNode* start = nullptr;
  for (uint32_t i = 0; i < match.match.nodes.size(); ++i) {
    const BoundNode& node = match.match.nodes[i];
    if (has(node.slot)) continue;
    const bool on_edge = std::any_of(match.match.edges.begin(), match.match.edges.end(),
                                     [&](const BoundEdge& e) { return e.from == i || e.to == i; });
    if (for_edges && !on_edge) continue;
    const double cost = scan_cost(match, node);
    if (cost < best) {
      best = cost;
      start = &node;
    }
  }
  if (!start)
    throw Error(Error::Kind::bind, "a condition inside an edge pattern depends on itself");
  out.add(scan_nodes(*start));
  define(start->slot);
  settle(match, out);
}

void Planner::settle(Match& match, Pipeline& out) {
  for (uint32_t i = 0; i < match.match.paths.size(); ++i) {
    const BoundPath& path = match.match.paths[i];
    if (match.paths_done[i]) continue;
    const bool there =
        std::all_of(path.nodes.begin(), path.nodes.end(),
                    [&](uint32_t node) { return has(match.match.nodes[node].slot); }) &&
        std::all_of(path.edges.begin(), path.edges.end(),
                    [&](uint32_t edge) { return match.edges_done[edge]; });
    if (!there) continue;
    out.add(build_path(path, match.match));
    define(path.slot);
    match.paths_done[i] = true;
  }
  for (uint32_t i = 0; i < match.match.conditions.size(); ++i) {
    if (match.conditions_done[i] || !ready(match.match.conditions[i].uses)) continue;
    out.add(filter_rows(match.match.conditions[i]));
    match.conditions_done[i] = true;
  }
}

// Edges of the match that are there already and might be the same.
std::vector<Slot> Planner::rivals(const Match& match, uint32_t index) const {
  const BoundEdge& edge = match.match.edges[index];
  std::vector<Slot> out;
  for (uint32_t i = 0; i < match.match.edges.size(); ++i) {
    const BoundEdge& other = match.match.edges[i];
    const bool walk = edge.mode == ast::Mode::walk || other.mode == ast::Mode::walk;
    if (i != index && match.edges_done[i] && !walk && share_types(edge, other))
      out.push_back(other.slot);
  }
  return out;
}

double Planner::scan_cost(const Match& match, const BoundNode& node) const {
  if (node.impossible) return 0;
  if (node.one_of) return static_cast<double>(node.one_of->size());
  auto cost = static_cast<double>(graph_.node_count());
  for (const LabelId label : node.labels)
    cost = std::min(cost, static_cast<double>(graph_.nodes_with(label).size()));
  // A condition on this node alone leaves one in ten, say.
  for (const Bound& condition : match.match.conditions)
    if (condition.uses.size() == 1 && condition.uses[0] == node.slot) cost /= 10;
  return cost + 1;
}

double Planner::edge_cost(const Match& match, const BoundEdge& edge) const {
  if (edge.impossible) return 0;
  double edges = edge.types.empty() ? static_cast<double>(graph_.edge_count()) : 0;
  for (const TypeId type : edge.types) edges += static_cast<double>(graph_.edges_of_type(type));
  if (edge.direction == ast::Direction::both) edges *= 2;
  const double degree = edges / (static_cast<double>(graph_.node_count()) + 1);
  const BoundNode& left = match.match.nodes[edge.from];
  const BoundNode& goal = has(left.slot) ? match.match.nodes[edge.to] : left;
  const double share = scan_cost(match, goal) / (static_cast<double>(graph_.node_count()) + 1);
  const double repeats = edge.repeated ? 1000 : 1;
  return (degree * std::min(1.0, share) + 0.001) * repeats;
}

void Planner::plan_project(const BoundProject& project, Pipeline& out) {
  if (project.grouped) out.add(group_rows(project));
  plan_columns(project, out);
}

void Planner::plan_columns(const BoundProject& project, Pipeline& out) {
  out.add(compute_columns(project.columns));
  std::vector<Slot> slots;
  for (const BoundColumn& column : project.columns) slots.push_back(column.slot);
  if (project.distinct) out.add(distinct_rows(slots));
  const Bound* const skip = project.skip ? &*project.skip : nullptr;
  const Bound* const limit = project.limit ? &*project.limit : nullptr;
  if (project.where)  // it may look at variables from before
    slots.insert(slots.end(), project.where->uses.begin(), project.where->uses.end());
  if (!project.order.empty()) out.add(sort_rows(project.order, slots, skip, limit));
  if (skip || limit) out.add(skip_and_limit(skip, limit));
  if (project.where) out.add(filter_rows(*project.where));
}

}  // namespace nuncio
