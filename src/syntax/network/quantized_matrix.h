// Matrices of 8-bit whole numbers with a scale for each row, and their product. Sums are formed in
// whole numbers, so that every processor, whatever vector instructions it has, gets the same bits.
#ifndef NUNCIO_SYNTAX_NETWORK_QUANTIZED_MATRIX_H_
#define NUNCIO_SYNTAX_NETWORK_QUANTIZED_MATRIX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "syntax/network/float_matrix.h"

namespace nuncio {

// Activations: value = scale * (byte - 128), bytes from 1 to 255.
class QuantizedRows {
 public:
  explicit QuantizedRows(const FloatMatrix& values);

  size_t rows() const { return scales_.size(); }
  size_t step() const { return step_; }  // bytes from row to row: columns rounded up to 4
  const uint8_t* row(size_t i) const { return bytes_.data() + i * step_; }
  float scale(size_t i) const { return scales_[i]; }

 private:
  size_t step_;
  std::vector<uint8_t> bytes_;
  std::vector<float> scales_;
};

// How the products are computed; all give the same. Only tests need to choose.
enum class ProductKernel { plain, avx2, avx_vnni, avx512_vnni };
std::vector<ProductKernel> supported_product_kernels();
ProductKernel best_product_kernel();  // within best_simd()

// Weights: value = scale of the row * byte, bytes from -127 to 127; and a bias, or none (0).
class QuantizedMatrix {
 public:
  QuantizedMatrix() = default;
  QuantizedMatrix(const FloatMatrix& weights, const FloatMatrix& bias);

  size_t rows() const { return scales_.size(); }
  size_t columns() const { return columns_; }

  // weights x + bias for each row of x. REQUIRES: x was made of rows of columns() values.
  FloatMatrix multiply(const QuantizedRows& x) const;
  FloatMatrix multiply(const QuantizedRows& x, ProductKernel kernel) const;

  void write(ByteWriter& out) const;
  // Throws Error{input} where the sizes are not those wanted.
  static QuantizedMatrix read(ByteReader& in, size_t rows, size_t columns);

 private:
  static constexpr size_t kBlock = 16;  // rows that lie together, four columns of each at a time

  void pack(const std::vector<int8_t>& bytes);

  size_t columns_ = 0;
  std::vector<int8_t> packed_;        // [rows / 16][columns / 4][16][4], filled up with 0
  std::vector<int32_t> corrections_;  // 128 times the sum of the row's bytes
  std::vector<float> scales_;
  std::vector<float> bias_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_QUANTIZED_MATRIX_H_
