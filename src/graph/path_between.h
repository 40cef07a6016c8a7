// One shortest path between two nodes, searched from both ends at once, the side with fewer edges
// before it first, until the two meet. After I. Pohl, "Bi-directional Search", 1971.
#ifndef NUNCIO_GRAPH_PATH_BETWEEN_H_
#define NUNCIO_GRAPH_PATH_BETWEEN_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/edge_filter.h"
#include "graph/node_set.h"
#include "nuncio/csr.h"

namespace nuncio {

// By side: 0 grows from the source, 1 from the target.
struct PathScratch {
  std::array<NodeSet, 2> seen;
  std::array<std::vector<uint32_t>, 2> parents;  // by node seen: the edge that it was reached by
  std::array<std::vector<uint32_t>, 2> frontiers;
  std::vector<uint32_t> next;
};

template <typename Allow = AllowAll, typename Poll = NoPoll>
class PathBetween {
 public:
  // allow(edge, from, to) decides on every edge in the direction of the walk from source to target.
  PathBetween(const CsrView& csr, const EdgeFilter& filter, PathScratch& scratch, Allow allow = {},
              Poll poll = {})
      : csr_(csr),
        filters_{filter, filter.reversed()},
        scratch_(scratch),
        allow_(std::move(allow)),
        poll_(std::move(poll)) {}

  // The edges of a path of at most `hops` edges, none where the two are one; nullopt where there is
  // no such path.
  std::optional<std::vector<uint32_t>> run(uint32_t source, uint32_t target, uint32_t hops) {
    if (source == target) return std::vector<uint32_t>();
    start(0, source);
    start(1, target);
    for (uint32_t length = 1; length <= hops; ++length) {
      if (scratch_.frontiers[0].empty() || scratch_.frontiers[1].empty()) break;
      const int side = edges_before(0) <= edges_before(1) ? 0 : 1;
      if (const std::optional<uint32_t> meeting = grow(side)) return path_through(*meeting);
    }
    return std::nullopt;
  }

 private:
  void start(int side, uint32_t node) {
    scratch_.seen[side].clear(csr_.node_count());
    scratch_.seen[side].insert(node);
    if (scratch_.parents[side].size() < csr_.node_count())
      scratch_.parents[side].resize(csr_.node_count());
    scratch_.parents[side][node] = UINT32_MAX;
    scratch_.frontiers[side].assign(1, node);
  }

  size_t edges_before(int side) const {
    size_t sum = 0;
    for (const uint32_t node : scratch_.frontiers[side])
      sum += degree_of(csr_, node, filters_[side]);
    return sum;
  }

  // One level further; the first node that the other side has reached too ends it, since both have
  // reached all that is nearer.
  std::optional<uint32_t> grow(int side) {
    std::optional<uint32_t> meeting;
    NodeSet& mine = scratch_.seen[side];
    const NodeSet& theirs = scratch_.seen[1 - side];
    scratch_.next.clear();
    for (const uint32_t node : scratch_.frontiers[side]) {
      size_t looked = 1;
      for_each_edge(csr_, node, filters_[side], [&](uint32_t edge, uint32_t neighbour) {
        ++looked;
        if (mine.has(neighbour)) return true;
        if (!(side == 0 ? allow_(edge, node, neighbour) : allow_(edge, neighbour, node)))
          return true;
        mine.insert(neighbour);
        scratch_.parents[side][neighbour] = edge;
        if (theirs.has(neighbour)) meeting = neighbour;
        scratch_.next.push_back(neighbour);
        return !meeting.has_value();
      });
      poll_(looked);
      if (meeting) break;
    }
    std::swap(scratch_.frontiers[side], scratch_.next);
    return meeting;
  }

  // The node that the edge leads from, when `side` reached `node` by it.
  uint32_t before(int side, uint32_t node, uint32_t edge) const {
    switch (filters_[side].along) {
      case Along::out:
        return csr_.source(edge);
      case Along::in:
        return csr_.targets[edge];
      default:
        return csr_.targets[edge] == node ? csr_.source(edge) : csr_.targets[edge];
    }
  }

  std::vector<uint32_t> path_through(uint32_t meeting) const {
    std::vector<uint32_t> path;
    for (const int side : {0, 1}) {
      uint32_t node = meeting;
      for (uint32_t edge; (edge = scratch_.parents[side][node]) != UINT32_MAX;) {
        path.push_back(edge);
        node = before(side, node, edge);
      }
      if (side == 0) std::reverse(path.begin(), path.end());
    }
    return path;
  }

  const CsrView& csr_;
  std::array<EdgeFilter, 2> filters_;
  PathScratch& scratch_;
  Allow allow_;
  Poll poll_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_PATH_BETWEEN_H_
