#include "nuncio/value.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <vector>

#include "nuncio/error.h"

using namespace nuncio;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();
const Value kNull;

Value list(Value::List items) {
  return Value(std::move(items));
}

// One of each kind and corner, in the order of ORDER BY.
std::vector<Value> ladder() {
  std::vector<Value> out;
  out.emplace_back(Value::Map{});
  out.emplace_back(Value::Map{{"a", 1}});
  out.emplace_back(Value::Map{{"a", 2}});
  out.push_back(Value::node(0));
  out.push_back(Value::node(7));
  out.push_back(Value::edge(3));
  out.push_back(list({}));
  out.push_back(list({1}));
  out.push_back(list({1, "a"}));
  out.push_back(list({2}));
  out.emplace_back(Path{{1}, {}});
  out.emplace_back(Path{{1, 2}, {0}});
  out.emplace_back(Date{2025, 0, 0});
  out.emplace_back(Date{2025, 1, 31});
  out.emplace_back(Duration{0, 1, 0, 0});
  out.emplace_back("");
  out.emplace_back("A");
  out.emplace_back("a");
  out.emplace_back("é");
  out.emplace_back(false);
  out.emplace_back(true);
  out.emplace_back(-std::numeric_limits<double>::infinity());
  out.emplace_back(std::numeric_limits<int64_t>::min());
  out.emplace_back(-1.5);
  out.emplace_back(0);
  out.emplace_back(9007199254740992.0);         // 2^53
  out.emplace_back(int64_t{9007199254740993});  // 2^53 + 1, which no double is
  out.emplace_back(std::numeric_limits<int64_t>::max());
  out.emplace_back(1e300);
  out.emplace_back(kNan);
  out.emplace_back(kNull);
  return out;
}

}  // namespace

TEST_CASE("values have one total order across kinds") {
  const std::vector<Value> values = ladder();
  for (size_t i = 0; i < values.size(); ++i)
    for (size_t j = 0; j < values.size(); ++j) {
      INFO(i, " and ", j);
      CHECK((order(values[i], values[j]) < 0) == (i < j));
      CHECK((order(values[i], values[j]) == 0) == (i == j));
    }
}

TEST_CASE("what is equal in order has one hash") {
  CHECK(order(Value(1), Value(1.0)) == 0);
  CHECK(hash_value(Value(1)) == hash_value(Value(1.0)));
  CHECK(hash_value(Value(0.0)) == hash_value(Value(-0.0)));
  CHECK(hash_value(Value(kNan)) == hash_value(Value(-kNan)));
  const Value a(Value::Map{{"x", 1}, {"y", 2}}), b(Value::Map{{"y", 2.0}, {"x", 1}});
  CHECK(order(a, b) == 0);
  CHECK(hash_value(a) == hash_value(b));
  CHECK(hash_value(list({1, "a"})) == hash_value(list({1.0, "a"})));
}

TEST_CASE("equality is three-valued") {
  struct Row {
    Value a, b;
    std::optional<bool> same;
  };
  const std::vector<Row> rows = {
      {1, 1.0, true},
      {1, 2, false},
      {kNull, kNull, std::nullopt},
      {kNull, 1, std::nullopt},
      {"a", "a", true},
      {"1", 1, false},
      {kNan, kNan, false},
      {list({1, kNull}), list({1, kNull}), std::nullopt},
      {list({1, kNull}), list({2, kNull}), false},
      {list({1}), list({1, kNull}), false},
      {Value::Map{{"a", 1}}, Value::Map{{"a", 1}}, true},
      {Value::Map{{"a", kNull}}, Value::Map{{"a", 1}}, std::nullopt},
      {Value::Map{{"a", 1}}, Value::Map{{"b", 1}}, false},
      {Value::node(1), Value::node(1), true},
      {Value::node(1), Value::edge(1), false},
      {int64_t{9007199254740993}, 9007199254740992.0, false},
      // A date with less detail stands for all within it.
      {Date{2025, 9, 0}, Date{2025, 9, 18}, true},
      {Date{2025, 0, 0}, Date{2025, 9, 0}, true},
      {Date{2025, 8, 0}, Date{2025, 9, 18}, false},
  };
  for (const Row& row : rows) {
    CHECK(equals(row.a, row.b) == row.same);
    CHECK(equals(row.b, row.a) == row.same);
  }
}

TEST_CASE("comparison knows what it cannot compare") {
  CHECK(compare(1, 2.5) == std::partial_ordering::less);
  CHECK(compare("b", "a") == std::partial_ordering::greater);
  CHECK(compare(1, "a") == std::nullopt);
  CHECK(compare(kNull, 1) == std::nullopt);
  CHECK(compare(kNan, 1) == std::partial_ordering::unordered);
  CHECK(compare(list({1, 2}), list({1, 3})) == std::partial_ordering::less);
  CHECK(compare(list({1}), list({1, 0})) == std::partial_ordering::less);
  CHECK(compare(list({1, kNull}), list({1, 0})) == std::nullopt);
  CHECK(compare(Date{2025, 9, 0}, Date{2025, 10, 1}) == std::partial_ordering::less);
  CHECK(compare(Date{2025, 9, 0}, Date{2025, 9, 30}) == std::partial_ordering::equivalent);
}

TEST_CASE("values are shared, moved and freed") {
  Value a("a string long enough to stand on the heap");
  const Value b = a;
  CHECK(a.as_string().data() == b.as_string().data());
  const Value c = std::move(a);
  CHECK(c.as_string() == b.as_string());
  std::string text = "borrowed";
  const Value borrowed = list({Value::borrow(text)});
  const Value owned = borrowed.owned();
  text[0] = 'X';
  CHECK(borrowed.as_list()[0].as_string() == "Xorrowed");
  CHECK(owned.as_list()[0].as_string() == "borrowed");
}

TEST_CASE("lists cannot be nested without bound") {
  Value value = 1;
  CHECK_THROWS_AS(
      [&] {
        for (int i = 0; i < 100000; ++i) value = Value(Value::List{value});
      }(),
      Error);
}
