// General matrix product, for training. Every element is one chain of fused multiply-adds over k in
// increasing order, so the result has the same bits on every machine.
#ifndef NUNCIO_SYNTAX_NETWORK_GEMM_H_
#define NUNCIO_SYNTAX_NETWORK_GEMM_H_

#include <cstddef>

namespace nuncio {

// A view of a row-major matrix as it stands or transposed: element (i, j) of the operand is at
// data[i * row_step + j * column_step].
struct Operand {
  const float* data;
  size_t row_step;
  size_t column_step;
};

inline Operand straight(const float* data, size_t columns) {
  return {data, columns, 1};
}
inline Operand transposed(const float* data, size_t columns) {
  return {data, 1, columns};
}

// c += a b, with a of m x k, b of k x n, c of m x n, row-major, `c_step` floats from row to row.
// Blocked and packed as in Goto and van de Geijn, "Anatomy of High-Performance Matrix
// Multiplication" (2008).
void gemm(size_t m, size_t n, size_t k, Operand a, Operand b, float* c, size_t c_step);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_GEMM_H_
