// Dates.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "query/calendar.h"
#include "query/functions.h"
#include "query/place.h"

namespace nuncio {
namespace {

// The fields of a map that a date is made of.
class DateFields {
 public:
  DateFields(const FunctionCall& call, const Value::Map& map) : call_(call), map_(map) {
    static const std::vector<std::string> keys = {"date",       "year",    "month",
                                                  "day",        "week",    "dayOfWeek",
                                                  "ordinalDay", "quarter", "dayOfQuarter"};
    for (const auto& [key, value] : map)
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        call.fail("a date has no field '" + key + "'" + did_you_mean(key, keys));
  }

  std::optional<int64_t> get(std::string_view key, int64_t least, int64_t most) const {
    for (const auto& [name, value] : map_) {
      if (name != key) continue;
      if (!value.is(ValueKind::integer)) call_.fail("'" + name + "' must be an integer");
      if (value.as_int() < least || value.as_int() > most)
        call_.fail("'" + name + "' must lie between " + std::to_string(least) + " and " +
                   std::to_string(most));
      return value.as_int();
    }
    return std::nullopt;
  }

  // The date that the fields change; unset where there is none.
  std::optional<Date> base() const {
    for (const auto& [name, value] : map_) {
      if (name != "date") continue;
      if (!value.is(ValueKind::date)) call_.fail("'date' must be a date");
      return value.as_date();
    }
    return std::nullopt;
  }

  // `base` with the fields in place of its own.
  Date apply(std::optional<Date> base) const {
    const auto year = get("year", -999999, 999999);
    if (!year && !base) call_.fail("a date needs a year");
    const int64_t in_year = year ? *year : base->year;
    if (const auto week = get("week", 1, 53); week || get("dayOfWeek", 1, 7))
      return by_week(year, week, base);
    if (const auto day = get("ordinalDay", 1, 366)) {
      const Date date = from_days(to_days(in_year, 1, 1) + *day - 1);
      if (date.year != in_year) call_.fail("the year has no such day");
      return date;
    }
    if (const auto quarter = get("quarter", 1, 4); quarter || get("dayOfQuarter", 1, 92)) {
      const int64_t part = quarter ? *quarter : (first_day(*base).month + 2) / 3;
      const int64_t day = get("dayOfQuarter", 1, 92).value_or(base ? day_of_quarter(*base) : 1);
      return from_days(to_days(in_year, part * 3 - 2, 1) + day - 1);
    }
    return by_month(in_year, base);
  }

 private:
  Date by_week(std::optional<int64_t> year, std::optional<int64_t> week,
               std::optional<Date> base) const {
    Week out = base ? week_of(*base) : Week{0, 1, 1};
    if (year) out.year = *year;
    if (week) out.week = *week;
    out.day = get("dayOfWeek", 1, 7).value_or(out.day);
    if (out.week > weeks_in(out.year)) call_.fail("the year has no such week");
    return from_days(to_days(out));
  }

  // Partial where nothing says more.
  Date by_month(int64_t year, std::optional<Date> base) const {
    const auto month = get("month", 1, 12), day = get("day", 1, 31);
    Date out{static_cast<int32_t>(year), base ? base->month : uint8_t{0},
             base ? base->day : uint8_t{0}};
    if (month) out.month = static_cast<uint8_t>(*month);
    if (day && out.month == 0) call_.fail("a date with a day needs a month");
    if (day) out.day = static_cast<uint8_t>(*day);
    if (out.day > 0 && out.day > days_in(year, out.month)) call_.fail("the month has no such day");
    return out;
  }

  const FunctionCall& call_;
  const Value::Map& map_;
};

Value date(const FunctionCall& c) {
  if (c.args.empty()) return c.run.today();
  const Value& value = c.args[0];
  if (value.is(ValueKind::date)) return value;
  if (value.is(ValueKind::string)) {
    const std::optional<Date> date = parse_any_date(value.as_string());
    if (!date)
      c.fail("'" + std::string(value.as_string()) + "' is no date YYYY, YYYY-MM or YYYY-MM-DD");
    return *date;
  }
  const DateFields fields(c, value.as_map());
  return fields.apply(fields.base());
}

// date.transaction() and the like: all the day on which the query runs.
Value today(const FunctionCall& c) {
  return c.run.today();
}

Date truncated(const FunctionCall& c, std::string_view unit, Date date) {
  date = first_day(date);
  const auto years = [&](int32_t step) {
    const int32_t past = ((date.year % step) + step) % step;
    return Date{date.year - past, 1, 1};
  };
  if (unit == "millennium") return years(1000);
  if (unit == "century") return years(100);
  if (unit == "decade") return years(10);
  if (unit == "year") return {date.year, 1, 1};
  if (unit == "weekYear") return from_days(to_days(Week{week_of(date).year, 1, 1}));
  if (unit == "quarter") return {date.year, static_cast<uint8_t>((date.month - 1) / 3 * 3 + 1), 1};
  if (unit == "month") return {date.year, date.month, 1};
  if (unit == "week") return from_days(to_days(date) - (week_of(date).day - 1));
  if (unit == "day") return date;
  static const std::vector<std::string> units = {
      "millennium", "century", "decade", "year", "weekYear", "quarter", "month", "week", "day"};
  c.fail("a date cannot be cut to a '" + std::string(unit) + "'" + did_you_mean(unit, units));
}

Value truncate(const FunctionCall& c) {
  if (c.args[0].is_null() || c.args[1].is_null()) return {};
  const Date out = truncated(c, c.args[0].as_string(), c.args[1].as_date());
  if (c.args.size() < 3 || c.args[2].is_null()) return out;
  return DateFields(c, c.args[2].as_map()).apply(out);
}

// Whole days between two dates; of partial dates, between their first days.
Value days_between(const FunctionCall& c) {
  return to_days(c.args[1].as_date()) - to_days(c.args[0].as_date());
}

constexpr Function table[] = {
    {"date", 0, 1, {kString | kMap | kDate}, {kDate, 0}, date, false, true},
    {"date.transaction", 0, 1, {kAnyKind}, {kDate, 0}, today, false, true},
    {"date.statement", 0, 1, {kAnyKind}, {kDate, 0}, today, false, true},
    {"date.realtime", 0, 1, {kAnyKind}, {kDate, 0}, today, false, true},
    {"date.truncate", 2, 3, {kString, kDate, kMap}, {kDate, 0}, truncate, true},
    {"daysBetween", 2, 2, {kDate, kDate}, {kInt, 0}, days_between},
};

}  // namespace

std::span<const Function> date_functions() {
  return table;
}

Value date_field(Date date, std::string_view field) {
  if (field == "year") return date.year;
  if (!date.month) return {};
  if (field == "month") return date.month;
  if (field == "quarter") return (date.month + 2) / 3;
  if (!date.day) return {};
  if (field == "day") return date.day;
  if (field == "ordinalDay" || field == "dayOfYear") return day_of_year(date);
  if (field == "dayOfQuarter") return day_of_quarter(date);
  const Week week = week_of(date);
  if (field == "week") return week.week;
  if (field == "weekYear") return week.year;
  if (field == "weekDay" || field == "dayOfWeek") return week.day;
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

}  // namespace nuncio
