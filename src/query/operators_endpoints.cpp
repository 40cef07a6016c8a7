// Ends of repeated edges: see query/endpoints.h.
#include "query/endpoints.h"
#include "query/walk.h"

namespace nuncio {
namespace {

class FindEndpoints : public Operator {
 public:
  FindEndpoints(Step step, Endpoints endpoints)
      : step_(std::move(step)), filter_(filter_of(step_)), test_(step_), endpoints_(endpoints) {}

  void begin(Run& run) override { test_.begin(run); }

  bool push(Run& run) override {
    const Value& start = run.frame[step_.from->slot];
    if (!start.is(ValueKind::node) || step_.edge->impossible) return true;
    const NodeId from = start.as_id();
    if (test_.avoids(from)) return true;
    const auto poll = [&](size_t steps) { run.tick(steps); };
    if (test_.none()) return search(run, from, AllowAll(), poll);
    const auto allow = [&](EdgeId edge, NodeId at, NodeId to) { return test_(run, edge, at, to); };
    return search(run, from, allow, poll);
  }

  std::string describe() const override {
    const BoundNode& left = step_.backwards ? *step_.to : *step_.from;
    const BoundNode& right = step_.backwards ? *step_.from : *step_.to;
    return std::string(endpoints_.total ? "count " : "") +
           (endpoints_.what == Endpoints::What::distinct ? "ends of "
                                                         : "shortest paths to ends of ") +
           left.text + step_.edge->text + right.text;
  }

 private:
  const BoundEdge& edge() const { return *step_.edge; }
  // Any node of the graph may be an end.
  bool all_ends() const {
    return step_.to->labels.empty() && !step_.to->one_of && !step_.to->impossible;
  }

  template <typename Allow, typename Poll>
  bool search(Run& run, NodeId from, const Allow& allow, const Poll& poll) {
    if (endpoints_.what == Endpoints::What::shortest_paths)
      return count_paths(run, from, allow, poll);
    const bool counted = endpoints_.total && all_ends();
    std::vector<uint32_t> found;
    Reach reach(run.csr, filter_, run.scratch(step_.scratch).reach, allow, poll);
    uint64_t count = reach.run(std::span(&from, 1), edge().max, counted ? nullptr : &found);
    if (!endpoints_.other_only && start_is_end(run, from, allow, poll)) {
      ++count;
      if (!counted) found.insert(found.begin(), from);
    }
    if (counted) return count == 0 || put_total(run, count);
    count = 0;
    for (const NodeId node : found) {
      run.tick();
      if (!node_fits(run, *step_.to, node)) continue;
      if (!endpoints_.total && !put(run, node, 1)) return false;
      ++count;
    }
    return !endpoints_.total || count == 0 || put_total(run, count);
  }

  // A walk of no edges, or one that comes back: out by some edge and home without it.
  template <typename Allow, typename Poll>
  bool start_is_end(Run& run, NodeId from, const Allow& allow, const Poll& poll) {
    if (edge().min == 0) return true;
    if (edge().mode == ast::Mode::acyclic || edge().max == 0) return false;
    const bool again = edge().mode == ast::Mode::walk;  // the same edge may lead back
    return !for_each_edge(run.csr, from, filter_, [&](EdgeId first, NodeId next) {
      if (!allow(first, from, next)) return true;
      if (next == from) return false;
      const auto other = [&](EdgeId e, NodeId at, NodeId to) {
        return (again || e != first) && allow(e, at, to);
      };
      PathBetween back(run.csr, filter_, run.scratch(step_.scratch).path, other, poll);
      return !back.run(next, from, edge().max - 1).has_value();
    });
  }

  template <typename Allow, typename Poll>
  bool count_paths(Run& run, NodeId from, const Allow& allow, const Poll& poll) {
    struct End {
      NodeId node;
      uint64_t count;
    };
    std::vector<End> ends;
    uint64_t total = 0;
    PathCounts counts(run.csr, filter_, run.scratch(step_.scratch).path_counts, allow, poll);
    const bool all = all_ends();
    if (endpoints_.total && all) {
      total = counts.total(from, edge().max);
      total = checked_sum(
          total, edge().min == 0 ? !endpoints_.other_only : paths_home(run, from, allow, counts));
      return total == 0 || put_total(run, total);
    }
    counts.run(from, edge().max, [&](NodeId node, uint32_t distance, uint64_t count) {
      if (distance < edge().min || (endpoints_.other_only && node == from)) return;
      if (!all && !node_fits(run, *step_.to, node)) return;
      if (endpoints_.total)
        total = checked_sum(total, count);
      else
        ends.push_back({node, count});
    });
    const uint64_t home = edge().min == 0 ? 0 : paths_home(run, from, allow, counts);
    if (home > 0 && (all || node_fits(run, *step_.to, from))) {
      total = checked_sum(total, home);
      ends.insert(ends.begin(), {from, home});
    }
    if (endpoints_.total) return total == 0 || put_total(run, total);
    for (const End& end : ends)
      if (!put(run, end.node, end.count)) return false;
    return true;
  }

  // Shortest ways of at least one edge back to the start. REQUIRES: edges have a direction, so that
  // no such way takes an edge twice.
  template <typename Allow, typename Counts>
  uint64_t paths_home(Run& run, NodeId from, const Allow& allow, const Counts& counts) {
    if (endpoints_.other_only || edge().mode == ast::Mode::acyclic) return 0;
    uint32_t nearest = edge().max;  // the last node before home is nearer than this
    uint64_t sum = 0;
    for_each_edge(run.csr, from, filter_.reversed(), [&](EdgeId last, NodeId before) {
      const std::optional<uint32_t> distance = counts.distance(before);
      if (!distance || *distance >= edge().max || *distance > nearest) return true;
      if (!allow(last, before, from)) return true;
      if (*distance < nearest) sum = 0;
      nearest = *distance;
      sum = checked_sum(sum, counts.count(before));
      return true;
    });
    return sum;
  }

  bool put(Run& run, NodeId node, uint64_t times) {
    run.frame[step_.to->slot] = Value::node(node);
    return put_total(run, times);
  }
  bool put_total(Run& run, uint64_t times) {
    run.times = times;
    const bool more = emit(run);
    run.times = 1;
    return more;
  }

  Step step_;
  EdgeFilter filter_;
  EdgeTest test_;
  Endpoints endpoints_;
};

}  // namespace

std::unique_ptr<Operator> find_endpoints(Step step, Endpoints endpoints) {
  return std::make_unique<FindEndpoints>(std::move(step), endpoints);
}

}  // namespace nuncio
