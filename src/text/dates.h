// Dates as articles write them.
#ifndef NUNCIO_TEXT_DATES_H_
#define NUNCIO_TEXT_DATES_H_

#include <optional>
#include <string>
#include <string_view>

namespace nuncio {

// The date that `text` is, in ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY. Understood are ISO dates with
// or without a time ("2025-09-10T08:00:00Z", "2025/09/10", "20250910"), English ones in either
// order with names of months and, if you like, of the weekday ("Friday, January 4, 2019", "10 Sept.
// 2025", "10th of September 2025", "Fri, 04 Jan 2019 10:00:00 GMT", "January 2019"), and
// "10/25/2025" where only one number can be the month. Words like "Published" or "Updated on" may
// lead. Nothing for any other text and for days that no calendar has.
std::optional<std::string> parse_date(std::string_view text);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_DATES_H_
