// PageRank by power iteration, pulling: the rank of a node is what its in-neighbours share out. A
// node without edges out shares with all. Parallel edges count each. After L. Page, S. Brin,
// R. Motwani, T. Winograd, "The PageRank Citation Ranking", 1999.
#ifndef NUNCIO_GRAPH_PAGE_RANK_H_
#define NUNCIO_GRAPH_PAGE_RANK_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "nuncio/csr.h"

namespace nuncio {

struct PageRankOptions {
  uint32_t rounds = 20;
  double damping = 0.85;                     // 0..1
  double tolerance = 0;                      // ends early once all changes sum to less
  std::function<bool(uint32_t edge)> edges;  // only those that it holds for; unset: all
  std::function<void()> poll;                // called once a round; may throw to end it
};

// By node; sums to 1. Empty for the empty graph.
std::vector<double> page_rank(const CsrView& csr, const PageRankOptions& options = {});

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_PAGE_RANK_H_
