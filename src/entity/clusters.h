// Disjoint sets with union by rank of age: the set keeps the smallest of its numbers as its name,
// so that the outcome does not depend on the order of the unions.
#ifndef NUNCIO_ENTITY_CLUSTERS_H_
#define NUNCIO_ENTITY_CLUSTERS_H_

#include <cstdint>
#include <numeric>
#include <vector>

namespace nuncio {

class Clusters {
 public:
  explicit Clusters(uint32_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  uint32_t find(uint32_t item) {
    while (parent_[item] != item) {
      parent_[item] = parent_[parent_[item]];
      item = parent_[item];
    }
    return item;
  }

  void unite(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    parent_[a < b ? b : a] = a < b ? a : b;
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_CLUSTERS_H_
