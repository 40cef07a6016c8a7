// Counts by node, of which few or many are not zero, set to zero in O(1).
#ifndef NUNCIO_GRAPH_NODE_WEIGHTS_H_
#define NUNCIO_GRAPH_NODE_WEIGHTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "graph/node_set.h"
#include "nuncio/error.h"

namespace nuncio {

// Throws Error{limit} where a sum or a product of counts goes beyond 2^63.
inline uint64_t checked_sum(uint64_t a, uint64_t b) {
  uint64_t out = 0;
  if (__builtin_add_overflow(a, b, &out) || out > INT64_MAX)
    throw Error(Error::Kind::limit, "there are more than 2^63 matches to count");
  return out;
}
inline uint64_t checked_product(uint64_t a, uint64_t b) {
  uint64_t out = 0;
  if (__builtin_mul_overflow(a, b, &out) || out > INT64_MAX)
    throw Error(Error::Kind::limit, "there are more than 2^63 matches to count");
  return out;
}

class NodeWeights {
 public:
  void clear(size_t nodes) {
    there_.clear(nodes);
    touched_.clear();
    if (weights_.size() < nodes) weights_.resize(nodes);
  }
  uint64_t get(uint32_t node) const { return there_.has(node) ? weights_[node] : 0; }
  void add(uint32_t node, uint64_t weight) {
    if (there_.insert(node)) {
      touched_.push_back(node);
      weights_[node] = weight;
    } else {
      weights_[node] = checked_sum(weights_[node], weight);
    }
  }
  // REQUIRES: it was touched.
  void drop(uint32_t node) { weights_[node] = 0; }
  // In the order of their first adding; some may have been dropped.
  std::span<const uint32_t> touched() const { return touched_; }

 private:
  NodeSet there_;
  std::vector<uint64_t> weights_;
  std::vector<uint32_t> touched_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_NODE_WEIGHTS_H_
