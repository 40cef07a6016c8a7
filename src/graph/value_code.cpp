#include "graph/value_code.h"

#include <bit>
#include <cassert>
#include <cstring>

#include "graph/image.h"

namespace nuncio {
namespace {

void put_number(std::string& out, uint64_t number) {
  char bytes[8];
  std::memcpy(bytes, &number, 8);
  out.append(bytes, 8);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_value(std::string& out, const Value& value) {
  out += static_cast<char>(value.kind());
  switch (value.kind()) {
    case ValueKind::boolean:
    case ValueKind::integer:
      return put_number(out, static_cast<uint64_t>(value.is(ValueKind::integer) ? value.as_int()
                                                                                : value.as_bool()));
    case ValueKind::real:
      return put_number(out, std::bit_cast<uint64_t>(value.as_real()));
    case ValueKind::string:
      return put_text(out, value.as_string());
    case ValueKind::date:
      return put_text(out, to_string(value.as_date()));
    case ValueKind::duration:
      return put_text(out, to_string(value.as_duration()));
    case ValueKind::list:
      put_number(out, value.as_list().size());
      for (const Value& item : value.as_list()) put_value(out, item);
      return;
    case ValueKind::map:
      put_number(out, value.as_map().size());
      for (const auto& [key, item] : value.as_map()) {
        put_text(out, key);
        put_value(out, item);
      }
      return;
    default:
      assert(value.is_null());
  }
}

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  bool at_end() const { return rest_.empty(); }

  Value value(uint32_t depth = 0) {
    ImageReader::check(!rest_.empty() && depth <= Value::kMaxDepth);
    const auto kind = static_cast<ValueKind>(rest_[0]);
    rest_.remove_prefix(1);
    switch (kind) {
      case ValueKind::null:
        return {};
      case ValueKind::boolean:
        return number() != 0;
      case ValueKind::integer:
        return static_cast<int64_t>(number());
      case ValueKind::real:
        return std::bit_cast<double>(number());
      case ValueKind::string:
        return text();
      case ValueKind::date:
        return need(parse_date(text()));
      case ValueKind::duration:
        return need(parse_duration(text()));
      case ValueKind::list: {
        Value::List list;
        for (uint64_t left = count(); left > 0; --left) list.push_back(value(depth + 1));
        return list;
      }
      case ValueKind::map: {
        Value::Map map;
        for (uint64_t left = count(); left > 0; --left) {
          std::string key(text());
          map.emplace_back(std::move(key), value(depth + 1));
        }
        return map;
      }
      default:
        ImageReader::check(false);
        return {};
    }
  }

 private:
  template <typename T>
  static Value need(const std::optional<T>& value) {
    ImageReader::check(value.has_value());
    return *value;
  }
  uint64_t number() {
    ImageReader::check(rest_.size() >= 8);
    uint64_t out = 0;
    std::memcpy(&out, rest_.data(), 8);
    rest_.remove_prefix(8);
    return out;
  }
  uint64_t count() {
    const uint64_t out = number();
    ImageReader::check(out <= rest_.size());  // an item takes a byte or more
    return out;
  }
  std::string_view text() {
    const uint64_t size = count();
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }

  std::string_view rest_;
};

}  // namespace

std::string encode_values(std::span<const Value> values) {
  std::string out;
  for (const Value& value : values) put_value(out, value);
  return out;
}

std::vector<Value> decode_values(std::string_view bytes) {
  std::vector<Value> out;
  Decoder decoder(bytes);
  while (!decoder.at_end()) out.push_back(decoder.value());
  return out;
}

}  // namespace nuncio
