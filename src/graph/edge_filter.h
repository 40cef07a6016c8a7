// Which edges a search may use, and the loop over those of a node.
#ifndef NUNCIO_GRAPH_EDGE_FILTER_H_
#define NUNCIO_GRAPH_EDGE_FILTER_H_

#include <cstdint>
#include <vector>

#include "nuncio/csr.h"

namespace nuncio {

enum class Along : uint8_t { out, in, both };

inline constexpr Along reversed(Along along) {
  return along == Along::out ? Along::in : along == Along::in ? Along::out : Along::both;
}

// `types` empty: all.
struct EdgeFilter {
  Along along = Along::out;
  std::vector<TypeId> types;  // distinct

  EdgeFilter reversed() const { return {nuncio::reversed(along), types}; }
};

// The test of single edges that lets all pass; loops leave it out.
struct AllowAll {
  bool operator()(uint32_t, uint32_t, uint32_t) const { return true; }
};

// Told now and then how many edges were looked at, for limits; may throw to end a search.
struct NoPoll {
  void operator()(size_t) const {}
};

// Calls visit(edge, neighbour) for the edges of `node` that the filter allows, until it returns
// false; gives false then. By out edges first, each in the order of (type, neighbour). A loop comes
// once.
template <typename Visit>
inline bool for_each_edge(const CsrView& csr, uint32_t node, const EdgeFilter& filter,
                          Visit&& visit) {
  const auto outwards = [&](Slots slots) {
    for (uint32_t at = slots.begin; at < slots.end; ++at)
      if (!visit(at, csr.targets[at])) return false;
    return true;
  };
  const bool both = filter.along == Along::both;
  const auto inwards = [&](Slots slots) {
    for (uint32_t at = slots.begin; at < slots.end; ++at) {
      if (both && csr.in_sources[at] == node) continue;
      if (!visit(csr.in_edges[at], csr.in_sources[at])) return false;
    }
    return true;
  };
  if (filter.along != Along::in) {
    if (filter.types.empty()) {
      if (!outwards(csr.out(node))) return false;
    } else {
      for (const TypeId type : filter.types)
        if (!outwards(csr.out(node, type))) return false;
    }
  }
  if (filter.along != Along::out) {
    if (filter.types.empty()) return inwards(csr.in(node));
    for (const TypeId type : filter.types)
      if (!inwards(csr.in(node, type))) return false;
  }
  return true;
}

// Edges that for_each_edge would come by, before tests.
inline size_t degree_of(const CsrView& csr, uint32_t node, const EdgeFilter& filter) {
  size_t sum = 0;
  if (filter.types.empty()) {
    if (filter.along != Along::in) sum += csr.out(node).size();
    if (filter.along != Along::out) sum += csr.in(node).size();
    return sum;
  }
  for (const TypeId type : filter.types) {
    if (filter.along != Along::in) sum += csr.out(node, type).size();
    if (filter.along != Along::out) sum += csr.in(node, type).size();
  }
  return sum;
}

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_EDGE_FILTER_H_
