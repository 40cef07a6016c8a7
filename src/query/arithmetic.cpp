#include "query/arithmetic.h"

#include <cmath>
#include <limits>
#include <string>

#include "query/functions.h"
#include "query/literal.h"

namespace nuncio {
namespace {

using ast::Op;

[[noreturn]] void mismatch(Run& run, uint32_t at, Op op, const Value& a, const Value& b) {
  run.fail(at, "cannot compute " + std::string(to_string(a.kind())) + ' ' +
                   std::string(ast::spelling(op)) + ' ' + std::string(to_string(b.kind())));
}

Value integers(Run& run, uint32_t at, Op op, int64_t a, int64_t b) {
  int64_t out = 0;
  bool overflow = false;
  switch (op) {
    case Op::add:
      overflow = __builtin_add_overflow(a, b, &out);
      break;
    case Op::subtract:
      overflow = __builtin_sub_overflow(a, b, &out);
      break;
    case Op::multiply:
      overflow = __builtin_mul_overflow(a, b, &out);
      break;
    case Op::divide:
    case Op::modulo:
      if (b == 0) run.fail(at, "division by zero");
      overflow = a == std::numeric_limits<int64_t>::min() && b == -1;
      if (!overflow) out = op == Op::divide ? a / b : a % b;
      break;
    default:
      return std::pow(static_cast<double>(a), static_cast<double>(b));
  }
  if (overflow) run.fail(at, "the result does not fit into 64 bits");
  return out;
}

double reals(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;
    case Op::modulo:
      return std::fmod(a, b);
    default:
      return std::pow(a, b);
  }
}

std::string as_text(const Value& value) {
  return value.is(ValueKind::string) ? std::string(value.as_string()) : literal(value);
}

Value concatenate(Run& run, const Value& a, const Value& b) {
  Value::List out;
  const auto append = [&](const Value& value) {
    if (value.is(ValueKind::list))
      out.insert(out.end(), value.as_list().begin(), value.as_list().end());
    else
      out.push_back(value);
  };
  append(a);
  append(b);
  run.hold(out.size() * sizeof(Value));  // a single result must not exceed the limit
  run.give_back(out.size() * sizeof(Value));
  return out;
}

Duration sum(const Duration& a, const Duration& b) {
  Duration out{a.months + b.months, a.days + b.days, a.seconds + b.seconds,
               a.nanoseconds + b.nanoseconds};
  if (out.nanoseconds >= 1'000'000'000) {
    out.nanoseconds -= 1'000'000'000;
    ++out.seconds;
  }
  return out;
}

// Dates and durations; a string with text is joined before.
Value temporal(Run& run, uint32_t at, Op op, const Value& a, const Value& b) {
  const bool minus = op == Op::subtract;
  if (op == Op::add || minus) {
    if (a.is(ValueKind::date) && b.is(ValueKind::duration))
      return add(a.as_date(), minus ? negated(b.as_duration()) : b.as_duration());
    if (a.is(ValueKind::duration) && b.is(ValueKind::date) && !minus)
      return add(b.as_date(), a.as_duration());
    if (a.is(ValueKind::duration) && b.is(ValueKind::duration))
      return sum(a.as_duration(), minus ? negated(b.as_duration()) : b.as_duration());
  }
  const bool divided = op == Op::divide && a.is(ValueKind::duration) && b.is_number();
  const bool times = op == Op::multiply && ((a.is(ValueKind::duration) && b.is_number()) ||
                                            (a.is_number() && b.is(ValueKind::duration)));
  if (!divided && !times) mismatch(run, at, op, a, b);
  const long double number = a.is_number() ? a.as_number() : b.as_number();
  if (divided && number == 0) run.fail(at, "division by zero");
  const std::optional<Duration> out = scaled(
      a.is(ValueKind::duration) ? a.as_duration() : b.as_duration(), divided ? 1 / number : number);
  if (!out) run.fail(at, "this duration gets too long");
  return *out;
}

// A string that writes a date, where the other side is one.
Value as_date_like(const Value& value, const Value& other) {
  if (!value.is(ValueKind::string) || !other.is(ValueKind::date)) return value;
  const std::optional<Date> date = parse_date(value.as_string());
  return date ? Value(*date) : value;
}

}  // namespace

Value arithmetic(Run& run, uint32_t at, Op op, const Value& a, const Value& b) {
  if (a.is(ValueKind::integer) && b.is(ValueKind::integer))
    return integers(run, at, op, a.as_int(), b.as_int());
  if (a.is_number() && b.is_number()) return reals(op, a.as_number(), b.as_number());
  if (op == Op::add && (a.is(ValueKind::list) || b.is(ValueKind::list))) {
    const bool both = a.is(ValueKind::list) && b.is(ValueKind::list);
    if (!both && (a.is_null() || b.is_null())) return {};
    return concatenate(run, a, b);
  }
  if (a.is_null() || b.is_null()) return {};
  if (op == Op::add && (a.is(ValueKind::string) || b.is(ValueKind::string))) {
    const Value& other = a.is(ValueKind::string) ? b : a;
    if (other.is(ValueKind::string) || other.is_number()) {
      std::string text = as_text(a) + as_text(b);
      run.hold(text.size());
      run.give_back(text.size());
      return text;
    }
  }
  return temporal(run, at, op, a, b);
}

Value comparison(Op op, const Value& left, const Value& right) {
  const Value a = as_date_like(left, right), b = as_date_like(right, left);
  if (op == Op::equal || op == Op::not_equal) {
    const std::optional<bool> same = equals(a, b);
    if (!same) return {};
    return *same == (op == Op::equal);
  }
  const std::optional<std::partial_ordering> result = compare(a, b);
  if (!result) return {};
  switch (op) {
    case Op::less:
      return *result < 0;
    case Op::less_equal:
      return *result <= 0;
    case Op::greater:
      return *result > 0;
    default:
      return *result >= 0;
  }
}

Value in_list(Run& run, uint32_t at, const Value& a, const Value& b) {
  if (b.is_null()) return {};
  if (!b.is(ValueKind::list))
    run.fail(at, "IN needs a list on its right, not a " + std::string(to_string(b.kind())));
  bool unknown = false;
  for (const Value& item : b.as_list()) {
    run.tick();
    const std::optional<bool> same = equals(a, item);
    if (same == true) return true;
    unknown |= !same;
  }
  return unknown ? Value() : Value(false);
}

Value element(Run& run, uint32_t at, const Value& container, const Value& key) {
  if (container.is_null() || key.is_null()) return {};
  if (container.is(ValueKind::list)) {
    if (!key.is(ValueKind::integer))
      run.fail(at, "a list is indexed by an integer, not a " + std::string(to_string(key.kind())));
    const auto& list = container.as_list();
    const auto size = static_cast<int64_t>(list.size());
    const int64_t place = key.as_int() < 0 ? key.as_int() + size : key.as_int();
    return place < 0 || place >= size ? Value() : list[static_cast<size_t>(place)];
  }
  const bool has_keys = container.is(ValueKind::map) || container.is(ValueKind::node) ||
                        container.is(ValueKind::edge);
  if (!has_keys) run.fail(at, "a " + std::string(to_string(container.kind())) + " has no elements");
  if (!key.is(ValueKind::string))
    run.fail(at, "a property is named by a string, not a " + std::string(to_string(key.kind())));
  return property(run, at, container, key.as_string());
}

Value property(Run& run, uint32_t at, const Value& value, std::string_view key) {
  switch (value.kind()) {
    case ValueKind::null:
      return {};
    case ValueKind::node:
      return run.graph.node_property(value.as_id(), key);
    case ValueKind::edge:
      return run.graph.edge_property(value.as_id(), key);
    case ValueKind::map:
      for (const auto& [name, item] : value.as_map())
        if (name == key) return item;
      return {};
    case ValueKind::date:
    case ValueKind::duration:
      return date_field(value, key);
    default:
      run.fail(at, "a " + std::string(to_string(value.kind())) + " has no property '" +
                       std::string(key) + "'");
  }
}

}  // namespace nuncio
