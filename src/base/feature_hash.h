// Features are 64-bit hashes of a template's number and its atoms; nothing stores their text.
#ifndef NUNCIO_BASE_FEATURE_HASH_H_
#define NUNCIO_BASE_FEATURE_HASH_H_

#include <cstdint>

namespace nuncio {

inline constexpr uint64_t mix(uint64_t hash, uint64_t atom) {
  hash = (hash ^ atom) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

// The key of template `number` over `atoms`. Well spread in the high and the low bits.
template <typename... Atoms>
constexpr uint64_t feature(uint32_t number, Atoms... atoms) {
  uint64_t hash = 0xA0761D6478BD642FULL * (number + 1);
  ((hash = mix(hash, static_cast<uint64_t>(atoms))), ...);
  return mix(hash, 0x5851F42D4C957F2DULL);
}

}  // namespace nuncio

#endif  // NUNCIO_BASE_FEATURE_HASH_H_
