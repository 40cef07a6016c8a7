// Equality, comparison, total order and hash of values.
#include <algorithm>
#include <cmath>
#include <limits>

#include "nuncio/value.h"

namespace nuncio {
namespace {

std::partial_ordering compare_int_real(int64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= 0x1p63) return std::partial_ordering::less;
  if (b < -0x1p63) return std::partial_ordering::greater;
  const auto whole = static_cast<int64_t>(b);  // towards zero
  if (a != whole) return a < whole ? std::partial_ordering::less : std::partial_ordering::greater;
  return 0.0 <=> b - static_cast<double>(whole);
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const bool a_int = a.is(ValueKind::integer), b_int = b.is(ValueKind::integer);
  if (a_int && b_int) return a.as_int() <=> b.as_int();
  if (a_int) return compare_int_real(a.as_int(), b.as_real());
  if (b_int) return 0 <=> compare_int_real(b.as_int(), a.as_real());
  return a.as_real() <=> b.as_real();
}

// To the detail that both have, so that a month is equal to each of its days.
std::strong_ordering compare_dates(Date a, Date b) {
  if (a.year != b.year || a.month == 0 || b.month == 0) return a.year <=> b.year;
  if (a.month != b.month || a.day == 0 || b.day == 0) return a.month <=> b.month;
  return a.day <=> b.day;
}

const Value* find_key(const Value::Map& map, const std::string& key) {
  for (const auto& [name, value] : map)
    if (name == key) return &value;
  return nullptr;
}

std::optional<bool> equal_lists(const Value::List& a, const Value::List& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (size_t i = 0; i < a.size(); ++i) {
    const std::optional<bool> same = equals(a[i], b[i]);
    if (same == false) return false;
    unknown |= !same;
  }
  return unknown ? std::nullopt : std::optional(true);
}

std::optional<bool> equal_maps(const Value::Map& a, const Value::Map& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (const auto& [key, value] : a)
    if (!find_key(b, key)) return false;
  for (const auto& [key, value] : a) {
    const std::optional<bool> same = equals(value, *find_key(b, key));
    if (same == false) return false;
    unknown |= !same;
  }
  return unknown ? std::nullopt : std::optional(true);
}

// The order of kinds in ORDER BY.
int rank(const Value& value) {
  switch (value.kind()) {
    case ValueKind::map:
      return 0;
    case ValueKind::node:
      return 1;
    case ValueKind::edge:
      return 2;
    case ValueKind::list:
      return 3;
    case ValueKind::path:
      return 4;
    case ValueKind::date:
      return 5;
    case ValueKind::duration:
      return 6;
    case ValueKind::string:
      return 7;
    case ValueKind::boolean:
      return 8;
    case ValueKind::integer:
    case ValueKind::real:
      return 9;
    case ValueKind::null:
      return 10;
  }
  return 11;
}

std::strong_ordering order_numbers(const Value& a, const Value& b) {
  const std::partial_ordering result = compare_numbers(a, b);
  if (result == std::partial_ordering::less) return std::strong_ordering::less;
  if (result == std::partial_ordering::greater) return std::strong_ordering::greater;
  if (result == std::partial_ordering::equivalent) return std::strong_ordering::equal;
  const auto is_nan = [](const Value& v) {
    return v.is(ValueKind::real) && std::isnan(v.as_real());
  };
  return is_nan(a) <=> is_nan(b);
}

std::strong_ordering order_lists(const Value::List& a, const Value::List& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (const auto result = order(a[i], b[i]); result != 0) return result;
  return a.size() <=> b.size();
}

std::vector<const std::pair<std::string, Value>*> sorted_entries(const Value::Map& map) {
  std::vector<const std::pair<std::string, Value>*> entries;
  for (const auto& entry : map) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  return entries;
}

std::strong_ordering order_maps(const Value::Map& a, const Value::Map& b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  const auto left = sorted_entries(a), right = sorted_entries(b);
  for (size_t i = 0; i < left.size(); ++i)
    if (const auto result = left[i]->first <=> right[i]->first; result != 0) return result;
  for (size_t i = 0; i < left.size(); ++i)
    if (const auto result = order(left[i]->second, right[i]->second); result != 0) return result;
  return std::strong_ordering::equal;
}

std::strong_ordering order_paths(const Path& a, const Path& b) {
  if (a.edges.size() != b.edges.size()) return a.edges.size() <=> b.edges.size();
  if (const auto result = a.nodes <=> b.nodes; result != 0) return result;
  return a.edges <=> b.edges;
}

constexpr size_t mix(size_t seed, size_t value) {
  uint64_t h = seed ^ (value + 0x9E3779B97F4A7C15ULL + (seed << 6) + (seed >> 2));
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 32);
}

size_t hash_real(double value) {
  if (std::isnan(value)) return 0x7FF8;
  if (value >= -0x1p63 && value < 0x1p63 && value == std::floor(value))
    return std::hash<int64_t>()(static_cast<int64_t>(value));
  return std::hash<double>()(value);
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::boolean:
      return a.as_bool() == b.as_bool();
    case ValueKind::string:
      return a.as_string() == b.as_string();
    case ValueKind::date:
      return compare_dates(a.as_date(), b.as_date()) == 0;
    case ValueKind::duration:
      return a.as_duration() == b.as_duration();
    case ValueKind::list:
      return equal_lists(a.as_list(), b.as_list());
    case ValueKind::map:
      return equal_maps(a.as_map(), b.as_map());
    case ValueKind::node:
    case ValueKind::edge:
      return a.as_id() == b.as_id();
    case ValueKind::path:
      return a.as_path() == b.as_path();
    default:
      return false;
  }
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case ValueKind::boolean:
      return a.as_bool() <=> b.as_bool();
    case ValueKind::string:
      return a.as_string() <=> b.as_string();
    case ValueKind::date:
      return compare_dates(a.as_date(), b.as_date());
    case ValueKind::list: {
      const Value::List &left = a.as_list(), &right = b.as_list();
      for (size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        const std::optional<bool> same = equals(left[i], right[i]);
        if (!same) return std::nullopt;
        if (!*same) return compare(left[i], right[i]);
      }
      return left.size() <=> right.size();
    }
    default:
      return std::nullopt;
  }
}

std::strong_ordering order(const Value& a, const Value& b) {
  if (const auto result = rank(a) <=> rank(b); result != 0) return result;
  switch (a.kind()) {
    case ValueKind::boolean:
      return a.as_bool() <=> b.as_bool();
    case ValueKind::integer:
    case ValueKind::real:
      return order_numbers(a, b);
    case ValueKind::string:
      return a.as_string() <=> b.as_string();
    case ValueKind::date:
      return a.as_date() <=> b.as_date();
    case ValueKind::duration:
      return a.as_duration() <=> b.as_duration();
    case ValueKind::list:
      return order_lists(a.as_list(), b.as_list());
    case ValueKind::map:
      return order_maps(a.as_map(), b.as_map());
    case ValueKind::node:
    case ValueKind::edge:
      return a.as_id() <=> b.as_id();
    case ValueKind::path:
      return order_paths(a.as_path(), b.as_path());
    case ValueKind::null:
      break;
  }
  return std::strong_ordering::equal;
}

size_t hash_value(const Value& value) {
  const size_t seed = static_cast<size_t>(rank(value)) << 56;
  switch (value.kind()) {
    case ValueKind::null:
      return seed;
    case ValueKind::real:
      return mix(seed, hash_real(value.as_real()));
    case ValueKind::string:
      return mix(seed, std::hash<std::string_view>()(value.as_string()));
    case ValueKind::duration: {
      const Duration& d = value.as_duration();
      return mix(mix(mix(seed, static_cast<size_t>(d.months)), static_cast<size_t>(d.days)),
                 static_cast<size_t>(d.seconds));
    }
    case ValueKind::date: {
      const Date d = value.as_date();
      return mix(seed, static_cast<size_t>(d.year) * 512 + d.month * 32U + d.day);
    }
    case ValueKind::list: {
      size_t sum = seed;
      for (const Value& item : value.as_list()) sum = mix(sum, hash_value(item));
      return sum;
    }
    case ValueKind::map: {
      size_t sum = seed;  // entries in any order
      for (const auto& [key, item] : value.as_map())
        sum += mix(std::hash<std::string>()(key), hash_value(item));
      return sum;
    }
    case ValueKind::path: {
      size_t sum = seed;
      for (const NodeId node : value.as_path().nodes) sum = mix(sum, node);
      for (const EdgeId edge : value.as_path().edges) sum = mix(sum, edge);
      return sum;
    }
    default:
      return mix(seed, static_cast<size_t>(value.as_int()));
  }
}

}  // namespace nuncio
