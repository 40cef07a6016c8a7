// Functions of lists, and those that take values of any kind.
#include <algorithm>

#include "base/utf8.h"
#include "query/functions.h"
#include "query/literal.h"

namespace nuncio {
namespace {

Value coalesce(const FunctionCall& c) {
  for (const Value& value : c.args)
    if (!value.is_null()) return value;
  return {};
}

Value exists(const FunctionCall& c) {
  return !c.args[0].is_null();
}

Value size(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::list)) return value.as_list().size();
  if (value.is(ValueKind::map)) return value.as_map().size();
  return count_code_points(value.as_string());
}

Value is_empty(const FunctionCall& c) {
  return size(c).as_int() == 0;
}

Value head(const FunctionCall& c) {
  const auto& list = c.args[0].as_list();
  return list.empty() ? Value() : list.front();
}

Value last(const FunctionCall& c) {
  const auto& list = c.args[0].as_list();
  return list.empty() ? Value() : list.back();
}

Value tail(const FunctionCall& c) {
  const auto& list = c.args[0].as_list();
  return list.empty() ? Value::List() : Value::List(list.begin() + 1, list.end());
}

Value reverse(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::list))
    return Value::List(value.as_list().rbegin(), value.as_list().rend());
  const std::string_view text = value.as_string();
  std::string out;
  for (size_t end = text.size(); end > 0;) {
    size_t begin = end - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

Value range(const FunctionCall& c) {
  const int64_t first = c.args[0].as_int(), last = c.args[1].as_int();
  const int64_t step = c.args.size() > 2 ? c.args[2].as_int() : 1;
  if (step == 0) c.fail("the step of range() must not be 0");
  Value::List out;
  if (step > 0 ? first > last : first < last) return out;
  const uint64_t distance = step > 0 ? static_cast<uint64_t>(last) - static_cast<uint64_t>(first)
                                     : static_cast<uint64_t>(first) - static_cast<uint64_t>(last);
  const uint64_t stride = step > 0 ? static_cast<uint64_t>(step) : 0 - static_cast<uint64_t>(step);
  const uint64_t count = distance / stride;
  if (count >= 100'000'000) c.fail("range() would give more than 100,000,000 numbers");
  c.run.hold((count + 1) * sizeof(Value));
  c.run.give_back((count + 1) * sizeof(Value));
  out.reserve(count + 1);
  for (uint64_t i = 0; i <= count; ++i)
    out.emplace_back(
        static_cast<int64_t>(static_cast<uint64_t>(first) + i * static_cast<uint64_t>(step)));
  return out;
}

constexpr Function table[] = {
    {"coalesce", 1, 255, {kAnyKind, kAnyKind, kAnyKind}, {}, coalesce, true},
    {"exists", 1, 1, {kAnyKind}, {kBool, 0}, exists, true},
    {"size", 1, 1, {kList | kString | kMap}, {kInt, 0}, size},
    {"isEmpty", 1, 1, {kList | kString | kMap}, {kBool, 0}, is_empty},
    {"head", 1, 1, {kList}, {}, head},
    {"last", 1, 1, {kList}, {}, last},
    {"tail", 1, 1, {kList}, {kList}, tail},
    {"reverse", 1, 1, {kList | kString}, {kList | kString}, reverse},
    {"range", 2, 3, {kInt, kInt, kInt}, {kList, kInt}, range},
};

}  // namespace

std::span<const Function> list_functions() {
  return table;
}

}  // namespace nuncio
