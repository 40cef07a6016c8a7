#include "syntax/network/gemm.h"

#include <algorithm>
#include <vector>

#include "syntax/network/simd.h"

namespace nuncio {
namespace {

constexpr size_t kRows = 6;      // of a tile of c kept in registers
constexpr size_t kColumns = 32;  // likewise
constexpr size_t kDepth = 256;   // of a packed panel

// One tile: c += a b for packed panels a (depth x kRows) and b (depth x kColumns).
NUNCIO_INLINE void tile_body(size_t depth, const float* a, const float* b, float* c,
                             size_t c_step) {
  float sums[kRows][kColumns];
  for (size_t i = 0; i < kRows; ++i)
    for (size_t j = 0; j < kColumns; ++j) sums[i][j] = c[i * c_step + j];
  for (size_t p = 0; p < depth; ++p, a += kRows, b += kColumns)
    for (size_t i = 0; i < kRows; ++i)
      for (size_t j = 0; j < kColumns; ++j) sums[i][j] = __builtin_fmaf(a[i], b[j], sums[i][j]);
  for (size_t i = 0; i < kRows; ++i)
    for (size_t j = 0; j < kColumns; ++j) c[i * c_step + j] = sums[i][j];
}

NUNCIO_KERNEL(tile, tile_body,
              (size_t depth, const float* a, const float* b, float* c, size_t c_step),
              (depth, a, b, c, c_step))

// Panels of `width` rows of the operand, each depth x width, short ones filled with 0.
void pack(const Operand& from, size_t rows, size_t first, size_t depth, size_t width,
          std::vector<float>& panels) {
  panels.resize((rows + width - 1) / width * width * depth);
  float* out = panels.data();
  for (size_t row = 0; row < rows; row += width)
    for (size_t p = 0; p < depth; ++p)
      for (size_t i = 0; i < width; ++i)
        *out++ = row + i < rows
                     ? from.data[(row + i) * from.row_step + (first + p) * from.column_step]
                     : 0.0F;
}

// A tile that sticks out of c is computed beside it.
void edge_tile(size_t rows, size_t columns, size_t depth, const float* a, const float* b, float* c,
               size_t c_step) {
  float whole[kRows * kColumns] = {};
  for (size_t i = 0; i < rows; ++i) std::copy_n(c + i * c_step, columns, whole + i * kColumns);
  tile(depth, a, b, whole, kColumns);
  for (size_t i = 0; i < rows; ++i) std::copy_n(whole + i * kColumns, columns, c + i * c_step);
}

}  // namespace

void gemm(size_t m, size_t n, size_t k, Operand a, Operand b, float* c, size_t c_step) {
  thread_local std::vector<float> a_panels, b_panels;
  const Operand b_rows = {b.data, b.column_step, b.row_step};
  for (size_t first = 0; first < k; first += kDepth) {
    const size_t depth = std::min(kDepth, k - first);
    pack(a, m, first, depth, kRows, a_panels);
    pack(b_rows, n, first, depth, kColumns, b_panels);
    for (size_t j = 0; j < n; j += kColumns)
      for (size_t i = 0; i < m; i += kRows) {
        const float* a_panel = a_panels.data() + i * depth;
        const float* b_panel = b_panels.data() + j * depth;
        float* corner = c + i * c_step + j;
        if (i + kRows <= m && j + kColumns <= n)
          tile(depth, a_panel, b_panel, corner, c_step);
        else
          edge_tile(std::min(kRows, m - i), std::min(kColumns, n - j), depth, a_panel, b_panel,
                    corner, c_step);
      }
  }
}

}  // namespace nuncio
