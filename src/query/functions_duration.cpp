// Durations.
#include <algorithm>
#include <cmath>

#include "query/calendar.h"
#include "query/functions.h"
#include "query/place.h"

namespace nuncio {
namespace {

constexpr long double kLimit = 1e12L;

// Of a map: each unit may have a part behind the point.
Duration from_map(const FunctionCall& c, const Value::Map& map) {
  static const std::vector<std::string> keys = {
      "years",   "quarters", "months",       "weeks",        "days",       "hours",
      "minutes", "seconds",  "milliseconds", "microseconds", "nanoseconds"};
  const auto get = [&](std::string_view key) -> long double {
    for (const auto& [name, value] : map) {
      if (name != key) continue;
      if (!value.is_number()) c.fail("'" + name + "' must be a number");
      const long double number = value.is(ValueKind::integer)
                                     ? static_cast<long double>(value.as_int())
                                     : static_cast<long double>(value.as_real());
      if (!(std::fabs(number) <= kLimit * 1e6L)) c.fail("'" + name + "' is too large");
      return number;
    }
    return 0;
  };
  for (const auto& [key, value] : map)
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      c.fail("a duration has no field '" + key + "'" + did_you_mean(key, keys));
  const long double months = get("years") * 12 + get("quarters") * 3 + get("months");
  const long double days = get("weeks") * 7 + get("days");
  const long double seconds = get("hours") * 3600 + get("minutes") * 60 + get("seconds");
  if (std::fabs(months) > kLimit || std::fabs(days) > kLimit || std::fabs(seconds) > kLimit * 1e4L)
    c.fail("this duration is too long");
  return carried(months, days, seconds,
                 get("milliseconds") * 1e6L + get("microseconds") * 1e3L + get("nanoseconds"));
}

Value duration(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::duration)) return value;
  if (value.is(ValueKind::map)) return from_map(c, value.as_map());
  const std::optional<Duration> duration = parse_duration(value.as_string());
  if (!duration) c.fail("'" + std::string(value.as_string()) + "' is no duration such as P1Y2M10D");
  return *duration;
}

int64_t days_apart(const FunctionCall& c) {
  return to_days(c.args[1].as_date()) - to_days(c.args[0].as_date());
}

Value duration_between(const FunctionCall& c) {
  return between(c.args[0].as_date(), c.args[1].as_date());
}
Value in_months(const FunctionCall& c) {
  return Duration{between(c.args[0].as_date(), c.args[1].as_date()).months, 0, 0, 0};
}
Value in_days(const FunctionCall& c) {
  return Duration{0, days_apart(c), 0, 0};
}
Value in_seconds(const FunctionCall& c) {
  return Duration{0, 0, days_apart(c) * 86400, 0};
}

constexpr Function table[] = {
    {"duration", 1, 1, {kString | kMap | kDuration}, {kDuration, 0}, duration},
    {"duration.between", 2, 2, {kDate, kDate}, {kDuration, 0}, duration_between},
    {"duration.inMonths", 2, 2, {kDate, kDate}, {kDuration, 0}, in_months},
    {"duration.inDays", 2, 2, {kDate, kDate}, {kDuration, 0}, in_days},
    {"duration.inSeconds", 2, 2, {kDate, kDate}, {kDuration, 0}, in_seconds},
};

Value duration_field(const Duration& duration, std::string_view field) {
  const int64_t nanos = duration.nanoseconds;
  if (field == "years") return duration.months / 12;
  if (field == "quarters") return duration.months / 3;
  if (field == "months") return duration.months;
  if (field == "weeks") return duration.days / 7;
  if (field == "days") return duration.days;
  if (field == "hours") return duration.seconds / 3600;
  if (field == "minutes") return duration.seconds / 60;
  if (field == "seconds") return duration.seconds;
  if (field == "milliseconds") return duration.seconds * 1000 + nanos / 1'000'000;
  if (field == "microseconds") return duration.seconds * 1'000'000 + nanos / 1000;
  if (field == "nanoseconds") return duration.seconds * 1'000'000'000 + nanos;
  if (field == "quartersOfYear") return duration.months / 3 % 4;
  if (field == "monthsOfQuarter") return duration.months % 3;
  if (field == "monthsOfYear") return duration.months % 12;
  if (field == "daysOfWeek") return duration.days % 7;
  if (field == "minutesOfHour") return duration.seconds / 60 % 60;
  if (field == "secondsOfMinute") return duration.seconds % 60;
  if (field == "millisecondsOfSecond") return nanos / 1'000'000;
  if (field == "microsecondsOfSecond") return nanos / 1000;
  if (field == "nanosecondsOfSecond") return nanos;
  return {};
}

}  // namespace

std::span<const Function> duration_functions() {
  return table;
}

Value date_field(const Value& value, std::string_view field) {
  return value.is(ValueKind::date) ? date_field(value.as_date(), field)
                                   : duration_field(value.as_duration(), field);
}

Duration negated(const Duration& d) {
  Duration out{-d.months, -d.days, -d.seconds, -d.nanoseconds};
  if (out.nanoseconds < 0) {
    out.nanoseconds += 1'000'000'000;
    --out.seconds;
  }
  return out;
}

std::optional<Duration> scaled(const Duration& d, long double factor) {
  const auto part = [&](int64_t amount) { return static_cast<long double>(amount) * factor; };
  constexpr long double kMost = 9e18L;
  if (!(std::fabs(part(d.months)) < kMost && std::fabs(part(d.days)) < kMost &&
        std::fabs(part(d.seconds)) < kMost))
    return std::nullopt;
  return carried(part(d.months), part(d.days), part(d.seconds), part(d.nanoseconds));
}

}  // namespace nuncio
