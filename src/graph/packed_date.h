// A date as one number that orders like the date: 512 a year, 32 a month. Partial dates have a zero
// for what they lack.
#ifndef NUNCIO_GRAPH_PACKED_DATE_H_
#define NUNCIO_GRAPH_PACKED_DATE_H_

#include <cstdint>
#include <cstdlib>

#include "nuncio/value.h"

namespace nuncio {

// Dates whose year is beyond this don't fit.
inline constexpr int32_t kMaxPackedYear = 4'000'000;

inline int32_t pack_date(const Date& date) {
  return date.year * 512 + date.month * 32 + date.day;
}

inline Date unpack_date(int32_t packed) {
  return {packed >> 9, static_cast<uint8_t>(packed >> 5 & 15), static_cast<uint8_t>(packed & 31)};
}

inline bool may_be_packed(const Date& date) {
  return std::abs(date.year) <= kMaxPackedYear;
}

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_PACKED_DATE_H_
