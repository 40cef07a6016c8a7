#include "query/rounds.h"

#include <algorithm>
#include <cmath>

namespace nuncio {

Cost Cost::operator+(const Cost& other) const {
  Cost out;
  out.value = value + other.value;
  out.is_whole = is_whole && other.is_whole;
  if (out.is_whole && __builtin_add_overflow(whole, other.whole, &out.whole)) out.is_whole = false;
  return out;
}

bool may_take(const Walk& walk, const Round& round, ast::Mode mode, EdgeId edge, NodeId to) {
  const auto has = [](const auto& all, auto one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  if (!walk.may_take(mode, edge, to)) return false;
  switch (mode) {
    case ast::Mode::walk:
      return true;
    case ast::Mode::trail:
      return !has(round.edges, edge);
    case ast::Mode::acyclic:
      return !has(round.nodes, to);
    case ast::Mode::simple:
      return !has(round.nodes, to) && !has(round.nodes, walk.nodes.front());
  }
  return true;
}

Rounds::Rounds(const Step& step, bool reverse)
    : step_(step), backwards_(step.backwards != reverse) {
  const auto filter = [&](const BoundEdge& edge) {
    Along along = edge.direction == ast::Direction::out  ? Along::out
                  : edge.direction == ast::Direction::in ? Along::in
                                                         : Along::both;
    if (backwards_) along = reversed(along);
    return EdgeFilter{along, edge.types};
  };
  if (!step.edge->group || step.edge->group->hops.size() == 1) {
    filters_.push_back(filter(*step.edge));
    return;
  }
  for (const BoundEdge& hop : step.edge->group->hops) filters_.push_back(filter(hop));
  if (backwards_) std::reverse(filters_.begin(), filters_.end());
}

bool Rounds::avoids(NodeId node) const {
  const auto& avoiding = step_.edge->avoiding;
  return std::binary_search(avoiding.begin(), avoiding.end(), node);
}

bool Rounds::each(Run& run, NodeId start, const Allow& allow, const Visit& visit) const {
  if (step_.edge->impossible) return true;
  Round round;
  place(run, round, start);
  if (!node_may_be(run, 0, start) || !conditions_hold(run, 0)) return true;
  return extend(run, round, start, allow, visit);
}

bool Rounds::extend(Run& run, Round& round, NodeId at, const Allow& allow,
                    const Visit& visit) const {
  const size_t taken = round.edges.size();
  const NodeId start = taken == 0 ? at : UINT32_MAX;
  const BoundGroup* const group = step_.edge->group.get();
  if (group && group->hops.size() > 1)
    if (group->hops[backwards_ ? hops() - 1 - taken : taken].impossible) return true;
  return for_each_edge(run.csr, at, filters_[taken], [&](EdgeId edge, NodeId to) {
    run.tick();
    if (!take(run, round, edge, at, to) || !allow(round, edge, to)) return true;
    round.edges.push_back(edge);
    round.nodes.push_back(to);
    place(run, round, start);
    bool more = true;
    if (node_may_be(run, static_cast<uint32_t>(taken) + 1, to) &&
        conditions_hold(run, static_cast<uint32_t>(taken) + 1)) {
      if (round.edges.size() < hops())
        more = extend(run, round, to, allow, visit);
      else
        more = !weigh(run, round) || visit(round);
    }
    round.edges.pop_back();
    round.nodes.pop_back();
    return more;
  });
}

bool Rounds::take(Run& run, const Round& round, EdgeId edge, NodeId, NodeId to) const {
  if (avoids(to) || is_used(run, step_.distinct_from, edge)) return false;
  if (step_.edge->view && !step_.edge->view->admits(run, edge)) return false;
  const BoundGroup* const group = step_.edge->group.get();
  if (!group) return true;
  // A variable that stands at several places of the round is one node or edge.
  const size_t place = round.edges.size();
  const auto slot = [&](size_t hop) {
    return group->hops[backwards_ ? hops() - 1 - hop : hop].slot;
  };
  for (size_t i = 0; i < place; ++i)
    if (slot(i) == slot(place) && round.edges[i] != edge) return false;
  return true;
}

// Labels and names of the node at that place of the walk, and that it is the one which the same
// variable stands for at a place before.
bool Rounds::node_may_be(Run& run, uint32_t place, NodeId node) const {
  const BoundGroup* const group = step_.edge->group.get();
  if (!group) return true;
  const uint32_t index = backwards_ ? hops() - place : place;
  if (!node_fits(run, group->nodes[index], node)) return false;
  const Value& held = run.frame[group->nodes[index].slot];
  return held.is(ValueKind::node) && held.as_id() == node;
}

bool Rounds::conditions_hold(Run& run, uint32_t hops_taken) const {
  const BoundEdge& edge = *step_.edge;
  for (size_t i = 0; i < edge.filters.size(); ++i) {
    uint32_t ready = 1;
    if (edge.group) ready = backwards_ ? edge.group->ready[i].back : edge.group->ready[i].ahead;
    if (ready == hops_taken && !edge.filters[i].run->holds(run)) return false;
  }
  return true;
}

// Puts what the round has last into the frame: the start, or its last edge and node. A place that
// is taken by the same variable already keeps its first node.
void Rounds::place(Run& run, const Round& round, NodeId start) const {
  const BoundGroup* const group = step_.edge->group.get();
  const size_t taken = round.edges.size();
  if (!group) {
    if (taken > 0) run.frame[step_.edge->probe] = Value::edge(round.edges.back());
    return;
  }
  const auto slot = [&](size_t place) {
    return group->nodes[backwards_ ? hops() - place : place].slot;
  };
  if (taken == 0) {
    run.frame[slot(0)] = Value::node(start);
    return;
  }
  run.frame[group->hops[backwards_ ? hops() - taken : taken - 1].slot] =
      Value::edge(round.edges.back());
  for (size_t i = 0; i < taken; ++i)
    if (slot(i) == slot(taken)) return;
  run.frame[slot(taken)] = Value::node(round.nodes.back());
}

// False where the cost is unknown.
bool Rounds::weigh(Run& run, Round& round) const {
  if (!step_.edge->cost) return true;
  const Bound& bound = *step_.edge->cost;
  const Value cost = bound.run->eval(run);
  if (cost.is_null()) return false;
  if (!cost.is_number())
    run.fail(bound.at, "COST must be a number, not a " + std::string(to_string(cost.kind())));
  round.cost.value = cost.as_number();
  round.cost.is_whole = cost.is(ValueKind::integer);
  round.cost.whole = round.cost.is_whole ? cost.as_int() : 0;
  if (!(round.cost.value >= 0)) run.fail(bound.at, "COST must not be negative");
  return std::isfinite(round.cost.value);
}

}  // namespace nuncio
