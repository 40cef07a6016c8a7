#include "text/dates.h"

#include <doctest/doctest.h>

#include <vector>

using namespace nuncio;

TEST_CASE("dates as articles write them") {
  struct Row {
    const char* text;
    const char* iso;  // "" where it is no date
  };
  const std::vector<Row> rows = {
      {"2025-09-10", "2025-09-10"},
      {"2025-09-10T08:00:00Z", "2025-09-10"},
      {"2025-09-10T08:00:00.123+02:00", "2025-09-10"},
      {"2025-09-10 08:00", "2025-09-10"},
      {"2025/09/10", "2025-09-10"},
      {"20250910", "2025-09-10"},
      {"2025-09", "2025-09"},
      {"2025", "2025"},
      {"September 10, 2025", "2025-09-10"},
      {"Sept. 10, 2025", "2025-09-10"},
      {"Sep 10 2025", "2025-09-10"},
      {"10 Sep 2025", "2025-09-10"},
      {"10th of September, 2025", "2025-09-10"},
      {"september 1st, 2025", "2025-09-01"},
      {"Friday, January 4, 2019", "2019-01-04"},
      {"Fri, 04 Jan 2019 10:00:00 GMT", "2019-01-04"},
      {"Thurs. 3 May 2012", "2012-05-03"},
      {"January 2019", "2019-01"},
      {"Published: June 7, 2021", "2021-06-07"},
      {"Last updated on June 7, 2021 at 5:30 p.m. EDT", "2021-06-07"},
      {"10/25/2025", "2025-10-25"},
      {"25/10/2025", "2025-10-25"},
      {"25.10.2025", "2025-10-25"},
      {"02/02/2020", "2020-02-02"},
      {"02/03/2020", ""},
      {"February 29, 2023", ""},
      {"February 29, 2024", "2024-02-29"},
      {"September 31, 2025", ""},
      {"2025-13-01", ""},
      {"13/13/2025", ""},
      {"", ""},
      {"May", ""},
      {"May 5", ""},
      {"Monday", ""},
      {"1984 was a novel", ""},
      {"On January 4, 2019 a bridge fell", ""},
      {"0999", ""},
      {"12345678901234567890", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_date(row.text).value_or("") == row.iso);
  }
}
