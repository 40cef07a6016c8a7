// Searches over a CsrView: from one node outwards, and between two nodes from both ends. Edges may
// be limited to types, a direction and a predicate. Visited sets are cleared in O(1), so a search
// costs what it touches, not what the graph holds.
#ifndef NUNCIO_GRAPH_SEARCH_H_
#define NUNCIO_GRAPH_SEARCH_H_

#include <cstdint>
#include <vector>

#include "graph/edge_filter.h"
#include "nuncio/csr.h"

namespace nuncio {

// Numbers by node that are all unset at once when clear() is called.
class EpochMap {
 public:
  static constexpr uint32_t kUnset = UINT32_MAX;

  void clear(size_t size) {
    if (entries_.size() < size) entries_.resize(size);
    if (++epoch_ == 0) {  // wrapped around: old stamps would look new
      for (Entry& entry : entries_) entry.epoch = 0;
      epoch_ = 1;
    }
  }
  bool has(uint32_t node) const { return entries_[node].epoch == epoch_; }
  uint32_t get(uint32_t node) const { return has(node) ? entries_[node].value : kUnset; }
  void set(uint32_t node, uint32_t value) { entries_[node] = {epoch_, value}; }

 private:
  struct Entry {
    uint32_t epoch = 0;
    uint32_t value = 0;
  };
  std::vector<Entry> entries_;
  uint32_t epoch_ = 0;
};

// What a search keeps between calls: two sides' distances and frontiers, and marks.
struct SearchScratch {
  EpochMap forward, backward, marks;
  std::vector<uint32_t> frontier, next, other_frontier;
};

// Distances from `start` of up to `hops` edges into scratch.forward, and the nodes reached, `start`
// first, by distance and then order of discovery, into `order`. allow(edge, from, to) decides on
// every edge.
template <typename Allow>
void breadth_first(const CsrView& csr, uint32_t start, uint32_t hops, const EdgeFilter& filter,
                   SearchScratch& scratch, std::vector<uint32_t>& order, Allow&& allow) {
  EpochMap& distance = scratch.forward;
  distance.clear(csr.node_count());
  order.assign(1, start);
  distance.set(start, 0);
  for (size_t at = 0; at < order.size(); ++at) {
    const uint32_t node = order[at], depth = distance.get(node);
    if (depth >= hops) break;
    for_each_edge(csr, node, filter, [&](uint32_t edge, uint32_t neighbour) {
      if (!distance.has(neighbour) && allow(edge, node, neighbour)) {
        distance.set(neighbour, depth + 1);
        order.push_back(neighbour);
      }
      return true;
    });
  }
}

// Length of a shortest path from `source` to `target` of at most `hops` edges, or EpochMap::kUnset.
// Afterwards a node lies on a shortest path only if forward.get(n) + d(n, target) is that length;
// distances are known in scratch.forward and scratch.backward as far as each side went, and
// `forward_depth` levels were explored from the source.
// allow(edge, from, to) decides on every edge in the direction of the walk from source to target.
template <typename Allow>
uint32_t two_sided_search(const CsrView& csr, uint32_t source, uint32_t target, uint32_t hops,
                          const EdgeFilter& filter, SearchScratch& scratch, uint32_t& forward_depth,
                          Allow&& allow) {
  EpochMap &forward = scratch.forward, &backward = scratch.backward;
  forward.clear(csr.node_count());
  backward.clear(csr.node_count());
  forward.set(source, 0);
  backward.set(target, 0);
  forward_depth = 0;
  if (source == target) return 0;
  const EdgeFilter back = filter.reversed();
  auto &ahead = scratch.frontier, &behind = scratch.other_frontier, &next = scratch.next;
  ahead.assign(1, source);
  behind.assign(1, target);
  uint32_t backward_depth = 0;
  while (!ahead.empty() && !behind.empty() && forward_depth + backward_depth < hops) {
    const bool front = ahead.size() <= behind.size();
    EpochMap &mine = front ? forward : backward, &theirs = front ? backward : forward;
    uint32_t& depth = front ? forward_depth : backward_depth;
    bool met = false;
    next.clear();
    for (const uint32_t node : front ? ahead : behind) {
      for_each_edge(csr, node, front ? filter : back, [&](uint32_t edge, uint32_t neighbour) {
        if (mine.has(neighbour)) return true;
        if (!(front ? allow(edge, node, neighbour) : allow(edge, neighbour, node))) return true;
        mine.set(neighbour, depth + 1);
        next.push_back(neighbour);
        met = met || theirs.has(neighbour);
        return true;
      });
    }
    ++depth;
    std::swap(front ? ahead : behind, next);
    if (met) return forward_depth + backward_depth;
  }
  return EpochMap::kUnset;
}

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_SEARCH_H_
