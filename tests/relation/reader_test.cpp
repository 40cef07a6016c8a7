// The whole text tower on a few sentences: what any reading must hold to, whatever the models.
#include "relation/reader.h"

#include <algorithm>
#include <string>
#include <thread>

#include "base/files.h"
#include "base/utf8.h"
#include "doctest/doctest.h"

namespace nuncio {
namespace {

const Reader& reader() {
  static const Reader loaded = Reader::load(grammar_folder());
  return loaded;
}

Article article(const std::string& text) {
  Article out;
  out.id = "a";
  out.published = "2025-09-18";
  out.text = text;
  return out;
}

// "source type target polarity modality date" of each claim.
std::string claims_of(const Reading& reading) {
  std::string out;
  for (const Claim& claim : reading.claims)
    out += reading.entities.entities[claim.source].name + " " + claim.type + " " +
           reading.entities.entities[claim.target].name + " " +
           std::string(to_string(claim.polarity)) + " " + std::string(to_string(claim.modality)) +
           " " + claim.date + "\n";
  return out;
}

bool has(const std::string& claims, const std::string& line) {
  return claims.find(line + "\n") != std::string::npos;
}

constexpr const char* kText =
    "Colombian President Gustavo Petro criticized Donald Trump on Tuesday. Trump refused to meet "
    "with "
    "Petro. “Petro accused Trump of lying,” Marco Rubio said. Rubio will travel to Colombia in "
    "October.\n\nArmando Benedetti lives in Cali, Colombia.";

TEST_CASE("a short article") {
  const std::string claims = claims_of(reader().read(article(kText)));
  CAPTURE(claims);
  CHECK(has(claims, "Gustavo Petro criticized Donald Trump + actual 2025-09-16"));
  CHECK(has(claims, "Donald Trump met_with Gustavo Petro - actual "));
  CHECK(has(claims, "Gustavo Petro accused Donald Trump + actual "));
  CHECK(has(claims, "Marco Rubio visited Colombia + planned 2025-10"));
  CHECK(has(claims, "Cali located_in Colombia + actual "));
}

TEST_CASE("every claim points into its article") {
  const Reading reading = reader().read(article(kText));
  REQUIRE(!reading.claims.empty());
  for (const Claim& claim : reading.claims) {
    CAPTURE(claim.type);
    REQUIRE(claim.sentence < reading.document.sentences.size());
    const Span sentence = reading.document.sentences[claim.sentence].span;
    for (Span span : {claim.trigger, claim.source_span}) {
      CHECK(!span.empty());
      CHECK(sentence.contains(span));
    }
    CHECK(claim.source < reading.entities.entities.size());
    CHECK(claim.target < reading.entities.entities.size());
    CHECK(claim.source != claim.target);
    CHECK(claim.confidence > 0);
    CHECK(claim.confidence <= 1);
    CHECK(!claim.rule.empty());
  }
}

TEST_CASE("the same article gives the same reading, in any thread") {
  const std::string once = claims_of(reader().read(article(kText)));
  std::vector<std::string> again(4);
  std::vector<std::thread> threads;
  for (std::string& out : again)
    threads.emplace_back([&out] { out = claims_of(reader().read(article(kText))); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : again) CHECK(out == once);
}

TEST_CASE("odd texts do no harm") {
  for (const std::string& text :
       {std::string(), std::string(" \n\n "), std::string(20000, '('), std::string("“““””"),
        std::string("\"Petro"), std::string("Petro Petro Petro Petro met met met of of by by .")})
    CHECK_NOTHROW(reader().read(article(text)));
  std::string list = "Adam";
  for (int i = 0; i < 3000; ++i) list += ", Petro" + std::to_string(i) + " and Trump";
  CHECK_NOTHROW(reader().read(article(list + " met.")));
}

}  // namespace
}  // namespace nuncio
