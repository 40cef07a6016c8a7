// Rows of 8-bit whole numbers with a scale each: what words and their pieces stand for.
#ifndef NUNCIO_SYNTAX_NETWORK_EMBEDDING_TABLE_H_
#define NUNCIO_SYNTAX_NETWORK_EMBEDDING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "syntax/network/float_matrix.h"

namespace nuncio {

class EmbeddingTable {
 public:
  EmbeddingTable() = default;
  explicit EmbeddingTable(const FloatMatrix& values);

  size_t rows() const { return scales_.size(); }
  size_t columns() const { return columns_; }

  // sum += factor * row. REQUIRES: row < rows(); sum has columns() values.
  void add(size_t row, float factor, float* sum) const;

  void write(ByteWriter& out) const;
  // Throws Error{input} where the sizes are not those wanted.
  static EmbeddingTable read(ByteReader& in, size_t rows, size_t columns);

 private:
  size_t columns_ = 0;
  std::vector<int8_t> bytes_;
  std::vector<float> scales_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_EMBEDDING_TABLE_H_
