// Dates and durations.
#include <algorithm>
#include <array>

#include "query/functions.h"

namespace nuncio {
namespace {

// Days since 1970-01-01 and back, by the proleptic Gregorian calendar.
int64_t to_days(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

Date from_days(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_index = (5 * day_of_year + 2) / 153;
  const int64_t month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {static_cast<int32_t>(year_of_era + era * 400 + (month <= 2)), static_cast<uint8_t>(month),
          static_cast<uint8_t>(day_of_year - (153 * month_index + 2) / 5 + 1)};
}

int64_t days_in(int64_t year, int64_t month) {
  const int64_t next = month == 12 ? to_days(year + 1, 1, 1) : to_days(year, month + 1, 1);
  return next - to_days(year, month, 1);
}

const Value* entry(const Value::Map& map, std::string_view key) {
  for (const auto& [name, value] : map)
    if (name == key) return &value;
  return nullptr;
}

std::optional<int64_t> number(const FunctionCall& c, std::string_view key) {
  const Value* value = entry(c.args[0].as_map(), key);
  if (!value) return std::nullopt;
  if (!value->is(ValueKind::integer)) c.fail("'" + std::string(key) + "' must be an integer");
  return value->as_int();
}

Value date(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::date)) return value;
  if (value.is(ValueKind::string)) {
    const std::optional<Date> date = parse_date(value.as_string());
    if (!date)
      c.fail("'" + std::string(value.as_string()) + "' is no date YYYY, YYYY-MM or YYYY-MM-DD");
    return *date;
  }
  const auto year = number(c, "year"), month = number(c, "month"), day = number(c, "day");
  if (!year || *year < -999999 || *year > 999999) c.fail("a date needs a year");
  if (day && !month) c.fail("a date with a day needs a month");
  if (month && (*month < 1 || *month > 12)) c.fail("a month must lie between 1 and 12");
  if (day && (*day < 1 || *day > days_in(*year, *month))) c.fail("the month has no such day");
  return Date{static_cast<int32_t>(*year), static_cast<uint8_t>(month.value_or(0)),
              static_cast<uint8_t>(day.value_or(0))};
}

Value duration(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::duration)) return value;
  if (value.is(ValueKind::string)) {
    const std::optional<Duration> duration = parse_duration(value.as_string());
    if (!duration)
      c.fail("'" + std::string(value.as_string()) + "' is no duration such as P1Y2M10D");
    return *duration;
  }
  const auto get = [&](std::string_view key, int64_t limit) {
    const int64_t amount = number(c, key).value_or(0);
    if (amount > limit || amount < -limit) c.fail("'" + std::string(key) + "' is too large");
    return amount;
  };
  constexpr int64_t kLimit = 1'000'000'000'000;
  Duration out;
  out.months = get("years", kLimit) * 12 + get("months", kLimit);
  out.days = get("weeks", kLimit) * 7 + get("days", kLimit);
  out.seconds = get("hours", kLimit) * 3600 + get("minutes", kLimit) * 60 + get("seconds", kLimit);
  return out;
}

// Whole days between two dates; of partial dates, between their first days.
Value days_between(const FunctionCall& c) {
  const Date a = c.args[0].as_date(), b = c.args[1].as_date();
  const auto first = [](Date d) {
    return to_days(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
  };
  return first(b) - first(a);
}

constexpr Function table[] = {
    {"date", 1, 1, {kString | kMap | kDate}, {kDate, 0}, date},
    {"duration", 1, 1, {kString | kMap | kDuration}, {kDuration, 0}, duration},
    {"daysBetween", 2, 2, {kDate, kDate}, {kInt, 0}, days_between},
};

}  // namespace

std::span<const Function> date_functions() {
  return table;
}

Value date_field(const Value& value, std::string_view field) {
  if (value.is(ValueKind::date)) {
    const Date date = value.as_date();
    if (field == "year") return date.year;
    if (field == "month" && date.month) return date.month;
    if (field == "day" && date.day) return date.day;
    if (field == "quarter" && date.month) return (date.month + 2) / 3;
    return {};
  }
  const Duration& duration = value.as_duration();
  if (field == "years") return duration.months / 12;
  if (field == "months") return duration.months;
  if (field == "weeks") return duration.days / 7;
  if (field == "days") return duration.days;
  if (field == "hours") return duration.seconds / 3600;
  if (field == "minutes") return duration.seconds / 60;
  if (field == "seconds") return duration.seconds;
  return {};
}

Date add(Date date, const Duration& duration) {
  int64_t months = int64_t{date.year} * 12 + (date.month ? date.month - 1 : 0) + duration.months;
  int64_t year = months >= 0 ? months / 12 : (months - 11) / 12;
  if (date.month == 0) return {static_cast<int32_t>(year), 0, 0};
  const int64_t month = months - year * 12 + 1;
  if (date.day == 0) return {static_cast<int32_t>(year), static_cast<uint8_t>(month), 0};
  const int64_t day = std::min<int64_t>(date.day, days_in(year, month));
  return from_days(to_days(year, month, day) + duration.days + duration.seconds / 86400);
}

Duration negated(const Duration& d) {
  Duration out{-d.months, -d.days, -d.seconds, -d.nanoseconds};
  if (out.nanoseconds < 0) {
    out.nanoseconds += 1'000'000'000;
    --out.seconds;
  }
  return out;
}

}  // namespace nuncio
