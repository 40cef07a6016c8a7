#include "query/calendar.h"

#include <cmath>
#include <string>

#include "query/functions.h"

namespace nuncio {
namespace {

constexpr long double kDaysInMonth = 30.436875L;  // on average

std::optional<int64_t> digits(std::string_view text) {
  int64_t out = 0;
  if (text.empty()) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

// "W30", "W30-2", "W302" behind a year.
std::optional<Date> parse_week(int64_t year, std::string_view text) {
  const std::optional<int64_t> week = digits(text.substr(1, 2));
  if (text.size() > 3 && text[3] == '-' && text.size() != 5) return std::nullopt;
  const std::string_view day_text = text.size() == 3 ? "1" : text.substr(text[3] == '-' ? 4 : 3);
  const std::optional<int64_t> day = digits(day_text);
  if (!week || !day || day_text.size() != 1 || *day < 1 || *day > 7 || *week < 1 ||
      *week > weeks_in(year))
    return std::nullopt;
  return from_days(to_days(Week{year, *week, *day}));
}

}  // namespace

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

Date first_day(Date date) {
  if (date.month == 0) date.month = 1;
  if (date.day == 0) date.day = 1;
  return date;
}

int64_t to_days(Date date) {
  date = first_day(date);
  return to_days(date.year, date.month, date.day);
}

int64_t to_days(const Week& week) {
  const int64_t january_4 = to_days(week.year, 1, 4);  // always in week 1
  const int64_t monday = january_4 - (((january_4 + 3) % 7) + 7) % 7;
  return monday + (week.week - 1) * 7 + week.day - 1;
}

int64_t weeks_in(int64_t year) {
  return (to_days(Week{year + 1, 1, 1}) - to_days(Week{year, 1, 1})) / 7;
}

Week week_of(Date date) {
  const int64_t days = to_days(date);
  int64_t year = date.year;
  if (days < to_days(Week{year, 1, 1})) --year;
  if (days >= to_days(Week{year + 1, 1, 1})) ++year;
  const int64_t since = days - to_days(Week{year, 1, 1});
  return {year, since / 7 + 1, since % 7 + 1};
}

int64_t day_of_year(Date date) {
  return to_days(date) - to_days(date.year, 1, 1) + 1;
}

int64_t day_of_quarter(Date date) {
  date = first_day(date);
  return to_days(date) - to_days(date.year, (date.month - 1) / 3 * 3 + 1, 1) + 1;
}

std::optional<Date> parse_any_date(std::string_view text) {
  if (const std::optional<Date> plain = parse_date(text)) return plain;
  const std::optional<int64_t> year = digits(text.substr(0, std::min<size_t>(4, text.size())));
  if (text.size() < 6 || !year) return std::nullopt;
  const std::string_view rest = text.substr(text[4] == '-' ? 5 : 4);
  if (rest.size() >= 3 && rest.size() <= 5 && rest[0] == 'W') return parse_week(*year, rest);
  if (rest.size() == 3) {
    const std::optional<int64_t> day = digits(rest);
    const int64_t last = to_days(*year + 1, 1, 1) - to_days(*year, 1, 1);
    if (!day || *day < 1 || *day > last) return std::nullopt;
    return from_days(to_days(*year, 1, 1) + *day - 1);
  }
  if (text[4] == '-' || (rest.size() != 2 && rest.size() != 4)) return std::nullopt;
  std::string spread(text.substr(0, 4));
  for (size_t i = 0; i < rest.size(); i += 2) spread += '-' + std::string(rest.substr(i, 2));
  return parse_date(spread);
}

Duration carried(long double months, long double days, long double seconds,
                 long double nanoseconds) {
  Duration out;
  out.months = static_cast<int64_t>(months);
  days += (months - std::trunc(months)) * kDaysInMonth;
  out.days = static_cast<int64_t>(days);
  seconds += (days - std::trunc(days)) * 86400;
  out.seconds = static_cast<int64_t>(seconds);
  nanoseconds += (seconds - std::trunc(seconds)) * 1e9L;
  out.seconds += static_cast<int64_t>(nanoseconds / 1e9L);
  nanoseconds = std::fmod(nanoseconds, 1e9L);
  // What is meant to be whole may have come out a little less.
  auto nanos = static_cast<int64_t>(nanoseconds + (nanoseconds < 0 ? -1e-4L : 1e-4L));
  constexpr int64_t kNanos = 1'000'000'000;
  out.seconds += nanos / kNanos;
  nanos %= kNanos;
  if (nanos < 0) {
    nanos += kNanos;
    --out.seconds;
  }
  out.nanoseconds = static_cast<int32_t>(nanos);
  return out;
}

Duration between(Date a, Date b) {
  a = first_day(a);
  b = first_day(b);
  int64_t months = (int64_t{b.year} - a.year) * 12 + b.month - a.month;
  const auto moved = [&] { return to_days(add(a, Duration{months, 0, 0, 0})); };
  if (months > 0 && moved() > to_days(b)) --months;
  if (months < 0 && moved() < to_days(b)) ++months;
  return {months, to_days(b) - moved(), 0, 0};
}

}  // namespace nuncio
