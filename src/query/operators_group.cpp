// Quantified patterns of several hops, round by round, and the lists that group variables are.
#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "query/rounds.h"
#include "query/walk.h"

namespace nuncio {
namespace {

class ExpandGroup : public Operator {
 public:
  explicit ExpandGroup(Step step)
      : step_(std::move(step)), ahead_(step_, false), back_(step_, true) {}

  bool push(Run& run) override {
    const Value& start = run.frame[step_.from->slot];
    if (!start.is(ValueKind::node) || edge().impossible) return true;
    const NodeId from = start.as_id();
    if (ahead_.avoids(from)) return true;
    if (step_.to_known && !run.frame[step_.to->slot].is(ValueKind::node)) return true;
    if (edge().selector == ast::Selector::every) {
      return walk_rounds(
          run, from, edge().max, [](NodeId, uint32_t) { return true; },
          [&](const Walk& walk, uint32_t rounds) {
            return rounds < edge().min || arrive(run, walk);
          });
    }
    return push_shortest(run, from, run.frame[step_.to->slot].as_id());
  }

  std::string describe() const override {
    const BoundNode& left = step_.backwards ? *step_.to : *step_.from;
    const BoundNode& right = step_.backwards ? *step_.from : *step_.to;
    return std::string(edge().selector == ast::Selector::every ? "rounds " : "shortest rounds ") +
           left.text + edge().text + right.text;
  }

 private:
  const BoundEdge& edge() const { return *step_.edge; }

  bool arrive(Run& run, const Walk& walk) {
    const NodeId end = walk.nodes.back();
    if (step_.to_known ? end != run.frame[step_.to->slot].as_id() : !node_fits(run, *step_.to, end))
      return true;
    run.frame[edge().slot] = edge_list(walk.edges, step_.backwards);
    if (!step_.to_known) run.frame[step_.to->slot] = Value::node(end);
    return emit(run);
  }

  // All walks of up to `longest` rounds. go_on(end, rounds) decides on each, arrive(walk, rounds)
  // is told of each, the empty one first, and gives false to end it all.
  template <typename GoOn, typename Arrive>
  bool walk_rounds(Run& run, NodeId start, uint32_t longest, GoOn&& go_on, Arrive&& arrive) {
    struct Pending {
      Round round;
      uint32_t rounds;  // of the walk with it
    };
    Walk walk;
    walk.nodes.push_back(start);
    std::vector<Pending> pending;
    const auto branch = [&](uint32_t rounds) {
      if (rounds >= longest) return;
      const size_t first = pending.size();
      ahead_.each(
          run, walk.nodes.back(),
          [&](const Round& round, EdgeId e, NodeId to) {
            return may_take(walk, round, edge().mode, e, to);
          },
          [&](const Round& round) {
            if (go_on(round.nodes.back(), rounds + 1)) pending.push_back({round, rounds + 1});
            return true;
          });
      std::reverse(pending.begin() + static_cast<std::ptrdiff_t>(first), pending.end());
    };
    if (!arrive(walk, 0)) return false;
    branch(0);
    while (!pending.empty()) {
      const Pending next = std::move(pending.back());
      pending.pop_back();
      const size_t before = size_t{next.rounds - 1} * ahead_.hops();
      walk.edges.resize(before);
      walk.nodes.resize(before + 1);
      walk.edges.insert(walk.edges.end(), next.round.edges.begin(), next.round.edges.end());
      walk.nodes.insert(walk.nodes.end(), next.round.nodes.begin(), next.round.nodes.end());
      if (!arrive(walk, next.rounds)) return false;
      branch(next.rounds);
    }
    return true;
  }

  // Rounds to the goal, of every node that may reach it.
  std::unordered_map<NodeId, uint32_t> distances_to(Run& run, NodeId goal) const {
    std::unordered_map<NodeId, uint32_t> out{{goal, 0}};
    std::vector<NodeId> order{goal};
    for (size_t at = 0; at < order.size(); ++at) {
      const uint32_t depth = out[order[at]];
      if (depth >= edge().max) break;
      back_.each(
          run, order[at], [](const Round&, EdgeId, NodeId) { return true; },
          [&](const Round& round) {
            const NodeId node = round.nodes.back();
            if (!back_.avoids(node) && out.emplace(node, depth + 1).second) order.push_back(node);
            return true;
          });
    }
    return out;
  }

  // Walks by growing length, never farther from the goal than the length allows.
  bool push_shortest(Run& run, NodeId from, NodeId to) {
    const auto distance = distances_to(run, to);
    if (!distance.contains(from)) return true;
    const bool groups = edge().selector == ast::Selector::shortest_groups;
    const bool first_only = edge().selector == ast::Selector::all_shortest;
    const uint64_t wanted = first_only                                       ? UINT64_MAX
                            : edge().selector == ast::Selector::any_shortest ? 1
                                                                             : edge().k;
    uint64_t found = 0;
    for (uint32_t length = std::max(edge().min, distance.at(from)); length <= edge().max;
         ++length) {
      bool cut = false, any = false;
      const bool more = walk_rounds(
          run, from, length,
          [&](NodeId end, uint32_t rounds) {
            const auto rest = distance.find(end);
            if (rest == distance.end()) return false;
            if (rounds + rest->second > length) cut = true;
            return rounds + rest->second <= length;
          },
          [&](const Walk& walk, uint32_t rounds) {
            if (rounds == length) cut = true;
            if (rounds < length || walk.nodes.back() != to) return true;
            any = true;
            if (!groups) ++found;
            return arrive(run, walk) && found < wanted;
          });
      if (!more) return found >= wanted;
      if (groups && any) ++found;
      if (found >= wanted || !cut || (first_only && any)) break;
    }
    return true;
  }

  Step step_;
  Rounds ahead_, back_;
};

class SpreadGroup : public Operator {
 public:
  SpreadGroup(const BoundEdge& edge, const BoundNode& left) : edge_(edge), left_(left) {}

  bool push(Run& run) override {
    const BoundGroup& group = *edge_.group;
    const Value edges = run.frame[edge_.slot];
    if (!edges.is(ValueKind::list)) return emit(run);
    std::vector<NodeId> nodes{run.frame[left_.slot].as_id()};
    for (const Value& edge : edges.as_list()) {
      const NodeId source = run.graph.source(edge.as_id()), target = run.graph.target(edge.as_id());
      nodes.push_back(nodes.back() == source ? target : source);
    }
    const size_t hops = group.hops.size(), rounds = edges.as_list().size() / hops;
    for (const BoundGroup::Output& output : group.outputs) {
      Value::List list;
      list.reserve(rounds);
      for (size_t round = 0; round < rounds; ++round) {
        const size_t at = round * hops + output.index;
        list.push_back(output.node ? Value::node(nodes[at]) : edges.as_list()[at]);
      }
      run.frame[output.slot] = std::move(list);
    }
    return emit(run);
  }
  std::string describe() const override { return "group variables"; }

 private:
  const BoundEdge& edge_;
  const BoundNode& left_;
};

}  // namespace

std::unique_ptr<Operator> expand_group(Step step) {
  return std::make_unique<ExpandGroup>(std::move(step));
}

std::unique_ptr<Operator> spread_group(const BoundEdge& edge, const BoundNode& left) {
  return std::make_unique<SpreadGroup>(edge, left);
}

}  // namespace nuncio
