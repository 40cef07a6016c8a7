// Which way the next level of a breadth-first search is cheaper: by the edges of the nodes in the
// level, or by those of the nodes not yet reached.
#ifndef NUNCIO_GRAPH_LEVEL_COST_H_
#define NUNCIO_GRAPH_LEVEL_COST_H_

#include <bit>
#include <cstdint>
#include <span>

#include "graph/edge_filter.h"
#include "graph/node_set.h"
#include "nuncio/csr.h"

namespace nuncio {

// Calls visit(node) for the nodes of the graph that are not in the set.
template <typename Visit>
void for_each_outside(const CsrView& csr, const NodeSet& set, Visit&& visit) {
  const size_t nodes = csr.node_count();
  for (size_t word = 0; word * 64 < nodes; ++word) {
    uint64_t open = ~set.word(word);
    if (word == nodes / 64) open &= (uint64_t{1} << nodes % 64) - 1;
    for (; open != 0; open &= open - 1)
      visit(static_cast<uint32_t>(word * 64 + std::countr_zero(open)));
  }
}

// REQUIRES: the level is part of `seen`. An edge pulled costs as much as `price` that are pushed.
// Edges are counted whatever their types.
inline bool is_pull_cheaper(const CsrView& csr, const std::vector<uint32_t>& level,
                            const NodeSet& seen, Along along, size_t price) {
  if (level.size() < 64) return false;
  const auto degree = [&](uint32_t node, Along way) {
    return (way == Along::in ? 0 : csr.out(node).size()) +
           (way == Along::out ? 0 : csr.in(node).size());
  };
  size_t push = 0, pull = csr.node_count() / 64;
  for (const uint32_t node : level) push += degree(node, along);
  if (push < csr.node_count() / 4) return false;
  for_each_outside(csr, seen, [&](uint32_t node) { pull += 1 + degree(node, reversed(along)); });
  return price * pull < push;
}

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_LEVEL_COST_H_
