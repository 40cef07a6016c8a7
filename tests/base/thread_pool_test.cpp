#include "base/thread_pool.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace nuncio;

namespace {

std::vector<int> squares(unsigned jobs, int count, int bad) {
  int given = 0;
  std::vector<int> out;
  ordered_map<int, int>(
      jobs,
      [&]() -> std::optional<int> { return given < count ? std::optional(given++) : std::nullopt; },
      [&](int i) {
        if (i == bad) throw std::runtime_error("bad");
        return i * i;
      },
      [&](int square) { out.push_back(square); });
  return out;
}

}  // namespace

TEST_CASE("results come in order whatever the number of threads") {
  for (const unsigned jobs : {1u, 2u, 7u}) {
    const std::vector<int> out = squares(jobs, 500, -1);
    REQUIRE(out.size() == 500);
    for (int i = 0; i < 500; ++i) CHECK(out[i] == i * i);
    CHECK(squares(jobs, 0, -1).empty());
  }
}

TEST_CASE("a failure anywhere stops the work and is thrown again") {
  CHECK_THROWS_WITH_AS(squares(3, 500, 250), "bad", std::runtime_error);
}
