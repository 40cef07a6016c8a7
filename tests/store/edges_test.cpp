// Grouping claims into edges, and the small parts it stands on.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "store/edge_builder.h"
#include "store/text_offsets.h"

using namespace nuncio;

namespace {

const std::vector<std::string> kTypes = {"criticized", "leads", "met_with"};
const RelationKinds kKinds = {{"met_with"}, {"met_with", "criticized"}};

std::vector<EntityRow> some_entities() {
  std::vector<EntityRow> entities(4);
  for (size_t i = 0; i < entities.size(); ++i) entities[i].id = "person:" + std::to_string(i);
  return entities;
}

ResolvedClaim claim(uint32_t source, uint32_t type, uint32_t target, uint32_t number,
                    const std::string& date = {}, double confidence = 0.5) {
  ResolvedClaim made;
  made.source = source;
  made.type = type;
  made.target = target;
  made.number = number;
  made.trigger_begin = number * 10;
  made.date = date;
  made.confidence = confidence;
  return made;
}

}  // namespace

TEST_CASE("earlier and later dates, some of them partial") {
  struct Row {
    std::string a, b, earlier, later;
  };
  const std::vector<Row> rows = {
      {"", "", "", ""},
      {"2025", "", "2025", "2025"},
      {"2025", "2025-09", "2025-09", "2025-09"},
      {"2025", "2024-12-31", "2024-12-31", "2025"},
      {"2025-09-03", "2025-09-10", "2025-09-03", "2025-09-10"},
      {"2025-09", "2025-10-01", "2025-09", "2025-10-01"},
  };
  for (const Row& row : rows) {
    CHECK(earlier_date(row.a, row.b) == row.earlier);
    CHECK(earlier_date(row.b, row.a) == row.earlier);
    CHECK(later_date(row.a, row.b) == row.later);
    CHECK(later_date(row.b, row.a) == row.later);
  }
}

TEST_CASE("claims become edges") {
  const auto entities = some_entities();
  const auto built = build_edges({claim(1, 0, 2, 0, "2025"), claim(1, 0, 2, 1, "2024-05-01", 0.8),
                                  claim(3, 2, 0, 2), claim(0, 2, 3, 3), claim(2, 1, 2, 4)},
                                 kTypes, entities, kKinds);
  REQUIRE(built.edges.size() == 2);  // one of them mutual, the self-loop gone
  const EdgeRow& met = built.edges[0];
  CHECK(met.source == 0);
  CHECK(met.target == 3);
  CHECK(met.type == "met_with");
  CHECK(met.support == 2);
  CHECK(met.date.empty());
  const EdgeRow& criticized = built.edges[1];
  CHECK(criticized.date == "2024-05-01");
  CHECK(criticized.last_date == "2025");
  CHECK(criticized.support == 2);
  CHECK(criticized.articles == 1);
  CHECK(criticized.confidence == 0.9);
  REQUIRE(built.evidence.size() == 4);
  CHECK(built.evidence[0].flipped);
  CHECK_FALSE(built.evidence[1].flipped);
  CHECK_FALSE(built.evidence[2].flipped);
}

TEST_CASE("a state has no later date unless it ended") {
  ResolvedClaim held = claim(1, 1, 2, 0, "2019");
  ResolvedClaim also = claim(1, 1, 2, 1, "2022");
  CHECK(build_edges({held, also}, kTypes, some_entities(), kKinds).edges[0].last_date.empty());
  also.last_date = "2023-01";
  CHECK(build_edges({held, also}, kTypes, some_entities(), kKinds).edges[0].last_date == "2023-01");
}

TEST_CASE("the order of claims does not matter") {
  std::mt19937 random(7);
  const auto entities = some_entities();
  std::vector<ResolvedClaim> claims;
  for (uint32_t i = 0; i < 400; ++i) {
    ResolvedClaim made = claim(random() % 4, random() % 3, random() % 4, i,
                               i % 3 == 0 ? "" : "202" + std::to_string(random() % 6),
                               0.1 * static_cast<double>(random() % 10));
    made.article = random() % 20;
    made.sentence = random() % 3;
    made.trigger_begin = random() % 2;
    if (random() % 2 == 0) made.speaker = random() % 2;
    made.polarity = random() % 5 == 0 ? Polarity::negative : Polarity::positive;
    claims.push_back(made);
  }
  const auto print = [&](const BuiltEdges& built) {
    std::string text;
    for (const EdgeRow& e : built.edges)
      text += std::to_string(e.id) + " " + std::to_string(e.source) + e.type +
              std::to_string(e.target) + e.date + e.last_date + " " + std::to_string(e.support) +
              " " + std::to_string(e.articles) + " " + std::to_string(e.confidence) + " " +
              std::to_string(e.speaker.value_or(99)) + "\n";
    for (const EdgeEvidence& e : built.evidence)
      text += std::to_string(e.edge) + " " + std::to_string(e.article) + " " +
              std::to_string(e.number) + " " + std::to_string(e.flipped) + "\n";
    return text;
  };
  const std::string expected = print(build_edges(claims, kTypes, entities, kKinds));
  for (int round = 0; round < 10; ++round) {
    std::shuffle(claims.begin(), claims.end(), random);
    CHECK(print(build_edges(claims, kTypes, entities, kKinds)) == expected);
  }
}

TEST_CASE("offsets in bytes and code points") {
  std::mt19937 random(11);
  const std::vector<std::string> letters = {"a", " ", "é", "漢", "😀", "\n"};
  for (const size_t length : {0, 1, 3, 511, 512, 513, 3000}) {
    std::string text;
    std::vector<uint32_t> starts;  // byte of each code point
    while (text.size() < length) {
      starts.push_back(static_cast<uint32_t>(text.size()));
      text += letters[random() % (length % 2 == 0 ? 1 : letters.size())];
    }
    const auto size = static_cast<uint32_t>(starts.size());
    starts.push_back(static_cast<uint32_t>(text.size()));
    const TextOffsets offsets(text);
    for (uint32_t i = 0; i <= size; ++i) {
      CHECK(offsets.byte_of(i) == starts[i]);
      CHECK(offsets.code_point_of(starts[i]) == i);
    }
    CHECK(offsets.byte_of(size + 100) == text.size());
    CHECK(offsets.slice(0, size) == text);
    CHECK(offsets.slice(5, 2).empty());
  }
}
