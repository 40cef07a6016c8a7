#include "entity/name_tagger.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

using namespace nuncio;

namespace {

// The best sequence by trying all of them.
int64_t best_by_force(const std::vector<NameScores>& scores, const std::vector<uint32_t>& allowed,
                      const NameTransitions& transitions, size_t at, uint32_t before, int64_t sum) {
  if (at == scores.size())
    return may_follow(before, outside_label) ? sum + transitions[before][outside_label] : INT64_MIN;
  int64_t best = INT64_MIN;
  for (uint32_t label = 0; label < name_label_count; ++label) {
    if ((allowed[at] >> label & 1) == 0 || !may_follow(before, label)) continue;
    best = std::max(best, best_by_force(scores, allowed, transitions, at + 1, label,
                                        sum + transitions[before][label] + scores[at][label]));
  }
  return best;
}

}  // namespace

TEST_CASE("labels may follow each other only within one name") {
  const auto begin = name_label(NameClass::person, NamePart::begin);
  const auto last = name_label(NameClass::person, NamePart::last);
  CHECK(may_follow(outside_label, begin));
  CHECK(may_follow(begin, last));
  CHECK_FALSE(may_follow(begin, outside_label));
  CHECK_FALSE(may_follow(begin, name_label(NameClass::place, NamePart::last)));
  CHECK_FALSE(may_follow(outside_label, last));
}

TEST_CASE("Viterbi finds what trying all sequences finds") {
  std::mt19937 random(3);
  const auto number = [&] { return static_cast<int32_t>(random() % 41) - 20; };
  NameTransitions transitions;
  for (auto& row : transitions)
    for (int32_t& value : row) value = number();
  for (int round = 0; round < 30; ++round) {
    std::vector<NameScores> scores(1 + random() % 4);
    for (auto& row : scores)
      for (int32_t& value : row) value = number();
    std::vector<uint32_t> allowed(scores.size());
    for (uint32_t& bits : allowed) bits = (static_cast<uint32_t>(random()) & all_name_labels) | 1;
    const auto labels = best_labels(scores, allowed, transitions);
    int64_t sum = 0;
    uint32_t before = outside_label;
    for (size_t i = 0; i < labels.size(); ++i) {
      CHECK((allowed[i] >> labels[i] & 1) == 1);
      REQUIRE(may_follow(before, labels[i]));
      sum += transitions[before][labels[i]] + scores[i][labels[i]];
      before = labels[i];
    }
    sum += transitions[before][outside_label];
    CHECK(sum == best_by_force(scores, allowed, transitions, 0, outside_label, 0));
  }
}
