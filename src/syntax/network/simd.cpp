#include "syntax/network/simd.h"

#include <cstdlib>
#include <string_view>

namespace nuncio {

Simd best_simd() {
#if defined(__x86_64__)
  const char* set = std::getenv("NUNCIO_SIMD");
  const std::string_view wanted = set == nullptr ? "" : set;
  if (wanted == "plain") return Simd::plain;
  if (wanted != "avx2" && __builtin_cpu_supports("avx512f") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq"))
    return Simd::avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return Simd::avx2;
#endif
  return Simd::plain;
}

}  // namespace nuncio
