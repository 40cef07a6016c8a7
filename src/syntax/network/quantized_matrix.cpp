#include "syntax/network/quantized_matrix.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "syntax/network/product_kernel.h"
#include "syntax/network/simd.h"

namespace nuncio {
namespace {

constexpr float kMost = 127;

// The greatest absolute value. Without their signs floats are ordered as their bits are, and a loop
// over whole numbers can be vectorised.
NUNCIO_INLINE void most_body(const float* values, size_t size, float* result) {
  int32_t bits = 0;
  for (size_t i = 0; i < size; ++i)
    bits = std::max(bits, std::bit_cast<int32_t>(values[i]) & 0x7FFFFFFF);
  *result = std::bit_cast<float>(bits);
}
NUNCIO_KERNEL(find_most, most_body, (const float* values, size_t size, float* result),
              (values, size, result))

float most(const float* values, size_t size) {
  float result;
  find_most(values, size, &result);
  return result;
}

// byte = 128 + value * factor, rounded to the nearest even: adding 1.5 * 2^23 leaves the whole part
// in the low bits.
NUNCIO_INLINE void quantize_body(const float* values, size_t size, float factor, uint8_t* bytes) {
  for (size_t i = 0; i < size; ++i) {
    const int32_t bits = std::bit_cast<int32_t>(values[i] * factor + 12582912.0F);
    bytes[i] = static_cast<uint8_t>(bits + 128);
  }
}
NUNCIO_KERNEL(quantize, quantize_body,
              (const float* values, size_t size, float factor, uint8_t* bytes),
              (values, size, factor, bytes))

// One block of 16 rows for one row of x: y = (sum - correction) * scale * x_scale + bias.
struct BlockScales {
  const int32_t* corrections;
  const float* scales;
  const float* bias;
};

NUNCIO_INLINE void rescale_body(const int32_t* sums, const BlockScales& block, float x_scale,
                                size_t size, float* y) {
  for (size_t j = 0; j < size; ++j)
    y[j] = static_cast<float>(sums[j] - block.corrections[j]) * (block.scales[j] * x_scale) +
           block.bias[j];
}
NUNCIO_KERNEL(rescale, rescale_body,
              (const int32_t* sums, const BlockScales& block, float x_scale, size_t size, float* y),
              (sums, block, x_scale, size, y))

size_t round_up(size_t value, size_t unit) {
  return (value + unit - 1) / unit * unit;
}

}  // namespace

QuantizedRows::QuantizedRows(const FloatMatrix& values)
    : step_(round_up(values.columns, 4)), bytes_(values.rows * step_, 128), scales_(values.rows) {
  for (size_t i = 0; i < values.rows; ++i) {
    const float largest = most(values.row(i), values.columns);
    scales_[i] = largest / kMost;
    quantize(values.row(i), values.columns, largest > 0 ? kMost / largest : 0,
             bytes_.data() + i * step_);
  }
}

QuantizedMatrix::QuantizedMatrix(const FloatMatrix& weights, const FloatMatrix& bias)
    : columns_(weights.columns), scales_(weights.rows), bias_(weights.rows) {
  std::vector<int8_t> bytes(weights.rows * columns_);
  for (size_t i = 0; i < weights.rows; ++i) {
    const float largest = most(weights.row(i), columns_);
    scales_[i] = largest / kMost;
    for (size_t k = 0; k < columns_ && largest > 0; ++k)
      bytes[i * columns_ + k] =
          static_cast<int8_t>(std::nearbyint(weights.row(i)[k] * (kMost / largest)));
  }
  if (bias.rows != 0) bias_ = bias.values;
  pack(bytes);
}

void QuantizedMatrix::pack(const std::vector<int8_t>& bytes) {
  const size_t quads = round_up(columns_, 4) / 4;
  packed_.assign(round_up(rows(), kBlock) * quads * 4, 0);
  corrections_.assign(rows(), 0);
  for (size_t i = 0; i < rows(); ++i)
    for (size_t k = 0; k < columns_; ++k) {
      const int8_t byte = bytes[i * columns_ + k];
      packed_[((i / kBlock * quads + k / 4) * kBlock + i % kBlock) * 4 + k % 4] = byte;
      corrections_[i] += 128 * byte;
    }
}

FloatMatrix QuantizedMatrix::multiply(const QuantizedRows& x) const {
  static const ProductKernel best = best_product_kernel();
  return multiply(x, best);
}

FloatMatrix QuantizedMatrix::multiply(const QuantizedRows& x, ProductKernel kernel) const {
  const BlockProduct product = block_product(kernel);
  const size_t quads = x.step() / 4;
  FloatMatrix y(x.rows(), rows());
  std::vector<int32_t> sums(x.rows() * kBlock);
  for (size_t first = 0; first < rows() && x.rows() > 0; first += kBlock) {
    product(x.rows(), quads, x.row(0), x.step(), packed_.data() + first * x.step(), sums.data());
    const BlockScales block = {corrections_.data() + first, scales_.data() + first,
                               bias_.data() + first};
    const size_t size = std::min(kBlock, rows() - first);
    for (size_t i = 0; i < x.rows(); ++i)
      rescale(sums.data() + i * kBlock, block, x.scale(i), size, y.row(i) + first);
  }
  return y;
}

void QuantizedMatrix::write(ByteWriter& out) const {
  const size_t quads = round_up(columns_, 4) / 4;
  std::vector<int8_t> bytes(rows() * columns_);
  for (size_t i = 0; i < rows(); ++i)
    for (size_t k = 0; k < columns_; ++k)
      bytes[i * columns_ + k] =
          packed_[((i / kBlock * quads + k / 4) * kBlock + i % kBlock) * 4 + k % 4];
  out.put_array(bytes);
  out.put_array(scales_);
  out.put_array(bias_);
}

QuantizedMatrix QuantizedMatrix::read(ByteReader& in, size_t rows, size_t columns) {
  QuantizedMatrix matrix;
  matrix.columns_ = columns;
  const auto bytes = in.get_array<int8_t>();
  matrix.scales_ = in.get_array<float>();
  matrix.bias_ = in.get_array<float>();
  if (bytes.size() != rows * columns || matrix.scales_.size() != rows ||
      matrix.bias_.size() != rows)
    throw Error(Error::Kind::input, "has a matrix of the wrong size");
  matrix.pack(bytes);
  return matrix;
}

}  // namespace nuncio
