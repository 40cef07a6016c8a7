#include "graph/page_rank.h"

#include <cmath>

namespace nuncio {
namespace {

std::vector<uint32_t> degrees(const CsrView& csr, const PageRankOptions& options) {
  std::vector<uint32_t> out(csr.node_count());
  for (uint32_t node = 0; node < out.size(); ++node) {
    const Slots slots = csr.out(node);
    out[node] = slots.size();
    if (!options.edges) continue;
    out[node] = 0;
    for (uint32_t edge = slots.begin; edge < slots.end; ++edge) out[node] += options.edges(edge);
  }
  return out;
}

// The edges in that count, copied where not all do.
struct Incoming {
  std::vector<uint32_t> own_offsets, own_sources;
  std::span<const uint32_t> offsets, sources;
};

Incoming incoming(const CsrView& csr, const PageRankOptions& options) {
  Incoming out;
  out.offsets = csr.in_offsets;
  out.sources = csr.in_sources;
  if (!options.edges) return out;
  out.own_offsets.push_back(0);
  for (uint32_t node = 0; node < csr.node_count(); ++node) {
    for (uint32_t at = csr.in(node).begin; at < csr.in(node).end; ++at)
      if (options.edges(csr.in_edges[at])) out.own_sources.push_back(csr.in_sources[at]);
    out.own_offsets.push_back(static_cast<uint32_t>(out.own_sources.size()));
  }
  out.offsets = out.own_offsets;
  out.sources = out.own_sources;
  return out;
}

}  // namespace

std::vector<double> page_rank(const CsrView& csr, const PageRankOptions& options) {
  const size_t nodes = csr.node_count();
  if (nodes == 0) return {};
  const auto count = static_cast<double>(nodes);
  const std::vector<uint32_t> degree = degrees(csr, options);
  const Incoming in = incoming(csr, options);
  std::vector<double> rank(nodes, 1 / count), share(nodes);
  for (uint32_t round = 0; round < options.rounds; ++round) {
    if (options.poll) options.poll();
    double idle = 0;
    for (size_t node = 0; node < nodes; ++node) {
      if (degree[node] == 0) idle += rank[node];
      share[node] = degree[node] == 0 ? 0 : rank[node] / degree[node];
    }
    const double base = (1 - options.damping + options.damping * idle) / count;
    double change = 0;
    for (size_t node = 0; node < nodes; ++node) {
      double sum = 0;
      for (uint32_t at = in.offsets[node]; at < in.offsets[node + 1]; ++at)
        sum += share[in.sources[at]];
      const double next = base + options.damping * sum;
      change += std::abs(next - rank[node]);
      rank[node] = next;
    }
    if (change < options.tolerance) break;
  }
  return rank;
}

}  // namespace nuncio
