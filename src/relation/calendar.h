// Days of the Gregorian calendar as ISO 8601 text.
#ifndef NUNCIO_RELATION_CALENDAR_H_
#define NUNCIO_RELATION_CALENDAR_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace nuncio {

using Day = std::chrono::sys_days;

// From YYYY-MM-DD; unset for anything else, a partial date included.
std::optional<Day> day_from(std::string_view iso);

std::string iso_year(int year);                   // "2025"
std::string iso_month(int year, unsigned month);  // "2025-09"
std::string iso_day(Day day);                     // "2025-09-05"

// 1 to 12 for "January", "Jan", "Sept." and so on, lower case; unset where it is none.
std::optional<unsigned> month_from(std::string_view word);
// 0 (Sunday) to 6 for "Monday", "Mon"; lower case.
std::optional<unsigned> weekday_from(std::string_view word);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_CALENDAR_H_
