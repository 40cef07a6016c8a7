#include "query/literal.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "query/token.h"

namespace nuncio {

std::string quote_string(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    switch (c) {
      case '\'':
        out += "\\'";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
  return out + '\'';
}

std::string quote_name(std::string_view name) {
  bool plain =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') && !is_reserved(keyword_of(name));
  for (const char c : name) {
    const bool ascii_word =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    plain = plain && ascii_word;
  }
  if (plain) return std::string(name);
  std::string out = "`";
  for (const char c : name) out += c == '`' ? std::string("``") : std::string(1, c);
  return out + '`';
}

std::string real_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  std::array<char, 40> buffer{};
  // Plain notation where it is short, as 0.00002 and 12345678.5.
  const double size = std::abs(value);
  const bool plain = value == 0 || (size >= 1e-7 && size < 1e16);
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  std::string out(buffer.data(), end);
  if (out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

std::string literal(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return value.as_bool() ? "true" : "false";
    case ValueKind::integer:
      return std::to_string(value.as_int());
    case ValueKind::real:
      return real_text(value.as_real());
    case ValueKind::string:
      return quote_string(value.as_string());
    case ValueKind::date:
      return quote_string(to_string(value.as_date()));
    case ValueKind::duration:
      return quote_string(to_string(value.as_duration()));
    case ValueKind::list: {
      std::string out = "[";
      for (const Value& item : value.as_list()) out += (out.size() > 1 ? ", " : "") + literal(item);
      return out + ']';
    }
    case ValueKind::map: {
      std::string out = "{";
      for (const auto& [key, item] : value.as_map())
        out += (out.size() > 1 ? ", " : "") + quote_name(key) + ": " + literal(item);
      return out + '}';
    }
    default:
      return std::string(to_string(value.kind()));
  }
}

}  // namespace nuncio
