// Where a repeated edge leads, without its walks: each end once, or with the number of shortest
// paths there.
#ifndef NUNCIO_QUERY_ENDPOINTS_H_
#define NUNCIO_QUERY_ENDPOINTS_H_

#include <memory>

#include "query/operators.h"

namespace nuncio {

struct Endpoints {
  enum class What : uint8_t { distinct, shortest_paths };
  What what = What::distinct;
  bool total = false;       // one row in all, whose Run::times is the sum; else one row an end
  bool other_only = false;  // the start itself is no end
};

// Rows carry Run::times: 1, or the number of paths. REQUIRES: the edge is repeated at least once or
// not at all (min 0 or 1), and of a single hop; `step.to` is not known.
std::unique_ptr<Operator> find_endpoints(Step step, Endpoints endpoints);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_ENDPOINTS_H_
