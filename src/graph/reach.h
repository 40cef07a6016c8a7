// How many nodes stand within k edges of some, and which: breadth-first search level by level that
// turns around where a level is large. A sparse level looks at the edges of its nodes (top-down); a
// dense one at the nodes not yet reached, each until it finds a neighbour in the level (bottom-up).
// After S. Beamer, K. Asanović, D. Patterson, "Direction-Optimizing Breadth-First Search", SC 2012.
#ifndef NUNCIO_GRAPH_REACH_H_
#define NUNCIO_GRAPH_REACH_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "graph/edge_filter.h"
#include "graph/level_cost.h"
#include "graph/node_set.h"
#include "nuncio/csr.h"

namespace nuncio {

struct ReachScratch {
  NodeSet seen, level;
  std::vector<uint32_t> frontier, next;
};

template <typename Allow = AllowAll, typename Poll = NoPoll>
class Reach {
 public:
  // allow(edge, from, to) decides on every edge in the direction of the walk.
  Reach(const CsrView& csr, const EdgeFilter& filter, ReachScratch& scratch, Allow allow = {},
        Poll poll = {})
      : csr_(csr),
        filter_(filter),
        back_(filter.reversed()),
        scratch_(scratch),
        allow_(std::move(allow)),
        poll_(std::move(poll)) {}

  // Distinct nodes other than the starts at a distance of 1 to `hops` from the nearest start. With
  // `into` they are listed there by distance, else the last level is only counted.
  uint64_t run(std::span<const uint32_t> starts, uint32_t hops,
               std::vector<uint32_t>* into = nullptr) {
    scratch_.seen.clear(csr_.node_count());
    scratch_.frontier.clear();
    for (const uint32_t start : starts)
      if (scratch_.seen.insert(start)) scratch_.frontier.push_back(start);
    uint64_t found = 0;
    for (uint32_t depth = 1; depth <= hops && !scratch_.frontier.empty(); ++depth) {
      scratch_.next.clear();
      keep_ = depth < hops || into != nullptr;
      found += is_dense() ? pull() : push();
      std::swap(scratch_.frontier, scratch_.next);
      if (into) into->insert(into->end(), scratch_.frontier.begin(), scratch_.frontier.end());
    }
    return found;
  }

 private:
  bool is_dense() const {
    return is_pull_cheaper(csr_, scratch_.frontier, scratch_.seen, filter_.along, 3);
  }

  // What a level reaches cannot be foretold, so nodes are added without a branch: written behind
  // the end in any case, and the end moved on where they were new.
  uint64_t push() {
    uint64_t found = 0;
    size_t end = 0;
    std::vector<uint32_t>& next = scratch_.next;
    for (const uint32_t node : scratch_.frontier) {
      const size_t most = degree_of(csr_, node, {filter_.along, {}});
      if (next.size() <= end + most) next.resize(std::max(2 * next.size(), end + most + 1));
      for_each_edge(csr_, node, filter_, [&](uint32_t edge, uint32_t neighbour) {
        if constexpr (!std::is_same_v<Allow, AllowAll>)
          if (scratch_.seen.has(neighbour) || !allow_(edge, node, neighbour)) return true;
        const bool added = scratch_.seen.insert(neighbour);
        found += added;
        if (!keep_) return true;
        next[end] = neighbour;
        end += added;
        return true;
      });
      poll_(most + 1);
    }
    next.resize(end);
    return found;
  }

  uint64_t pull() {
    scratch_.level.clear(csr_.node_count());
    for (const uint32_t node : scratch_.frontier) scratch_.level.insert(node);
    uint64_t found = 0;
    for_each_outside(csr_, scratch_.seen, [&](uint32_t node) {
      size_t looked = 1;
      const bool missed = for_each_edge(csr_, node, back_, [&](uint32_t edge, uint32_t from) {
        ++looked;
        return !scratch_.level.has(from) || !allow_(edge, from, node);
      });
      poll_(looked);
      if (missed) return;
      ++found;
      scratch_.seen.insert(node);
      if (keep_) scratch_.next.push_back(node);
    });
    return found;
  }

  const CsrView& csr_;
  const EdgeFilter& filter_;
  EdgeFilter back_;
  ReachScratch& scratch_;
  Allow allow_;
  Poll poll_;
  bool keep_ = true;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_REACH_H_
