// What the binder knows of an expression's value before the query runs: the set of kinds that it
// may have, and for a list that of its items.
#ifndef NUNCIO_QUERY_STATIC_TYPE_H_
#define NUNCIO_QUERY_STATIC_TYPE_H_

#include <cstdint>
#include <string>

#include "nuncio/value.h"

namespace nuncio {

using Kinds = uint16_t;  // a bit a ValueKind

constexpr Kinds kinds(ValueKind kind) {
  return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}

inline constexpr Kinds kNull = kinds(ValueKind::null);
inline constexpr Kinds kBool = kinds(ValueKind::boolean);
inline constexpr Kinds kInt = kinds(ValueKind::integer);
inline constexpr Kinds kReal = kinds(ValueKind::real);
inline constexpr Kinds kNumber = kInt | kReal;
inline constexpr Kinds kString = kinds(ValueKind::string);
inline constexpr Kinds kDate = kinds(ValueKind::date);
inline constexpr Kinds kDuration = kinds(ValueKind::duration);
inline constexpr Kinds kList = kinds(ValueKind::list);
inline constexpr Kinds kMap = kinds(ValueKind::map);
inline constexpr Kinds kNode = kinds(ValueKind::node);
inline constexpr Kinds kEdge = kinds(ValueKind::edge);
inline constexpr Kinds kPath = kinds(ValueKind::path);
inline constexpr Kinds kAnyKind = (1U << 12) - 1;

struct StaticType {
  Kinds kinds = kAnyKind;
  Kinds items = kAnyKind;  // of a list's items

  // Whether a value of this type may be one of `allowed`. Null always may.
  bool may_be(Kinds allowed) const { return (kinds & (allowed | kNull)) != 0; }
  // Whether it may be something other than null among `allowed`.
  bool is_only(Kinds allowed) const { return (kinds & ~allowed) == 0; }

  friend StaticType operator|(StaticType a, StaticType b) {
    Kinds items = 0;
    if (a.kinds & kList) items |= a.items;
    if (b.kinds & kList) items |= b.items;
    return {static_cast<Kinds>(a.kinds | b.kinds), items};
  }
};

// "a NODE", "a LIST or STRING": for messages.
inline std::string describe_kinds(Kinds set) {
  std::string out;
  for (unsigned kind = 1; kind < 12; ++kind)
    if (set >> kind & 1)
      out += (out.empty() ? "" : " or ") + std::string(to_string(static_cast<ValueKind>(kind)));
  return out.empty() ? "NULL" : out;
}

}  // namespace nuncio

#endif  // NUNCIO_QUERY_STATIC_TYPE_H_
