#include "syntax/network/arc_scorer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "syntax/network/simd.h"

namespace nuncio {
namespace {

constexpr float kMost = 2047;

struct ShortRows {
  explicit ShortRows(const FloatMatrix& from) : values(from.values.size()), scales(from.rows) {
    for (size_t i = 0; i < from.rows; ++i) {
      float largest = 0;
      for (const float value : from.row_span(i)) largest = std::max(largest, std::fabs(value));
      scales[i] = largest / kMost;
      const float factor = largest > 0 ? kMost / largest : 0;
      for (size_t k = 0; k < from.columns; ++k)
        values[i * from.columns + k] =
            static_cast<int16_t>(static_cast<int32_t>(from.row(i)[k] * factor + 4096.5F) - 4096);
    }
  }

  std::vector<int16_t> values;
  std::vector<float> scales;
};

// One dependent with all heads.
NUNCIO_INLINE void products_body(const int16_t* dependent, const int16_t* heads, size_t count,
                                 size_t size, int32_t* sums) {
  for (size_t j = 0; j < count; ++j) {
    int32_t sum = 0;
    for (size_t k = 0; k < size; ++k) sum += dependent[k] * heads[j * size + k];
    sums[j] = sum;
  }
}
NUNCIO_KERNEL(products, products_body,
              (const int16_t* dependent, const int16_t* heads, size_t count, size_t size,
               int32_t* sums),
              (dependent, heads, count, size, sums))

}  // namespace

FloatMatrix scalar_products(const FloatMatrix& dependents, const FloatMatrix& heads) {
  const ShortRows left(dependents), right(heads);
  FloatMatrix scores(dependents.rows, heads.rows);
  std::vector<int32_t> sums(heads.rows);
  const size_t size = dependents.columns;
  for (size_t i = 0; i < scores.rows; ++i) {
    products(left.values.data() + i * size, right.values.data(), heads.rows, size, sums.data());
    for (size_t j = 0; j < heads.rows; ++j)
      scores.row(i)[j] = static_cast<float>(sums[j]) * (left.scales[i] * right.scales[j]);
  }
  return scores;
}

}  // namespace nuncio
