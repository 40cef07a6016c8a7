// Random numbers for training that are the same on every machine (splitmix64).
#ifndef NUNCIO_BASE_RANDOM_H_
#define NUNCIO_BASE_RANDOM_H_

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace nuncio {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // Below `bound`, which must not be 0. The slight bias does no harm here.
  uint64_t below(uint64_t bound) { return next() % bound; }

  // 0 .. size-1 in random order.
  std::vector<uint32_t> permutation(uint32_t size) {
    std::vector<uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0u);
    for (uint32_t i = size; i > 1; --i) std::swap(order[i - 1], order[below(i)]);
    return order;
  }

 private:
  uint64_t state_;
};

}  // namespace nuncio

#endif  // NUNCIO_BASE_RANDOM_H_
