// The inner loop of QuantizedMatrix in the versions that processors differ in.
#ifndef NUNCIO_SYNTAX_NETWORK_PRODUCT_KERNEL_H_
#define NUNCIO_SYNTAX_NETWORK_PRODUCT_KERNEL_H_

#include <cstddef>
#include <cstdint>

#include "syntax/network/quantized_matrix.h"

namespace nuncio {

// sums[i * 16 + j] = the sum over k of x[i * x_step + k] * weights[k / 4][j][k % 4], for i < rows,
// j < 16, k < 4 * quads. The rows of x hold unsigned bytes.
using BlockProduct = void (*)(size_t rows, size_t quads, const uint8_t* x, size_t x_step,
                              const int8_t* weights, int32_t* sums);

// REQUIRES: the processor supports it.
BlockProduct block_product(ProductKernel kernel);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_PRODUCT_KERNEL_H_
