// A directed graph as compressed sparse rows: a view of arrays that somebody else owns. Nodes are
// 0..node_count()-1. Edges are 0..edge_count()-1, sorted by (source, type, target), so that the
// edges out of a node, and those of one type among them, stand in one piece. The `in_` arrays hold
// the same edges sorted by (target, type, source).
#ifndef NUNCIO_CSR_H_
#define NUNCIO_CSR_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace nuncio {

using TypeId = uint16_t;

// Half-open range of positions in the out or in arrays of a CsrView.
struct Slots {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

struct CsrView {
  static constexpr uint32_t kHintStep = 32;

  std::span<const uint32_t> out_offsets;  // node_count() + 1; out positions are edge ids
  std::span<const uint32_t> hints;        // the source of every kHintStep-th edge
  std::span<const uint32_t> targets;      // by edge
  std::span<const TypeId> types;          // by edge
  std::span<const uint32_t> in_offsets;   // node_count() + 1
  std::span<const uint32_t> in_sources;   // by in position
  std::span<const uint32_t> in_edges;     // by in position: the edge
  std::span<const TypeId> in_types;       // by in position

  size_t node_count() const { return out_offsets.empty() ? 0 : out_offsets.size() - 1; }
  size_t edge_count() const { return targets.size(); }

  // The node that an edge runs from: found near its hint, since an array of them would be a sixth
  // of the graph.
  uint32_t source(uint32_t edge) const {
    const size_t hint = edge / kHintStep;
    const uint32_t low = hints[hint];
    const uint32_t high =
        hint + 1 < hints.size() ? hints[hint + 1] : static_cast<uint32_t>(node_count()) - 1;
    if (high - low < 8) {
      uint32_t node = low;
      while (out_offsets[node + 1] <= edge) ++node;
      return node;
    }
    const auto first = out_offsets.begin() + low + 1, last = out_offsets.begin() + high + 1;
    return low + static_cast<uint32_t>(std::upper_bound(first, last, edge) - first);
  }

  Slots out(uint32_t node) const { return {out_offsets[node], out_offsets[node + 1]}; }
  Slots in(uint32_t node) const { return {in_offsets[node], in_offsets[node + 1]}; }
  Slots out(uint32_t node, TypeId type) const { return narrow(out(node), types, type); }
  Slots in(uint32_t node, TypeId type) const { return narrow(in(node), in_types, type); }

 private:
  static Slots narrow(Slots all, std::span<const TypeId> types, TypeId type) {
    const auto first = types.begin() + all.begin, last = types.begin() + all.end;
    const auto low = std::lower_bound(first, last, type);
    const auto high = std::upper_bound(low, last, type);
    return {all.begin + static_cast<uint32_t>(low - first),
            all.begin + static_cast<uint32_t>(high - first)};
  }
};

}  // namespace nuncio

#endif  // NUNCIO_CSR_H_
