#include "syntax/network/embedding_table.h"

#include <algorithm>
#include <cmath>

#include "syntax/network/simd.h"

namespace nuncio {
namespace {

NUNCIO_INLINE void add_scaled_body(const int8_t* bytes, size_t size, float factor, float* sum) {
  for (size_t i = 0; i < size; ++i) sum[i] += static_cast<float>(bytes[i]) * factor;
}
NUNCIO_KERNEL(add_scaled, add_scaled_body,
              (const int8_t* bytes, size_t size, float factor, float* sum),
              (bytes, size, factor, sum))

}  // namespace

EmbeddingTable::EmbeddingTable(const FloatMatrix& values)
    : columns_(values.columns), bytes_(values.rows * values.columns), scales_(values.rows) {
  for (size_t i = 0; i < values.rows; ++i) {
    float largest = 0;
    for (const float value : values.row_span(i)) largest = std::max(largest, std::fabs(value));
    scales_[i] = largest / 127;
    for (size_t j = 0; j < columns_ && largest > 0; ++j)
      bytes_[i * columns_ + j] =
          static_cast<int8_t>(std::nearbyint(values.row(i)[j] * (127 / largest)));
  }
}

void EmbeddingTable::add(size_t row, float factor, float* sum) const {
  add_scaled(bytes_.data() + row * columns_, columns_, factor * scales_[row], sum);
}

void EmbeddingTable::write(ByteWriter& out) const {
  out.put_array(bytes_);
  out.put_array(scales_);
}

EmbeddingTable EmbeddingTable::read(ByteReader& in, size_t rows, size_t columns) {
  EmbeddingTable table;
  table.columns_ = columns;
  table.bytes_ = in.get_array<int8_t>();
  table.scales_ = in.get_array<float>();
  if (table.scales_.size() != rows || table.bytes_.size() != rows * columns)
    throw Error(Error::Kind::input, "has a table of the wrong size");
  return table;
}

}  // namespace nuncio
