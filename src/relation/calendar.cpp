#include "relation/calendar.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace nuncio {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

// The position of the name that `word` is or abbreviates to three or four letters.
template <size_t N>
std::optional<unsigned> named(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  for (unsigned i = 0; i < N; ++i) {
    if (names[i] == word) return i;
    if ((word.size() == 3 || word.size() == 4) && names[i].starts_with(word)) return i;
  }
  return std::nullopt;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Day> day_from(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  const auto month = number(iso.substr(5, 2));
  const auto day = number(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::string iso_year(int year) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%04d", year);
  return out.data();
}

std::string iso_month(int year, unsigned month) {
  std::array<char, 24> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u", year, month);
  return out.data();
}

std::string iso_day(Day day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out.data();
}

std::optional<unsigned> month_from(std::string_view word) {
  const auto index = named(kMonths, word);
  if (!index) return std::nullopt;
  return *index + 1;
}

std::optional<unsigned> weekday_from(std::string_view word) {
  return named(kWeekdays, word);
}

}  // namespace nuncio
