// The network's non-linear functions. Plain IEEE arithmetic without branches or library calls: the
// compiler vectorises loops over them, and every machine gets the same bits.
#ifndef NUNCIO_SYNTAX_NETWORK_ACTIVATION_H_
#define NUNCIO_SYNTAX_NETWORK_ACTIVATION_H_

#include <bit>
#include <cstdint>

namespace nuncio {

// exp(x) to within 2e-7 of itself for |x| <= 87; beyond, that of the nearer bound. Cody and Waite's
// reduction to |r| <= ln 2 / 2, then a polynomial of degree 6.
inline float fast_exp(float x) {
  constexpr float kRounder = 12582912.0F;  // 1.5 * 2^23: adding it leaves the integer part
  constexpr int32_t kRounderBits = 0x4B400000;
  x = x > 87.0F ? 87.0F : x;
  x = x < -87.0F ? -87.0F : x;
  const float shifted = x * 1.44269504F + kRounder;
  const float whole = shifted - kRounder;
  const float r = (x - whole * 0.693145752F) - whole * 1.42860677e-6F;
  float p = 1.38888889e-3F;
  p = p * r + 8.33333333e-3F;
  p = p * r + 4.16666667e-2F;
  p = p * r + 1.66666667e-1F;
  p = p * r + 0.5F;
  p = p * r + 1.0F;
  p = p * r + 1.0F;
  const int32_t exponent = std::bit_cast<int32_t>(shifted) - kRounderBits;
  return p * std::bit_cast<float>((exponent + 127) << 23);
}

inline float sigmoid(float x) {
  return 1.0F / (1.0F + fast_exp(-x));
}

inline float fast_tanh(float x) {
  return 2.0F / (1.0F + fast_exp(-2.0F * x)) - 1.0F;
}

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_ACTIVATION_H_
