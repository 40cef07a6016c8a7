// The searches of the benchmark written by hand on the bare arrays, without language, plan, rows or
// limits: how fast the machine could be.
#ifndef NUNCIO_TOOLS_BARE_SEARCH_H_
#define NUNCIO_TOOLS_BARE_SEARCH_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "nuncio/csr.h"

namespace nuncio {

class BareSearch {
 public:
  explicit BareSearch(const CsrView& csr)
      : csr_(csr),
        marks_{std::vector<uint32_t>(csr.node_count()), marks_[0]},
        counts_(marks_[0].size()) {}

  uint64_t neighbours(uint32_t node, TypeId type) const { return csr_.out(node, type).size(); }
  // Distinct nodes at 1 to `hops` edges out.
  uint64_t reach(uint32_t start, uint32_t hops);
  // Length of a shortest path out, 0 where there is none; `types` empty: any.
  uint32_t distance(uint32_t from, uint32_t to, const std::vector<TypeId>& types);
  // Shortest paths out of up to `hops` edges to any node.
  uint64_t shortest_paths(uint32_t start, uint32_t hops);
  // Pairs of edges of types a and b that follow each other, both of numbers (days) in [low, high].
  template <typename Day>
  uint64_t chains(TypeId a, TypeId b, Day&& in_range) {
    std::vector<uint64_t>& arrivals = counts_;
    arrivals.assign(csr_.node_count(), 0);
    for (uint32_t edge = 0; edge < csr_.edge_count(); ++edge)
      if (csr_.types[edge] == a && in_range(edge)) ++arrivals[csr_.targets[edge]];
    uint64_t sum = 0;
    for (uint32_t node = 0; node < csr_.node_count(); ++node) {
      if (arrivals[node] == 0) continue;
      const Slots slots = csr_.out(node, b);
      for (uint32_t edge = slots.begin; edge < slots.end; ++edge)
        if (in_range(edge)) sum += arrivals[node];
    }
    return sum;
  }
  // The sum of the `count` largest degrees out.
  uint64_t top_degrees(size_t count) const;

 private:
  bool step(int side, const std::vector<TypeId>& types);

  CsrView csr_;
  uint32_t epoch_ = 0;
  std::vector<uint32_t> marks_[2];
  std::vector<uint64_t> counts_;
  std::vector<uint32_t> frontier_[2], next_;
};

}  // namespace nuncio

#endif  // NUNCIO_TOOLS_BARE_SEARCH_H_
