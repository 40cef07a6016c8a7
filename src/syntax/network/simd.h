// Kernels compiled several times, each for other vector instructions, the best that the processor
// has chosen when the program runs. A kernel is a function that is always inlined; NUNCIO_KERNEL
// makes `name` a dispatcher for it:
//
//   NUNCIO_INLINE void scale_body(float* x, size_t n) { ... }
//   NUNCIO_KERNEL(scale, scale_body, (float* x, size_t n), (x, n))
//
// All versions give the same bits: they are the same operations in the same order (the project
// compiles without contraction of products and sums), only more of them at a time.
#ifndef NUNCIO_SYNTAX_NETWORK_SIMD_H_
#define NUNCIO_SYNTAX_NETWORK_SIMD_H_

namespace nuncio {

enum class Simd { plain, avx2, avx512 };

// The best that this processor can do; less where $NUNCIO_SIMD says "plain" or "avx2", for tests and
// for whoever doubts that it makes no difference.
Simd best_simd();

}  // namespace nuncio

#define NUNCIO_INLINE [[gnu::always_inline]] inline

#if defined(__x86_64__)
#define NUNCIO_AVX2 [[gnu::target("avx2,fma")]]
#define NUNCIO_AVX512 \
  [[gnu::target("avx2,fma,avx512f,avx512bw,avx512vl,avx512dq,prefer-vector-width=512")]]
#define NUNCIO_KERNEL(name, body, parameters, arguments)      \
  NUNCIO_AVX2 void name##_avx2 parameters {                   \
    body arguments;                                           \
  }                                                           \
  NUNCIO_AVX512 void name##_avx512 parameters {               \
    body arguments;                                           \
  }                                                           \
  void name parameters {                                      \
    static const Simd simd = best_simd();                     \
    if (simd == Simd::avx512) return name##_avx512 arguments; \
    if (simd == Simd::avx2) return name##_avx2 arguments;     \
    body arguments;                                           \
  }
#else
#define NUNCIO_KERNEL(name, body, parameters, arguments) \
  void name parameters {                                 \
    body arguments;                                      \
  }
#endif

#endif  // NUNCIO_SYNTAX_NETWORK_SIMD_H_
