// Functions of strings, and conversions.
#include <utf8proc.h>

#include <charconv>
#include <cmath>

#include "base/fold.h"
#include "base/utf8.h"
#include "query/functions.h"
#include "query/literal.h"

namespace nuncio {
namespace {

template <typename Change>
std::string map_code_points(std::string_view text, Change change) {
  std::string out;
  for (size_t pos = 0; pos < text.size();)
    append_utf8(
        out, static_cast<char32_t>(change(static_cast<utf8proc_int32_t>(decode_utf8(text, pos)))));
  return out;
}

Value to_lower(const FunctionCall& c) {
  return map_code_points(c.args[0].as_string(), utf8proc_tolower);
}
Value to_upper(const FunctionCall& c) {
  return map_code_points(c.args[0].as_string(), utf8proc_toupper);
}
Value fold_text(const FunctionCall& c) {
  return fold(c.args[0].as_string());
}

constexpr std::string_view kSpaces = " \t\n\r\f\v";

Value ltrim(const FunctionCall& c) {
  const std::string_view text = c.args[0].as_string();
  const size_t begin = text.find_first_not_of(kSpaces);
  return begin == std::string_view::npos ? "" : text.substr(begin);
}
Value rtrim(const FunctionCall& c) {
  const std::string_view text = c.args[0].as_string();
  return text.substr(0, text.find_last_not_of(kSpaces) + 1);
}
Value trim(const FunctionCall& c) {
  const Value left = ltrim(c);
  return rtrim({c.run, c.at, std::span(&left, 1)});
}

// Bytes of the first `count` code points.
size_t prefix_bytes(std::string_view text, int64_t count) {
  size_t pos = 0;
  for (; count > 0 && pos < text.size(); --count) decode_utf8(text, pos);
  return pos;
}

int64_t length_argument(const FunctionCall& c, size_t i) {
  if (c.args[i].as_int() < 0) c.fail("a position or length in a string must not be negative");
  return c.args[i].as_int();
}

Value left(const FunctionCall& c) {
  const std::string_view text = c.args[0].as_string();
  return text.substr(0, prefix_bytes(text, length_argument(c, 1)));
}
Value right(const FunctionCall& c) {
  const std::string_view text = c.args[0].as_string();
  const auto size = static_cast<int64_t>(count_code_points(text));
  return text.substr(prefix_bytes(text, size - length_argument(c, 1)));
}
Value substring(const FunctionCall& c) {
  std::string_view text = c.args[0].as_string();
  text.remove_prefix(prefix_bytes(text, length_argument(c, 1)));
  return c.args.size() < 3 ? text : text.substr(0, prefix_bytes(text, length_argument(c, 2)));
}

Value replace(const FunctionCall& c) {
  const std::string_view text = c.args[0].as_string(), from = c.args[1].as_string(),
                         to = c.args[2].as_string();
  if (from.empty()) return text;
  std::string out;
  size_t pos = 0;
  for (size_t hit; (hit = text.find(from, pos)) != std::string_view::npos;
       pos = hit + from.size()) {
    out += text.substr(pos, hit - pos);
    out += to;
    if (out.size() > c.run.options.max_bytes) c.fail("replace() would give too long a string");
  }
  return out += text.substr(pos);
}

Value split(const FunctionCall& c) {
  const std::string_view text = c.args[0].as_string(), by = c.args[1].as_string();
  Value::List out;
  size_t pos = 0;
  if (by.empty()) {
    while (pos < text.size()) {
      const size_t begin = pos;
      decode_utf8(text, pos);
      out.emplace_back(text.substr(begin, pos - begin));
    }
    return out;
  }
  for (size_t hit; (hit = text.find(by, pos)) != std::string_view::npos; pos = hit + by.size())
    out.emplace_back(text.substr(pos, hit - pos));
  out.emplace_back(text.substr(pos));
  return out;
}

[[noreturn]] void cannot_convert(const FunctionCall& c, const char* what) {
  c.fail("a " + std::string(to_string(c.args[0].kind())) + " cannot be made " + what);
}

Value to_text_value(const FunctionCall& c) {
  const Value& value = c.args[0];
  switch (value.kind()) {
    case ValueKind::string:
      return value;
    case ValueKind::date:
      return to_string(value.as_date());
    case ValueKind::duration:
      return to_string(value.as_duration());
    case ValueKind::boolean:
    case ValueKind::integer:
    case ValueKind::real:
      return literal(value);
    default:
      cannot_convert(c, "a string");
  }
}

std::optional<double> read_number(std::string_view text) {
  while (!text.empty() && kSpaces.find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && kSpaces.find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Value whole(double number) {
  if (!(number >= -0x1p63 && number < 0x1p63)) return {};
  return static_cast<int64_t>(number);
}

Value to_integer(const FunctionCall& c) {
  const Value& value = c.args[0];
  switch (value.kind()) {
    case ValueKind::integer:
      return value;
    case ValueKind::boolean:
      return value.as_bool() ? 1 : 0;
    case ValueKind::real:
      return whole(value.as_real());
    case ValueKind::string: {
      const std::string_view text = value.as_string();
      int64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc() && end == text.data() + text.size()) return number;
      const std::optional<double> real = read_number(text);
      return real ? whole(*real) : Value();
    }
    default:
      cannot_convert(c, "an integer");
  }
}

Value to_float(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is_number()) return value.as_number();
  if (!value.is(ValueKind::string)) cannot_convert(c, "a number");
  const std::optional<double> real = read_number(value.as_string());
  return real ? Value(*real) : Value();
}

Value to_boolean(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::boolean)) return value;
  if (value.is(ValueKind::integer)) return value.as_int() != 0;
  if (!value.is(ValueKind::string)) cannot_convert(c, "a boolean");
  const std::string text = fold(value.as_string());
  if (text == "true") return true;
  if (text == "false") return false;
  return {};
}

constexpr Function table[] = {
    {"toLower", 1, 1, {kString}, {kString, 0}, to_lower},
    {"toUpper", 1, 1, {kString}, {kString, 0}, to_upper},
    {"lower", 1, 1, {kString}, {kString, 0}, to_lower},
    {"upper", 1, 1, {kString}, {kString, 0}, to_upper},
    {"fold", 1, 1, {kString}, {kString, 0}, fold_text},
    {"trim", 1, 1, {kString}, {kString, 0}, trim},
    {"ltrim", 1, 1, {kString}, {kString, 0}, ltrim},
    {"rtrim", 1, 1, {kString}, {kString, 0}, rtrim},
    {"left", 2, 2, {kString, kInt}, {kString, 0}, left},
    {"right", 2, 2, {kString, kInt}, {kString, 0}, right},
    {"substring", 2, 3, {kString, kInt, kInt}, {kString, 0}, substring},
    {"replace", 3, 3, {kString, kString, kString}, {kString, 0}, replace},
    {"split", 2, 2, {kString, kString}, {kList, kString}, split},
    {"toString", 1, 1, {kAnyKind}, {kString, 0}, to_text_value},
    {"toInteger", 1, 1, {kAnyKind}, {kInt, 0}, to_integer},
    {"toFloat", 1, 1, {kAnyKind}, {kReal, 0}, to_float},
    {"toBoolean", 1, 1, {kAnyKind}, {kBool, 0}, to_boolean},
};

}  // namespace

std::span<const Function> string_functions() {
  return table;
}

}  // namespace nuncio
