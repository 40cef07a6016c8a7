// How many shortest paths lead from one node to each other one, without walking any of them: along
// the levels of a breadth-first search the count of a node is the sum of the counts of those before
// it. After U. Brandes, "A faster algorithm for betweenness centrality", 2001. Large levels are
// pulled as in graph/reach.h.
#ifndef NUNCIO_GRAPH_PATH_COUNTS_H_
#define NUNCIO_GRAPH_PATH_COUNTS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "graph/edge_filter.h"
#include "graph/level_cost.h"
#include "graph/node_set.h"
#include "graph/node_weights.h"
#include "nuncio/csr.h"
#include "nuncio/error.h"

namespace nuncio {

// What a count keeps between calls. The stamp of a node is `base` and its distance, above all
// stamps of earlier runs, so that nothing needs to be cleared.
struct PathCountScratch {
  std::vector<uint32_t> stamps;
  std::vector<uint64_t> counts;
  NodeSet seen;
  std::vector<uint32_t> frontier, next;
  uint32_t base = 1;
};

template <typename Allow = AllowAll, typename Poll = NoPoll>
class PathCounts {
 public:
  // allow(edge, from, to) decides on every edge in the direction of the walk.
  PathCounts(const CsrView& csr, const EdgeFilter& filter, PathCountScratch& scratch,
             Allow allow = {}, Poll poll = {})
      : csr_(csr),
        filter_(filter),
        back_(filter.reversed()),
        scratch_(scratch),
        allow_(std::move(allow)),
        poll_(std::move(poll)) {}

  // Calls visit(node, distance, count) for every node at a distance of up to `hops`, level by
  // level, `start` first (distance 0, one path of no edges). Throws Error{limit} where a count goes
  // beyond 2^63.
  template <typename Visit>
  void run(uint32_t start, uint32_t hops, Visit&& visit) {
    begin(start);
    visit(start, 0U, uint64_t{1});
    grow(hops, visit);
  }

  // Only how many there are to nodes other than the start: of the last level, which is the largest,
  // the nodes are not told apart.
  uint64_t total(uint32_t start, uint32_t hops) {
    begin(start);
    uint64_t sum = 0;
    uint32_t depth = 1;
    if (hops > 1)
      depth = grow(hops - 1,
                   [&](uint32_t, uint32_t, uint64_t count) { sum = checked_sum(sum, count); });
    if (hops > 0) sum = checked_sum(sum, last_level(depth));
    return sum;
  }

  // After run() or total(), of the nodes that were told apart.
  std::optional<uint32_t> distance(uint32_t node) const {
    const uint32_t stamp = scratch_.stamps[node];
    return stamp < floor_ ? std::nullopt : std::optional(stamp - floor_);
  }
  uint64_t count(uint32_t node) const { return scratch_.counts[node]; }

 private:
  // Gives the depth of the level after the last.
  template <typename Visit>
  uint32_t grow(uint32_t hops, Visit&& visit) {
    uint32_t depth = 1;
    for (; depth <= hops && !scratch_.frontier.empty(); ++depth) {
      scratch_.next.clear();
      scratch_.base = floor_ + depth + 1;  // also where this level is left by an exception
      if (is_dense())
        pull(depth);
      else
        push(depth);
      std::swap(scratch_.frontier, scratch_.next);
      largest_ = 0;
      for (const uint32_t node : scratch_.frontier) {
        largest_ = std::max(largest_, scratch_.counts[node]);
        scratch_.seen.insert(node);
        visit(node, depth, scratch_.counts[node]);
      }
    }
    return depth;
  }

  void begin(uint32_t start) {
    largest_ = 1;
    floor_ = scratch_.base;
    if (scratch_.stamps.size() < csr_.node_count()) {
      scratch_.stamps.resize(csr_.node_count(), 0);
      scratch_.counts.resize(csr_.node_count());
    }
    if (scratch_.base > UINT32_MAX - csr_.node_count() - 2) {  // no path is longer
      std::fill(scratch_.stamps.begin(), scratch_.stamps.end(), 0);
      scratch_.base = floor_ = 1;
    }
    scratch_.stamps[start] = floor_;
    scratch_.base = floor_ + 1;
    scratch_.counts[start] = 1;
    scratch_.frontier.assign(1, start);
    scratch_.seen.clear(csr_.node_count());
    scratch_.seen.insert(start);
  }
  uint32_t stamp_of(uint32_t depth) const { return floor_ + depth; }

  bool is_dense() const {
    return is_pull_cheaper(csr_, scratch_.frontier, scratch_.seen, filter_.along, 1);
  }

  // Below this no sum over 2^32 edges overflows, so that it need not be checked.
  bool may_overflow() const { return largest_ >= (uint64_t{1} << 31); }
  static void add(uint64_t& sum, uint64_t count, bool careful) {
    sum += count;
    if (careful && (sum < count || sum >> 63 != 0))
      throw Error(Error::Kind::limit, "there are more than 2^63 shortest paths; limit their hops");
  }

  void push(uint32_t depth) {
    const uint32_t mine = stamp_of(depth);
    const bool careful = may_overflow();
    for (const uint32_t node : scratch_.frontier) {
      const uint64_t count = scratch_.counts[node];
      size_t looked = 1;
      for_each_edge(csr_, node, filter_, [&](uint32_t edge, uint32_t next) {
        ++looked;
        uint32_t& stamp = scratch_.stamps[next];
        if (stamp >= floor_ && stamp != mine) return true;
        if (!allow_(edge, node, next)) return true;
        if (stamp != mine) {
          stamp = mine;
          scratch_.counts[next] = 0;
          scratch_.next.push_back(next);
        }
        add(scratch_.counts[next], count, careful);
        return true;
      });
      poll_(looked);
    }
  }

  uint64_t last_level(uint32_t depth) {
    uint64_t sum = 0;
    if (is_dense()) {
      for_each_outside(csr_, scratch_.seen, [&](uint32_t node) {
        sum = checked_sum(sum, pulled(node, stamp_of(depth - 1)));
      });
      return sum;
    }
    for (const uint32_t node : scratch_.frontier) {
      size_t looked = 1;
      uint64_t fresh = 0;
      for_each_edge(csr_, node, filter_, [&](uint32_t edge, uint32_t next) {
        ++looked;
        fresh += !scratch_.seen.has(next) && allow_(edge, node, next);
        return true;
      });
      poll_(looked);
      sum = checked_sum(sum, checked_product(scratch_.counts[node], fresh));
    }
    return sum;
  }

  // Ways to a node over those of the level with the stamp `before`.
  uint64_t pulled(uint32_t node, uint32_t before) {
    const bool careful = may_overflow();
    uint64_t sum = 0;
    size_t looked = 1;
    for_each_edge(csr_, node, back_, [&](uint32_t edge, uint32_t from) {
      ++looked;
      const bool there = scratch_.stamps[from] == before;
      if constexpr (std::is_same_v<Allow, AllowAll>) {
        // Without a branch, which nothing could foretell.
        const uint64_t count = scratch_.counts[from] & (uint64_t{0} - uint64_t{there});
        if (careful)
          add(sum, count, true);
        else
          sum += count;
      } else if (there && allow_(edge, from, node)) {
        add(sum, scratch_.counts[from], careful);
      }
      return true;
    });
    poll_(looked);
    return sum;
  }

  void pull(uint32_t depth) {
    const uint32_t before = stamp_of(depth - 1), mine = stamp_of(depth);
    for_each_outside(csr_, scratch_.seen, [&](uint32_t node) {
      const uint64_t sum = pulled(node, before);
      if (sum == 0) return;
      scratch_.counts[node] = sum;
      scratch_.next.push_back(node);
    });
    for (const uint32_t node : scratch_.next) scratch_.stamps[node] = mine;
  }

  const CsrView& csr_;
  const EdgeFilter& filter_;
  EdgeFilter back_;
  PathCountScratch& scratch_;
  Allow allow_;
  Poll poll_;
  uint32_t floor_ = 1;    // stamps of this run begin here
  uint64_t largest_ = 1;  // count of the level before
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_PATH_COUNTS_H_
