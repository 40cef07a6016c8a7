// Shortest paths: between two known nodes from both ends, from one known node to all others, and
// the k shortest.
#include <algorithm>
#include <limits>

#include "query/operators.h"
#include "query/walk.h"

namespace nuncio {
namespace {

class ShortestPaths : public Operator {
 public:
  explicit ShortestPaths(Step step)
      : step_(std::move(step)), filter_(filter_of(step_)), test_(step_) {}

  void begin(Run& run) override { test_.begin(run); }

  bool push(Run& run) override {
    const Value& start = run.frame[step_.from->slot];
    if (!start.is(ValueKind::node) || step_.edge->impossible) return true;
    const NodeId from = start.as_id();
    if (test_.avoids(from)) return true;
    if (!step_.to_known) return push_all(run, from);
    const Value& end = run.frame[step_.to->slot];
    if (!end.is(ValueKind::node)) return true;
    return push_pair(run, from, end.as_id());
  }

  std::string describe() const override {
    const BoundNode& left = step_.backwards ? *step_.to : *step_.from;
    const BoundNode& right = step_.backwards ? *step_.from : *step_.to;
    const char* const which =
        step_.edge->selector == ast::Selector::any_shortest   ? "shortest path "
        : step_.edge->selector == ast::Selector::all_shortest ? "shortest paths "
        : step_.edge->selector == ast::Selector::shortest_k   ? "k shortest paths "
                                                              : "paths of the k shortest lengths ";
    return which + left.text + step_.edge->text + right.text +
           (step_.to_known ? ", from both ends" : ", from one end");
  }

 private:
  const BoundEdge& edge() const { return *step_.edge; }
  bool groups() const { return edge().selector == ast::Selector::shortest_groups; }
  bool by_length() const { return groups() || edge().selector == ast::Selector::shortest_k; }
  bool one() const { return edge().selector == ast::Selector::any_shortest; }

  // Beyond it the mode allows no path.
  uint32_t longest(const Run& run) const {
    if (edge().mode == ast::Mode::walk) return UINT32_MAX;
    const bool by_edge = edge().mode == ast::Mode::trail;
    return static_cast<uint32_t>(by_edge ? run.csr.edge_count() : run.csr.node_count());
  }

  bool put(Run& run, const std::vector<EdgeId>& edges) {
    run.frame[edge().slot] = edge_list(edges, step_.backwards);
    return emit(run);
  }

  bool push_pair(Run& run, NodeId from, NodeId to) {
    if (by_length()) return push_by_length(run, from, to, edge().k);
    if (one() && from != to && edge().min <= 1) return push_one(run, from, to);
    SearchScratch& scratch = run.scratch(step_.scratch).search;
    uint32_t middle = 0;
    const uint32_t length =
        two_sided_search(run.csr, from, to, edge().max, filter_, scratch, middle,
                         [&](EdgeId e, NodeId at, NodeId next) { return test_(run, e, at, next); });
    if (length == EpochMap::kUnset) return true;
    if (length < edge().min)
      return push_by_length(run, from, to, one() ? 1 : std::numeric_limits<uint64_t>::max());
    mark_middle(run, scratch, length, middle);
    const auto step = [&](const Walk& walk, EdgeId e, NodeId next) {
      const auto depth = static_cast<uint32_t>(walk.edges.size()) + 1;
      const bool on = depth <= middle ? scratch.marks.get(next) == depth
                                      : scratch.backward.get(next) == length - depth;
      return on && test_(run, e, walk.nodes.back(), next);
    };
    bool more = true;
    walk_all(run, from, length, ast::Mode::walk, filter_, step, [&](const Walk& walk) {
      if (walk.edges.size() < length) return true;
      more = put(run, walk.edges);
      return more && !one();
    });
    return more;
  }

  bool push_one(Run& run, NodeId from, NodeId to) {
    PathScratch& scratch = run.scratch(step_.scratch).path;
    const auto poll = [&](size_t steps) { run.tick(steps); };
    const auto allow = [&](EdgeId e, NodeId at, NodeId next) { return test_(run, e, at, next); };
    const std::optional<std::vector<EdgeId>> path =
        test_.none()
            ? PathBetween(run.csr, filter_, scratch, AllowAll(), poll).run(from, to, edge().max)
            : PathBetween(run.csr, filter_, scratch, allow, poll).run(from, to, edge().max);
    return !path || put(run, *path);
  }

  // Marks, with their distance from the source, the nodes of the source's half that lie on a
  // shortest path, so that the walk over them has no dead ends.
  void mark_middle(Run& run, SearchScratch& scratch, uint32_t length, uint32_t middle) {
    scratch.marks.clear(run.csr.node_count());
    std::vector<NodeId> level, before;
    for (const NodeId node : scratch.frontier)
      if (scratch.forward.get(node) == middle && scratch.backward.get(node) == length - middle) {
        scratch.marks.set(node, middle);
        level.push_back(node);
      }
    const EdgeFilter back{reversed(filter_.along), filter_.types};
    for (uint32_t depth = middle; depth > 0; --depth) {
      before.clear();
      for (const NodeId node : level)
        for_each_edge(run.csr, node, back, [&](EdgeId e, NodeId previous) {
          if (scratch.forward.get(previous) == depth - 1 && !scratch.marks.has(previous) &&
              test_(run, e, previous, node)) {
            scratch.marks.set(previous, depth - 1);
            before.push_back(previous);
          }
          return true;
        });
      std::swap(level, before);
    }
  }

  // Walks by growing length, never farther from the goal than the length allows.
  bool push_by_length(Run& run, NodeId from, NodeId to, uint64_t count) {
    SearchScratch& scratch = run.scratch(step_.scratch).search;
    const EdgeFilter back{reversed(filter_.along), filter_.types};
    std::vector<uint32_t> reached;
    breadth_first(
        run.csr, to, edge().max, back, scratch, reached,
        [&](EdgeId e, NodeId node, NodeId before) { return test_(run, e, before, node); });
    if (!scratch.forward.has(from)) return true;
    const uint32_t mode_limit = std::min(edge().max, longest(run));
    const bool all_of_first = !by_length();
    uint64_t found = 0;  // paths, or for GROUPS lengths
    for (uint32_t length = std::max(edge().min, scratch.forward.get(from)); length <= mode_limit;
         ++length) {
      bool cut = false, more = true, any = false;
      walk_all(
          run, from, length, edge().mode, filter_,
          [&](const Walk& walk, EdgeId e, NodeId next) {
            const uint32_t rest = scratch.forward.get(next);
            if (rest == EpochMap::kUnset) return false;
            const bool near = walk.edges.size() + 1 + rest <= length;
            cut = cut || !near;
            return near && test_(run, e, walk.nodes.back(), next);
          },
          [&](const Walk& walk) {
            if (walk.edges.size() == length) cut = true;  // it might go on
            if (walk.edges.size() < length || walk.nodes.back() != to) return true;
            any = true;
            if (!groups()) ++found;
            more = put(run, walk.edges);
            return more && found < count;
          });
      if (!more) return false;
      if (groups() && any) ++found;
      if (found >= count || !cut || (all_of_first && found > 0)) break;
    }
    return true;
  }

  bool push_all(Run& run, NodeId from) {
    SearchScratch& scratch = run.scratch(step_.scratch).search;
    std::vector<uint32_t> reached;
    breadth_first(run.csr, from, edge().max, filter_, scratch, reached,
                  [&](EdgeId e, NodeId at, NodeId next) { return test_(run, e, at, next); });
    const EdgeFilter back{reversed(filter_.along), filter_.types};
    std::vector<NodeId> farther;  // where the shortest is too short
    for (const NodeId node : reached) {
      const uint32_t length = scratch.forward.get(node);
      if (!node_fits(run, *step_.to, node)) continue;
      if (length < edge().min) {
        farther.push_back(node);
        continue;
      }
      run.frame[step_.to->slot] = Value::node(node);
      bool more = true;
      walk_all(
          run, node, length, ast::Mode::walk, back,
          [&](const Walk& walk, EdgeId e, NodeId previous) {
            const auto depth = static_cast<uint32_t>(walk.edges.size()) + 1;
            return scratch.forward.get(previous) == length - depth &&
                   test_(run, e, previous, walk.nodes.back());
          },
          [&](const Walk& walk) {
            if (walk.edges.size() < length) return true;
            std::vector<EdgeId> edges(walk.edges.rbegin(), walk.edges.rend());
            more = put(run, edges);
            return more && !one();
          });
      if (!more) return false;
    }
    for (const NodeId node : farther) {
      run.frame[step_.to->slot] = Value::node(node);
      if (!push_by_length(run, from, node, one() ? 1 : std::numeric_limits<uint64_t>::max()))
        return false;
    }
    return true;
  }

  Step step_;
  EdgeFilter filter_;
  EdgeTest test_;
};

}  // namespace

std::unique_ptr<Operator> shortest_paths(Step step) {
  return std::make_unique<ShortestPaths>(std::move(step));
}

}  // namespace nuncio
