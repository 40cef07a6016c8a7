// Depth-first walks over edges, one after another, without recursion: a walk may be as long as the
// graph is large.
#ifndef NUNCIO_QUERY_WALK_H_
#define NUNCIO_QUERY_WALK_H_

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "query/edge_conditions.h"
#include "query/operators.h"

namespace nuncio {

// The conditions of a repeated edge on each of its edges.
class EdgeTest {
 public:
  explicit EdgeTest(const Step& step)
      : step_(step),
        conditions_(step.edge->probe, pointers(step.edge->filters), step.edge->view.get()) {}

  // Before the first row: makes conditions fast that look at nothing but the edge.
  void begin(Run& run) { conditions_.begin(run); }

  // Every edge of the filter may be used.
  bool none() const {
    return step_.edge->avoiding.empty() && step_.distinct_from.empty() && !step_.edge->group &&
           conditions_.none();
  }

  // Whether a walk may go along `edge` from one node to the next. REQUIRES: a group has one hop.
  bool operator()(Run& run, EdgeId edge, NodeId from, NodeId to) const {
    run.tick();
    if (avoids(to) || is_used(run, step_.distinct_from, edge)) return false;
    if (step_.edge->group && !ends_fit(run, from, to)) return false;
    return conditions_.none() || conditions_.hold(run, edge);
  }

  bool avoids(NodeId node) const {
    const auto& avoiding = step_.edge->avoiding;
    return std::binary_search(avoiding.begin(), avoiding.end(), node);
  }

 private:
  // The nodes of a quantified pattern, which its conditions look at too.
  bool ends_fit(Run& run, NodeId from, NodeId to) const {
    if (step_.backwards) std::swap(from, to);
    const BoundNode &left = step_.edge->group->nodes[0], &right = step_.edge->group->nodes[1];
    if (!node_fits(run, left, from) || !node_fits(run, right, to)) return false;
    if (left.slot == right.slot && from != to) return false;
    run.frame[left.slot] = Value::node(from);
    run.frame[right.slot] = Value::node(to);
    return true;
  }

  static std::vector<const Bound*> pointers(const std::vector<Bound>& conditions) {
    std::vector<const Bound*> out;
    for (const Bound& condition : conditions) out.push_back(&condition);
    return out;
  }

  const Step& step_;
  EdgeConditions conditions_;
};

struct Walk {
  std::vector<NodeId> nodes;  // from the start on
  std::vector<EdgeId> edges;

  // Whether one more step keeps to the mode.
  bool may_take(ast::Mode mode, EdgeId edge, NodeId to) const {
    switch (mode) {
      case ast::Mode::walk:
        return true;
      case ast::Mode::trail:
        return std::find(edges.begin(), edges.end(), edge) == edges.end();
      case ast::Mode::acyclic:
        return std::find(nodes.begin(), nodes.end(), to) == nodes.end();
      case ast::Mode::simple:
        if (nodes.size() > 1 && nodes.back() == nodes.front()) return false;
        return std::find(nodes.begin() + 1, nodes.end(), to) == nodes.end();
    }
    return true;
  }
};

// All walks from `start` of up to `longest` edges that keep to the mode. step(walk, edge, to)
// decides on each further edge; arrive(walk) is told of each walk, the empty one first, and gives
// false to end it all (then this does too).
template <typename StepTest, typename Arrive>
bool walk_all(Run& run, NodeId start, uint32_t longest, ast::Mode mode, const EdgeFilter& filter,
              StepTest&& step, Arrive&& arrive) {
  struct Pending {
    EdgeId edge;
    NodeId to;
    uint32_t depth;  // of the walk with it
  };
  Walk walk;
  walk.nodes.push_back(start);
  std::vector<Pending> pending;
  const auto branch = [&] {
    const auto depth = static_cast<uint32_t>(walk.edges.size()) + 1;
    if (depth > longest) return;
    const size_t first = pending.size();
    for_each_edge(run.csr, walk.nodes.back(), filter, [&](EdgeId edge, NodeId to) {
      run.tick();
      if (walk.may_take(mode, edge, to) && step(walk, edge, to))
        pending.push_back({edge, to, depth});
      return true;
    });
    std::reverse(pending.begin() + static_cast<std::ptrdiff_t>(first), pending.end());
  };
  if (!arrive(walk)) return false;
  branch();
  while (!pending.empty()) {
    const Pending next = pending.back();
    pending.pop_back();
    walk.edges.resize(next.depth - 1);
    walk.nodes.resize(next.depth);
    walk.edges.push_back(next.edge);
    walk.nodes.push_back(next.to);
    if (!arrive(walk)) return false;
    branch();
  }
  return true;
}

// The edges of a walk as a list value, in the order in which the pattern is written.
inline Value edge_list(const std::vector<EdgeId>& edges, bool backwards) {
  Value::List list;
  list.reserve(edges.size());
  for (const EdgeId edge : edges) list.push_back(Value::edge(edge));
  if (backwards) std::reverse(list.begin(), list.end());
  return list;
}

}  // namespace nuncio

#endif  // NUNCIO_QUERY_WALK_H_
