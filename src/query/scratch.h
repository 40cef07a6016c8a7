// What the searches of one operator keep from row to row and from query to query, so that none of
// them begins with filling memory.
#ifndef NUNCIO_QUERY_SCRATCH_H_
#define NUNCIO_QUERY_SCRATCH_H_

#include <array>

#include "graph/node_weights.h"
#include "graph/path_between.h"
#include "graph/path_counts.h"
#include "graph/reach.h"
#include "graph/search.h"

namespace nuncio {

struct Scratch {
  SearchScratch search;
  ReachScratch reach;
  PathCountScratch path_counts;
  PathScratch path;
  std::array<NodeWeights, 3> weights;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_SCRATCH_H_
