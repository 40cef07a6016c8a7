#include "syntax/network/product_kernel.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

#include "syntax/network/simd.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nuncio {
namespace {

// Lays the block's rows out one after the other first: sums of products along both are what
// compilers vectorise for any processor.
void plain_product(size_t rows, size_t quads, const uint8_t* x, size_t x_step,
                   const int8_t* weights, int32_t* sums) {
  const size_t columns = 4 * quads;
  std::vector<int8_t> straight(16 * columns);
  for (size_t k = 0; k < quads; ++k)
    for (size_t j = 0; j < 16; ++j)
      std::copy_n(weights + 64 * k + 4 * j, 4, straight.data() + j * columns + 4 * k);
  for (size_t i = 0; i < rows; ++i)
    for (size_t j = 0; j < 16; ++j) {
      const uint8_t* a = x + i * x_step;
      const int8_t* w = straight.data() + j * columns;
      int32_t sum = 0;
      for (size_t k = 0; k < columns; ++k) sum += a[k] * w[k];
      sums[16 * i + j] = sum;
    }
}

#if defined(__x86_64__)

inline int32_t four_bytes(const uint8_t* at) {
  int32_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// As many rows at once as there are registers for.
template <size_t Rows>
[[gnu::target("avx512f,avx512vnni")]] void avx512_rows(size_t quads, const uint8_t* x,
                                                       size_t x_step, const int8_t* weights,
                                                       int32_t* sums) {
  __m512i acc[Rows];
  for (size_t i = 0; i < Rows; ++i) acc[i] = _mm512_setzero_si512();
  for (size_t k = 0; k < quads; ++k) {
    const __m512i w = _mm512_loadu_si512(weights + 64 * k);
    for (size_t i = 0; i < Rows; ++i)
      acc[i] =
          _mm512_dpbusd_epi32(acc[i], _mm512_set1_epi32(four_bytes(x + i * x_step + 4 * k)), w);
  }
  for (size_t i = 0; i < Rows; ++i) _mm512_storeu_si512(sums + 16 * i, acc[i]);
}

template <size_t Rows>
[[gnu::target("avx2,avxvnni")]] void avx_vnni_rows(size_t quads, const uint8_t* x, size_t x_step,
                                                   const int8_t* weights, int32_t* sums) {
  __m256i low[Rows], high[Rows];
  for (size_t i = 0; i < Rows; ++i) low[i] = high[i] = _mm256_setzero_si256();
  for (size_t k = 0; k < quads; ++k) {
    const auto* at = reinterpret_cast<const __m256i*>(weights + 64 * k);
    const __m256i w_low = _mm256_loadu_si256(at), w_high = _mm256_loadu_si256(at + 1);
    for (size_t i = 0; i < Rows; ++i) {
      const __m256i a = _mm256_set1_epi32(four_bytes(x + i * x_step + 4 * k));
      low[i] = _mm256_dpbusd_avx_epi32(low[i], a, w_low);
      high[i] = _mm256_dpbusd_avx_epi32(high[i], a, w_high);
    }
  }
  for (size_t i = 0; i < Rows; ++i) {
    auto* to = reinterpret_cast<__m256i*>(sums + 16 * i);
    _mm256_storeu_si256(to, low[i]);
    _mm256_storeu_si256(to + 1, high[i]);
  }
}

// Without VNNI: even and odd bytes apart, as 16-bit numbers that are multiplied and added in pairs;
// no step can overflow.
template <size_t Rows>
[[gnu::target("avx2")]] void avx2_rows(size_t quads, const uint8_t* x, size_t x_step,
                                       const int8_t* weights, int32_t* sums) {
  const __m256i low_bytes = _mm256_set1_epi16(0xFF);
  __m256i acc[Rows][2];
  for (size_t i = 0; i < Rows; ++i) acc[i][0] = acc[i][1] = _mm256_setzero_si256();
  for (size_t k = 0; k < quads; ++k)
    for (size_t half = 0; half < 2; ++half) {
      const __m256i w =
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 64 * k + 32 * half));
      const __m256i odd = _mm256_srai_epi16(w, 8);
      const __m256i even = _mm256_srai_epi16(_mm256_slli_epi16(w, 8), 8);
      for (size_t i = 0; i < Rows; ++i) {
        const __m256i a = _mm256_set1_epi32(four_bytes(x + i * x_step + 4 * k));
        const __m256i pairs =
            _mm256_add_epi32(_mm256_madd_epi16(_mm256_and_si256(a, low_bytes), even),
                             _mm256_madd_epi16(_mm256_srli_epi16(a, 8), odd));
        acc[i][half] = _mm256_add_epi32(acc[i][half], pairs);
      }
    }
  for (size_t i = 0; i < Rows; ++i)
    for (size_t half = 0; half < 2; ++half)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + 16 * i + 8 * half), acc[i][half]);
}

// A kernel for a fixed number of rows.
using RowsProduct = void (*)(size_t quads, const uint8_t* x, size_t x_step, const int8_t* weights,
                             int32_t* sums);

// kernels[n - 1] takes n rows. Cuts the rows into groups of nearly the same size: small ones would
// leave the multipliers waiting for each other.
void grouped_product(std::span<const RowsProduct> kernels, size_t rows, size_t quads,
                     const uint8_t* x, size_t x_step, const int8_t* weights, int32_t* sums) {
  for (size_t groups = (rows + kernels.size() - 1) / kernels.size(); groups > 0; --groups) {
    const size_t size = (rows + groups - 1) / groups;
    kernels[size - 1](quads, x, x_step, weights, sums);
    rows -= size;
    x += size * x_step;
    sums += size * 16;
  }
}

void avx512_product(size_t rows, size_t quads, const uint8_t* x, size_t x_step,
                    const int8_t* weights, int32_t* sums) {
  static constexpr RowsProduct kKernels[] = {
      avx512_rows<1>,  avx512_rows<2>,  avx512_rows<3>,  avx512_rows<4>, avx512_rows<5>,
      avx512_rows<6>,  avx512_rows<7>,  avx512_rows<8>,  avx512_rows<9>, avx512_rows<10>,
      avx512_rows<11>, avx512_rows<12>, avx512_rows<13>, avx512_rows<14>};
  grouped_product(kKernels, rows, quads, x, x_step, weights, sums);
}

void avx_vnni_product(size_t rows, size_t quads, const uint8_t* x, size_t x_step,
                      const int8_t* weights, int32_t* sums) {
  static constexpr RowsProduct kKernels[] = {avx_vnni_rows<1>, avx_vnni_rows<2>, avx_vnni_rows<3>,
                                             avx_vnni_rows<4>, avx_vnni_rows<5>, avx_vnni_rows<6>};
  grouped_product(kKernels, rows, quads, x, x_step, weights, sums);
}

void avx2_product(size_t rows, size_t quads, const uint8_t* x, size_t x_step, const int8_t* weights,
                  int32_t* sums) {
  static constexpr RowsProduct kKernels[] = {avx2_rows<1>, avx2_rows<2>, avx2_rows<3>,
                                             avx2_rows<4>};
  grouped_product(kKernels, rows, quads, x, x_step, weights, sums);
}

#endif

}  // namespace

std::vector<ProductKernel> supported_product_kernels() {
  std::vector<ProductKernel> kernels = {ProductKernel::plain};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) kernels.push_back(ProductKernel::avx2);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("avxvnni"))
    kernels.push_back(ProductKernel::avx_vnni);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni"))
    kernels.push_back(ProductKernel::avx512_vnni);
#endif
  return kernels;
}

ProductKernel best_product_kernel() {
  const Simd simd = best_simd();
  ProductKernel best = ProductKernel::plain;
  for (const ProductKernel kernel : supported_product_kernels()) {
    if (simd == Simd::plain && kernel != ProductKernel::plain) continue;
    if (simd == Simd::avx2 && kernel == ProductKernel::avx512_vnni) continue;
    best = kernel;
  }
  return best;
}

BlockProduct block_product(ProductKernel kernel) {
  switch (kernel) {
#if defined(__x86_64__)
    case ProductKernel::avx2:
      return avx2_product;
    case ProductKernel::avx_vnni:
      return avx_vnni_product;
    case ProductKernel::avx512_vnni:
      return avx512_product;
#endif
    default:
      return plain_product;
  }
}

}  // namespace nuncio
