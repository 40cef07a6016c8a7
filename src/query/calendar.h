// The proleptic Gregorian calendar and ISO weeks, for whole dates: year, month and day are known.
#ifndef NUNCIO_QUERY_CALENDAR_H_
#define NUNCIO_QUERY_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "nuncio/value.h"

namespace nuncio {

// Since 1970-01-01.
int64_t to_days(int64_t year, int64_t month, int64_t day);
Date from_days(int64_t days);
int64_t days_in(int64_t year, int64_t month);

// The first day of what a date says: 2025-09 is 2025-09-01.
Date first_day(Date date);
int64_t to_days(Date date);  // of its first day

// Weeks begin on Monday; week 1 has the first Thursday of its year.
struct Week {
  int64_t year = 0;
  int64_t week = 0;  // 1..53
  int64_t day = 0;   // 1 Monday .. 7 Sunday
};
Week week_of(Date date);
int64_t to_days(const Week& week);
int64_t weeks_in(int64_t year);

// The 1st of January for 1.
int64_t day_of_year(Date date);
int64_t day_of_quarter(Date date);

// As parse_date, and YYYYMM, YYYYMMDD, YYYY-Www, YYYYWww, YYYY-Www-D, YYYYWwwD, YYYY-DDD, YYYYDDD.
std::optional<Date> parse_any_date(std::string_view text);

// Parts of a unit go on to the next smaller one: half a month is 15 days and a bit. Cut off behind
// the nanosecond.
Duration carried(long double months, long double days, long double seconds,
                 long double nanoseconds);

// From `a` to `b`: months, then days of what is left.
Duration between(Date a, Date b);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_CALENDAR_H_
