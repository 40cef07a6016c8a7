// A pattern whose matches are counted without being made: a chain of single edges in which no
// condition looks at more than one node or one edge. How many matches go through a node is the
// product of how many ways lead there from either end, and those are sums along the edges.
#ifndef NUNCIO_QUERY_CHAIN_H_
#define NUNCIO_QUERY_CHAIN_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "query/bound.h"
#include "query/operators.h"

namespace nuncio {

struct Chain {
  struct Node {
    const BoundNode* node = nullptr;
    std::vector<const Bound*> conditions;
    bool known = false;  // stands in the frame

    // Any node of the graph will do.
    bool free() const {
      return !known && !node->impossible && !node->one_of && node->labels.empty() &&
             conditions.empty();
    }
  };
  struct Link {  // between nodes i and i + 1
    const BoundEdge* edge = nullptr;
    Along along = Along::out;  // from node i on
    std::vector<const Bound*> conditions;
  };

  std::vector<Node> nodes;  // one more than links
  std::vector<Link> links;
  std::optional<size_t> group;  // the node that rows are told apart by; unset: one row in all
  // Where only the largest counts are wanted: how many rows SKIP and LIMIT ask for at most.
  const Bound* skip = nullptr;
  const Bound* limit = nullptr;
  size_t scratch = 0;  // for Run::scratch
};

// One row a node of the group, in the frame, or one in all, with Run::times the number of matches;
// none where there is no match.
std::unique_ptr<Operator> count_chain(Chain chain);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_CHAIN_H_
