// A matrix of 32-bit floats, row-major: what the network is trained in.
#ifndef NUNCIO_SYNTAX_NETWORK_FLOAT_MATRIX_H_
#define NUNCIO_SYNTAX_NETWORK_FLOAT_MATRIX_H_

#include <cstddef>
#include <span>
#include <vector>

namespace nuncio {

struct FloatMatrix {
  FloatMatrix() = default;
  FloatMatrix(size_t row_count, size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}

  float* row(size_t i) { return values.data() + i * columns; }
  const float* row(size_t i) const { return values.data() + i * columns; }
  std::span<float> row_span(size_t i) { return {row(i), columns}; }
  std::span<const float> row_span(size_t i) const { return {row(i), columns}; }

  size_t rows = 0;
  size_t columns = 0;
  std::vector<float> values;  // rows * columns
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_FLOAT_MATRIX_H_
