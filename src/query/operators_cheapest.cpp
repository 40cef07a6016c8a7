// Cheapest paths: distances to the goal first, then the walks that keep to them, best first.
#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "query/rounds.h"
#include "query/walk.h"

namespace nuncio {
namespace {

// From one node over rounds, by cost and then by the number of rounds.
class Distances {
 public:
  struct Reached {
    Cost cost;
    uint32_t rounds = 0;
    Round last;  // by which it was reached
    NodeId from = 0;
    bool settled = false;
  };

  Distances(Run& run, const Rounds& rounds, NodeId start, NodeId until) {
    using Entry = std::tuple<double, uint32_t, NodeId>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    reached_[start];
    queue.emplace(0.0, 0U, start);
    while (!queue.empty()) {
      const auto [cost, count, node] = queue.top();
      queue.pop();
      Reached& here = reached_.at(node);
      if (here.settled) continue;
      here.settled = true;
      order_.push_back(node);
      bound_ = cost;
      if (node == until) return;
      const Cost so_far = here.cost;
      rounds.each(
          run, node, [](const Round&, EdgeId, NodeId) { return true; },
          [&, so_far, node = node, count = count](const Round& round) {
            if (rounds.avoids(round.nodes.back())) return true;
            const Cost sum = so_far + round.cost;
            Reached& there = reached_[round.nodes.back()];
            const bool better = there.last.edges.empty() || sum.value < there.cost.value ||
                                (sum.value == there.cost.value && count + 1 < there.rounds);
            if (there.settled || !better) return true;
            run.hold(sizeof(Reached));
            there = {sum, count + 1, round, node, false};
            queue.emplace(sum.value, count + 1, round.nodes.back());
            return true;
          });
    }
    bound_ = std::numeric_limits<double>::infinity();
  }

  // Where it was not settled, a lower bound; infinite where it cannot be reached.
  double to(NodeId node) const {
    const auto place = reached_.find(node);
    return place != reached_.end() && place->second.settled ? place->second.cost.value : bound_;
  }
  const Reached* find(NodeId node) const {
    const auto place = reached_.find(node);
    return place != reached_.end() && place->second.settled ? &place->second : nullptr;
  }
  const std::vector<NodeId>& order() const { return order_; }

  // The edges of the cheapest walk from the start to `node`.
  std::vector<EdgeId> walk_to(NodeId node) const {
    std::vector<EdgeId> edges;
    for (const Reached* at = &reached_.at(node); !at->last.edges.empty();
         at = &reached_.at(at->from))
      edges.insert(edges.end(), at->last.edges.rbegin(), at->last.edges.rend());
    std::reverse(edges.begin(), edges.end());
    return edges;
  }

 private:
  std::unordered_map<NodeId, Reached> reached_;
  std::vector<NodeId> order_;
  double bound_ = 0;
};

class CheapestPaths : public Operator {
 public:
  explicit CheapestPaths(Step step)
      : step_(std::move(step)), ahead_(step_, false), back_(step_, true) {}

  bool push(Run& run) override {
    const Value& start = run.frame[step_.from->slot];
    if (!start.is(ValueKind::node) || edge().impossible) return true;
    const NodeId from = start.as_id();
    if (ahead_.avoids(from)) return true;
    if (!step_.to_known) return push_all(run, from);
    const Value& end = run.frame[step_.to->slot];
    return !end.is(ValueKind::node) || push_pair(run, from, end.as_id());
  }

  std::string describe() const override {
    const BoundNode& left = step_.backwards ? *step_.to : *step_.from;
    const BoundNode& right = step_.backwards ? *step_.from : *step_.to;
    return "cheapest paths " + left.text + edge().text + right.text +
           (step_.to_known ? "" : ", from one end");
  }

 private:
  const BoundEdge& edge() const { return *step_.edge; }
  bool one() const { return edge().selector == ast::Selector::any_cheapest; }

  // A cheapest walk over single edges never comes by a node twice, so any mode allows it; rounds of
  // several edges may cross.
  bool fits(const Distances::Reached& reached) const {
    return one() && reached.rounds >= edge().min && reached.rounds <= edge().max &&
           (ahead_.hops() == 1 || edge().mode == ast::Mode::walk);
  }

  bool put(Run& run, const std::vector<EdgeId>& edges, const Cost& cost) {
    run.frame[edge().slot] = edge_list(edges, step_.backwards);
    run.frame[edge().total] = cost.as_value();
    return emit(run);
  }

  // REQUIRES: one path for each goal is enough.
  bool push_all(Run& run, NodeId from) {
    const Distances distances(run, ahead_, from, UINT32_MAX);
    for (const NodeId node : distances.order()) {
      if (!node_fits(run, *step_.to, node)) continue;
      const Distances::Reached& reached = *distances.find(node);
      run.frame[step_.to->slot] = Value::node(node);
      if (!(fits(reached) ? put(run, distances.walk_to(node), reached.cost)
                          : push_pair(run, from, node)))
        return false;
    }
    return true;
  }

  bool push_pair(Run& run, NodeId from, NodeId to) {
    const Distances rest(run, back_, to, one() ? from : UINT32_MAX);
    const Distances::Reached* const reached = rest.find(from);
    if (!reached) return true;
    if (fits(*reached)) {
      std::vector<EdgeId> edges = rest.walk_to(from);
      std::reverse(edges.begin(), edges.end());
      return put(run, edges, reached->cost);
    }
    return best_first(run, from, to, rest);
  }

  // A walk as its last round and the walk before it.
  struct Partial {
    Round round;
    size_t before = SIZE_MAX;  // SIZE_MAX: none
    uint32_t rounds = 0;
    Cost cost;
    NodeId end = 0;
  };

  Walk walk_of(const std::vector<Partial>& all, size_t at) const {
    std::vector<size_t> chain;
    for (; all[at].before != SIZE_MAX; at = all[at].before) chain.push_back(at);
    Walk walk;
    walk.nodes.push_back(all[at].end);
    for (size_t i = chain.size(); i-- > 0;) {
      const Round& round = all[chain[i]].round;
      walk.edges.insert(walk.edges.end(), round.edges.begin(), round.edges.end());
      walk.nodes.insert(walk.nodes.end(), round.nodes.begin(), round.nodes.end());
    }
    return walk;
  }

  bool best_first(Run& run, NodeId from, NodeId to, const Distances& rest) {
    using Entry = std::tuple<double, double, uint32_t, size_t>;  // whole cost, rest, rounds, walk
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<Partial> all(1);
    all[0].end = from;
    queue.emplace(rest.to(from), rest.to(from), 0U, 0U);
    const bool every_best = edge().selector == ast::Selector::all_cheapest;
    const uint64_t wanted = one() ? 1 : every_best ? UINT64_MAX : edge().k;
    uint64_t found = 0;
    double best = 0;
    size_t bytes = 0;
    bool more = true;
    while (!queue.empty() && found < wanted && more) {
      const auto [estimate, left, rounds, at] = queue.top();
      queue.pop();
      if (every_best && found > 0 && estimate > best + 1e-9 * (1 + best)) break;
      const Walk walk = walk_of(all, at);
      if (walk.nodes.back() == to && rounds >= edge().min) {
        if (found++ == 0) best = all[at].cost.value;
        more = put(run, walk.edges, all[at].cost);
      }
      if (rounds < edge().max) bytes += extend(run, walk, at, rest, all, queue);
    }
    run.give_back(bytes);
    return more;
  }

  template <typename Queue>
  size_t extend(Run& run, const Walk& walk, size_t at, const Distances& rest,
                std::vector<Partial>& all, Queue& queue) {
    size_t bytes = 0;
    const Partial here = all[at];
    ahead_.each(
        run, walk.nodes.back(),
        [&](const Round& round, EdgeId e, NodeId to) {
          return may_take(walk, round, edge().mode, e, to);
        },
        [&](const Round& round) {
          const NodeId end = round.nodes.back();
          const double left = rest.to(end);
          if (left == std::numeric_limits<double>::infinity()) return true;
          const Cost cost = here.cost + round.cost;
          bytes += sizeof(Partial) + 64;
          run.hold(sizeof(Partial) + 64);
          queue.emplace(cost.value + left, left, here.rounds + 1, all.size());
          all.push_back({round, at, here.rounds + 1, cost, end});
          return true;
        });
    return bytes;
  }

  Step step_;
  Rounds ahead_, back_;
};

}  // namespace

std::unique_ptr<Operator> cheapest_paths(Step step) {
  return std::make_unique<CheapestPaths>(std::move(step));
}

}  // namespace nuncio
