#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "nuncio/value.h"

using namespace nuncio;

TEST_CASE("dates are read and written, partial ones too") {
  for (const std::string text : {"2025", "2025-09", "2025-09-18", "2024-02-29", "0001-01-01"}) {
    const std::optional<Date> date = parse_date(text);
    REQUIRE(date);
    CHECK(to_string(*date) == text);
  }
  for (const std::string text :
       {"", "25", "2025-", "2025-13", "2025-00", "2025-02-29", "2025-09-31", "2025-9-1",
        "2025/09/18", "abcd", "2025-09-18T00:00", "20250918"})
    CHECK_FALSE(parse_date(text));
}

TEST_CASE("durations are read and written") {
  struct Row {
    std::string text, written;
  };
  const std::vector<Row> rows = {
      {"P1Y2M10D", "P1Y2M10D"}, {"P14M", "P1Y2M"},  {"P2W", "P14D"},  {"PT90M", "PT1H30M"},
      {"PT1.5S", "PT1.5S"},     {"P0D", "PT0S"},    {"P-1M", "P-1M"}, {"PT-0.5S", "PT-0.5S"},
      {"P1DT2H", "P1DT2H"},     {"P0.5D", "PT12H"},
  };
  for (const Row& row : rows) {
    const std::optional<Duration> duration = parse_duration(row.text);
    INFO(row.text);
    REQUIRE(duration);
    CHECK(to_string(*duration) == row.written);
  }
  for (const std::string text :
       {"", "P", "PT", "1D", "P1", "P1X", "PD", "P1H", "PT1D", "P99999999999999Y"})
    CHECK_FALSE(parse_duration(text));
}
