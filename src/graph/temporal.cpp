// Dates and durations as text.
#include <array>
#include <charconv>
#include <cstdio>

#include "nuncio/value.h"

namespace nuncio {
namespace {

bool is_leap(int32_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

uint8_t days_in(int32_t year, uint8_t month) {
  static constexpr std::array<uint8_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1U];
}

// Two digits at `pos`.
std::optional<uint8_t> two_digits(std::string_view text, size_t pos) {
  if (pos + 2 > text.size()) return std::nullopt;
  const char a = text[pos], b = text[pos + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return std::nullopt;
  return static_cast<uint8_t>((a - '0') * 10 + (b - '0'));
}

constexpr int64_t kNanos = 1'000'000'000;

struct Amount {
  int64_t whole = 0;
  int64_t billionths = 0;  // of the unit, same sign as the number
};

// [-]digits[.digits]
std::optional<Amount> take_amount(std::string_view& text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  Amount amount;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount.whole);
  if (error != std::errc() || amount.whole < 0 || amount.whole > 1'000'000'000'000)
    return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
    text.remove_prefix(1);
    int64_t scale = kNanos;
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
      scale /= 10;
      amount.billionths += scale * (text[0] - '0');
      text.remove_prefix(1);
    }
  }
  if (negative) amount = {-amount.whole, -amount.billionths};
  return amount;
}

struct Sum {
  int64_t months = 0, days = 0, seconds = 0, nanoseconds = 0;

  void add_seconds(Amount amount, int64_t factor) {
    seconds += amount.whole * factor;
    const int64_t part = amount.billionths * factor;  // |factor| <= 86400, so this fits
    seconds += part / kNanos;
    nanoseconds += part % kNanos;
  }
  void add_days(Amount amount, int64_t factor) {
    days += amount.whole * factor;
    const int64_t part = amount.billionths * factor;
    days += part / kNanos;
    add_seconds({0, part % kNanos}, 86400);
  }
  // A part of a month counts 30.436875 days.
  void add_months(Amount amount, int64_t factor) {
    months += amount.whole * factor;
    const int64_t part = amount.billionths * factor;
    months += part / kNanos;
    constexpr int64_t kSeconds = 2'629'746;
    const int64_t whole = part % kNanos * kSeconds / kNanos;  // of the seconds in the part
    days += whole / 86400;
    seconds += whole % 86400;
    nanoseconds += part % kNanos * kSeconds % kNanos;
  }
};

// One amount with its unit; false where the unit does not stand there.
bool add_part(Sum& sum, Amount amount, char unit, bool time) {
  if (time) {
    if (unit == 'H') return sum.add_seconds(amount, 3600), true;
    if (unit == 'M') return sum.add_seconds(amount, 60), true;
    if (unit == 'S') return sum.add_seconds(amount, 1), true;
    return false;
  }
  if (unit == 'Y') return sum.add_months(amount, 12), true;
  if (unit == 'M') return sum.add_months(amount, 1), true;
  if (unit == 'W') return sum.add_days(amount, 7), true;
  if (unit == 'D') return sum.add_days(amount, 1), true;
  return false;
}

void append_unit(std::string& out, int64_t amount, char unit) {
  if (amount != 0) out += std::to_string(amount) + unit;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto century = two_digits(text, 0), rest = two_digits(text, 2);
  if (!century || !rest) return std::nullopt;
  Date date{*century * 100 + *rest, 0, 0};
  if (text.size() == 4) return date;
  const auto month = two_digits(text, 5);
  if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  date.month = *month;
  if (text.size() == 7) return date;
  const auto day = two_digits(text, 8);
  if (text[7] != '-' || !day || *day < 1 || *day > days_in(date.year, date.month))
    return std::nullopt;
  date.day = *day;
  return date;
}

std::string to_string(const Date& date) {
  std::array<char, 32> out{};
  const auto year = static_cast<int>(date.year);
  if (date.month == 0) {
    std::snprintf(out.data(), out.size(), "%04d", year);
  } else if (date.day == 0) {
    std::snprintf(out.data(), out.size(), "%04d-%02u", year, static_cast<unsigned>(date.month));
  } else {
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", year, static_cast<unsigned>(date.month),
                  static_cast<unsigned>(date.day));
  }
  return out.data();
}

namespace {

// 2012-02-02T14:37:21.545: years, months, days, hours, minutes and seconds in their places.
std::optional<Duration> parse_dated(std::string_view text) {
  if (text.size() < 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  Duration out;
  const auto part = [&](size_t at) { return two_digits(text, at); };
  const auto century = part(0), year = part(2), month = part(5), day = part(8);
  const auto hour = part(11), minute = part(14);
  if (!century || !year || !month || !day || !hour || !minute || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  std::string_view rest = text.substr(17);
  const std::optional<Amount> seconds = take_amount(rest);
  if (!seconds || !rest.empty()) return std::nullopt;
  out.months = (*century * 100 + *year) * 12 + *month;
  out.days = *day;
  out.seconds = *hour * 3600 + *minute * 60 + seconds->whole;
  out.nanoseconds = static_cast<int32_t>(seconds->billionths);
  return out;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.size() < 3 || text[0] != 'P') return std::nullopt;
  text.remove_prefix(1);
  if (const std::optional<Duration> dated = parse_dated(text)) return dated;
  Sum sum;
  bool time = false, any = false;
  while (!text.empty()) {
    if (text[0] == 'T' && !time) {
      time = true;
      any = false;
      text.remove_prefix(1);
      continue;
    }
    const std::optional<Amount> amount = take_amount(text);
    if (!amount || text.empty() || !add_part(sum, *amount, text[0], time)) return std::nullopt;
    text.remove_prefix(1);
    any = true;
  }
  if (!any) return std::nullopt;
  int64_t carry = sum.nanoseconds / kNanos, nanos = sum.nanoseconds % kNanos;
  if (nanos < 0) {
    nanos += kNanos;
    --carry;
  }
  return Duration{sum.months, sum.days, sum.seconds + carry, static_cast<int32_t>(nanos)};
}

std::string to_string(const Duration& duration) {
  std::string out = "P";
  append_unit(out, duration.months / 12, 'Y');
  append_unit(out, duration.months % 12, 'M');
  append_unit(out, duration.days, 'D');
  int64_t seconds = duration.seconds;
  int64_t nanos = duration.nanoseconds;
  if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos -= kNanos;
  }
  std::string time;
  append_unit(time, seconds / 3600, 'H');
  append_unit(time, seconds / 60 % 60, 'M');
  if (seconds % 60 != 0 || nanos != 0) {
    if (nanos < 0 && seconds % 60 == 0) time += '-';
    time += std::to_string(seconds % 60);
    if (nanos != 0) {
      std::string digits = std::to_string(nanos < 0 ? -nanos : nanos);
      digits.insert(0, 9 - digits.size(), '0');
      digits.erase(digits.find_last_not_of('0') + 1);
      time += '.' + digits;
    }
    time += 'S';
  }
  if (!time.empty()) out += 'T' + time;
  return out == "P" ? "PT0S" : out;
}

}  // namespace nuncio
