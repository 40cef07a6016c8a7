#include "syntax/network/linear.h"

#include <algorithm>
#include <cmath>

#include "syntax/network/activation.h"
#include "syntax/network/gemm.h"
#include "syntax/network/simd.h"

namespace nuncio {
namespace {

NUNCIO_INLINE void add_body(float* to, const float* from, size_t size) {
  for (size_t i = 0; i < size; ++i) to[i] += from[i];
}
NUNCIO_KERNEL(add, add_body, (float* to, const float* from, size_t size), (to, from, size))

// exp(score - most), in place.
NUNCIO_INLINE void exponential_body(float* scores, float most, size_t size) {
  for (size_t i = 0; i < size; ++i) scores[i] = fast_exp(scores[i] - most);
}
NUNCIO_KERNEL(exponential, exponential_body, (float* scores, float most, size_t size),
              (scores, most, size))

}  // namespace

void add_product(const FloatMatrix& weights, const FloatMatrix& x, FloatMatrix& y) {
  gemm(x.rows, weights.rows, x.columns, straight(x.row(0), x.columns),
       transposed(weights.row(0), weights.columns), y.row(0), y.columns);
}

void add_product_gradient(const FloatMatrix& weights, const FloatMatrix& x,
                          const FloatMatrix& y_gradient, FloatMatrix& weights_gradient,
                          FloatMatrix* x_gradient) {
  gemm(weights.rows, weights.columns, x.rows, transposed(y_gradient.row(0), y_gradient.columns),
       straight(x.row(0), x.columns), weights_gradient.row(0), weights.columns);
  if (x_gradient != nullptr)
    gemm(x.rows, weights.columns, weights.rows, straight(y_gradient.row(0), y_gradient.columns),
         straight(weights.row(0), weights.columns), x_gradient->row(0), x_gradient->columns);
}

FloatMatrix linear(const LinearParameters& layer, const FloatMatrix& x) {
  FloatMatrix y(x.rows, layer.weights.rows);
  if (layer.bias.rows != 0)
    for (size_t i = 0; i < y.rows; ++i) std::ranges::copy(layer.bias.values, y.row(i));
  add_product(layer.weights, x, y);
  return y;
}

void linear_gradient(const LinearParameters& layer, const FloatMatrix& x,
                     const FloatMatrix& y_gradient, LinearParameters& gradient,
                     FloatMatrix* x_gradient) {
  add_product_gradient(layer.weights, x, y_gradient, gradient.weights, x_gradient);
  if (layer.bias.rows != 0)
    for (size_t i = 0; i < y_gradient.rows; ++i)
      add(gradient.bias.row(0), y_gradient.row(i), y_gradient.columns);
}

void rectify(FloatMatrix& y) {
  for (float& value : y.values) value = std::max(value, 0.0F);
}

void rectify_gradient(const FloatMatrix& y, FloatMatrix& gradient) {
  for (size_t i = 0; i < y.values.size(); ++i)
    gradient.values[i] = y.values[i] > 0 ? gradient.values[i] : 0.0F;
}

double cross_entropy(FloatMatrix& scores, std::span<const int32_t> right, float weight) {
  double loss = 0;
  for (size_t i = 0; i < scores.rows; ++i) {
    float* row = scores.row(i);
    if (right[i] < 0) {
      std::fill_n(row, scores.columns, 0.0F);
      continue;
    }
    exponential(row, *std::max_element(row, row + scores.columns), scores.columns);
    double sum = 0;
    for (size_t j = 0; j < scores.columns; ++j) sum += row[j];
    const auto factor = static_cast<float>(weight / sum);
    loss -= std::log(std::max(1e-12, row[right[i]] / sum));
    for (size_t j = 0; j < scores.columns; ++j) row[j] *= factor;
    row[right[i]] -= weight;
  }
  return loss;
}

}  // namespace nuncio
