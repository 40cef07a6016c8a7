#include "nuncio/value.h"

#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include "nuncio/error.h"

namespace nuncio {

template <typename T>
struct Value::Held : Value::Rep {
  T value;
};

template <typename T>
Value::Rep* Value::hold(T value, uint32_t depth) {
  if (depth > kMaxDepth)
    throw Error(Error::Kind::limit,
                "lists and maps are nested deeper than " + std::to_string(kMaxDepth) + " levels");
  auto* held = new Held<T>;
  held->depth = depth;
  held->value = std::move(value);
  return held;
}

template <typename T>
const T& Value::held() const {
  return static_cast<const Held<T>*>(bits_.rep)->value;
}

std::string_view to_string(ValueKind kind) {
  static constexpr std::array<std::string_view, 12> names = {
      "NULL",     "BOOLEAN", "INTEGER", "FLOAT", "STRING",       "DATE",
      "DURATION", "LIST",    "MAP",     "NODE",  "RELATIONSHIP", "PATH"};
  return names[static_cast<size_t>(kind)];
}

Value::Value(std::string value) : kind_(ValueKind::string), shared_(true) {
  bits_.rep = hold(std::move(value), 0);
}

Value::Value(Duration value) : kind_(ValueKind::duration), shared_(true) {
  bits_.rep = hold(value, 0);
}

Value::Value(Path value) : kind_(ValueKind::path), shared_(true) {
  bits_.rep = hold(std::move(value), 0);
}

Value::Value(List value) {
  uint32_t depth = 1;
  for (const Value& item : value)
    if (item.shared_) depth = std::max(depth, item.bits_.rep->depth + 1);
  bits_.rep = hold(std::move(value), depth);
  kind_ = ValueKind::list;
  shared_ = true;
}

Value::Value(Map value) {
  uint32_t depth = 1;
  for (const auto& [key, item] : value)
    if (item.shared_) depth = std::max(depth, item.bits_.rep->depth + 1);
  bits_.rep = hold(std::move(value), depth);
  kind_ = ValueKind::map;
  shared_ = true;
}

Value Value::borrow(std::string_view text) {
  Value value;
  value.kind_ = ValueKind::string;
  value.size_ = static_cast<uint32_t>(text.size());
  value.bits_.text = text.data();
  return value;
}

void Value::destroy() noexcept {
  switch (kind_) {
    case ValueKind::string:
      delete static_cast<Held<std::string>*>(bits_.rep);
      break;
    case ValueKind::duration:
      delete static_cast<Held<Duration>*>(bits_.rep);
      break;
    case ValueKind::list:
      delete static_cast<Held<List>*>(bits_.rep);
      break;
    case ValueKind::map:
      delete static_cast<Held<Map>*>(bits_.rep);
      break;
    case ValueKind::path:
      delete static_cast<Held<Path>*>(bits_.rep);
      break;
    default:
      break;
  }
}

std::string_view Value::as_string() const {
  return shared_ ? std::string_view(held<std::string>()) : std::string_view(bits_.text, size_);
}
const Duration& Value::as_duration() const {
  return held<Duration>();
}
const Value::List& Value::as_list() const {
  return held<List>();
}
const Value::Map& Value::as_map() const {
  return held<Map>();
}
const Path& Value::as_path() const {
  return held<Path>();
}

Value Value::owned() const {
  if (is(ValueKind::string)) return shared_ ? *this : Value(as_string());
  if (is(ValueKind::list)) {
    List list;
    list.reserve(as_list().size());
    for (const Value& item : as_list()) list.push_back(item.owned());
    return list;
  }
  if (is(ValueKind::map)) {
    Map map;
    map.reserve(as_map().size());
    for (const auto& [key, item] : as_map()) map.emplace_back(key, item.owned());
    return map;
  }
  return *this;
}

size_t Value::bytes() const {
  size_t sum = sizeof(Value);
  if (!shared_) return sum;
  sum += 48;  // the shared part and what the allocator adds
  switch (kind_) {
    case ValueKind::string:
      return sum + as_string().size();
    case ValueKind::path:
      return sum + 8 * as_path().nodes.size();
    case ValueKind::list:
      for (const Value& item : as_list()) sum += item.bytes();
      return sum;
    case ValueKind::map:
      for (const auto& [key, item] : as_map()) sum += sizeof(key) + key.size() + item.bytes();
      return sum;
    default:
      return sum;
  }
}

}  // namespace nuncio
