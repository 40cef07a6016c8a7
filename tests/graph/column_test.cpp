#include "graph/column.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace nuncio;

namespace {

Value random_value(std::mt19937& random, int kind) {
  switch (kind) {
    case 0:
      return random() % 2 == 0;
    case 1:
      return static_cast<int64_t>(random() % 1000) - 500;
    case 2:
      return static_cast<int64_t>(random()) << 20;
    case 3:
      return static_cast<double>(random() % 100) / 8;
    case 4:
      return "text " + std::to_string(random() % 20);
    case 5:
      return Date{static_cast<int32_t>(random() % 4000) - 1000, static_cast<uint8_t>(random() % 13),
                  0};
    case 6:
      return Value::List{static_cast<int64_t>(random() % 3), "a"};
    default:
      return Duration{static_cast<int64_t>(random() % 5), 0, 0, 0};
  }
}

}  // namespace

TEST_CASE("a column gives back what went in, whatever its form") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const uint32_t rows = random() % 300 + 1;
    const uint32_t one_in = 1 + random() % 12;  // dense to sparse
    const int kind = round % 9;
    std::map<uint32_t, Value> expected;
    std::vector<Column::Cell> cells;
    for (uint32_t row = 0; row < rows; ++row)
      if (random() % one_in == 0)
        expected[row] = random_value(random, kind == 8 ? static_cast<int>(random() % 8) : kind);
    for (const auto& [row, value] : expected) cells.push_back({row, value});
    std::shuffle(cells.begin(), cells.end(), random);
    const Column column(cells, rows);
    CHECK(column.count() == expected.size());
    for (uint32_t row = 0; row < rows; ++row) {
      const Value value = column.get(row);
      const auto place = expected.find(row);
      CHECK(value.kind() == (place == expected.end() ? ValueKind::null : place->second.kind()));
      if (place != expected.end()) CHECK(order(value, place->second) == 0);
    }
  }
}

TEST_CASE("columns are narrow") {
  std::vector<Column::Cell> cells;
  for (uint32_t row = 0; row < 10000; ++row)
    cells.push_back({row, Date{2025, static_cast<uint8_t>(row % 12 + 1), 0}});
  CHECK(Column(cells, 10000).bytes() < 10000 * 4 + 1000);
}
