#include "entity/gazetteer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "../english_segmenter.h"
#include "entity/country_bodies.h"
#include "entity/leaders.h"
#include "entity/role_table.h"

using namespace nuncio;

namespace {

const std::filesystem::path kEnglish = std::filesystem::path(NUNCIO_SOURCE) / "grammar" / "english";

// "United States=country; London=capital" of the listed names in a sentence.
std::string listed(const Gazetteer& gazetteer, const std::string& text) {
  Article article;
  article.text = text;
  std::string out;
  for (const Sentence& sentence : english_segmenter().segment(article))
    for (const auto& match : gazetteer.match(sentence)) {
      const GazetteerEntry& entry = gazetteer.entry(match.entries.front());
      out += (out.empty() ? "" : "; ") + entry.name + "=" +
             std::to_string(static_cast<int>(entry.kind));
    }
  return out;
}

}  // namespace

TEST_CASE("listed names in a sentence") {
  const Gazetteer gazetteer = Gazetteer::load(kEnglish);
  CHECK(listed(gazetteer, "The U.S. and the UK met us.") == "United States=0; United Kingdom=0");
  CHECK(listed(gazetteer, "Polish or polish?") == "Poland=1");
  CHECK(listed(gazetteer, "Colombians left Bogota.") == "Colombia=1; Bogotá=2");
  CHECK(listed(gazetteer, "South Korean ships near Papua New Guinea") ==
        "South Korea=1; Papua New Guinea=0");
  CHECK(listed(gazetteer, "They asked the UN Security Council.") ==
        "United Nations Security Council=6");
  CHECK(listed(gazetteer, "It is who it is.") == "");
}

TEST_CASE("countries") {
  const Gazetteer gazetteer = Gazetteer::load(kEnglish);
  CHECK(gazetteer.country_named("america")->code == "USA");
  CHECK(gazetteer.country_named("The Netherlands")->code == "NLD");
  CHECK(gazetteer.country_of_demonym("Dutch")->code == "NLD");
  CHECK(gazetteer.country_of_demonym("Argentines")->code == "ARG");
  CHECK(gazetteer.country_named("Atlantis") == nullptr);
  CHECK(gazetteer.is_demonym("Texans"));
  CHECK_FALSE(gazetteer.is_demonym("Texas"));
  CHECK_FALSE(gazetteer.has_post("USA", "Prime Minister"));
  CHECK_FALSE(gazetteer.has_post("GBR", "President"));
  CHECK(gazetteer.has_post("FRA", "President"));
  CHECK(gazetteer.has_post("GBR", "Foreign Secretary"));
}

TEST_CASE("bodies of countries") {
  const Gazetteer gazetteer = Gazetteer::load(kEnglish);
  const CountryBodies bodies = CountryBodies::load(kEnglish);
  for (const char* name :
       {"Iraqi Parliament", "Iraq's Parliament", "Parliament of Iraq", "the Iraqi parliament"}) {
    CAPTURE(name);
    const auto owned = bodies.parse(name, gazetteer);
    REQUIRE(owned);
    CHECK(CountryBodies::names(*owned->body, *owned->country).front() == "Parliament of Iraq");
  }
  CHECK_FALSE(bodies.parse("Parliament", gazetteer));
  CHECK_FALSE(bodies.parse("Iraqi Farmers", gazetteer));
}

TEST_CASE("roles and portfolios") {
  const RoleTable roles = RoleTable::load(kEnglish);
  const std::vector<std::string> plural = {"prime", "ministers", "met"};
  const RoleTable::Hit hit = roles.longest(plural);
  REQUIRE(hit.role != nullptr);
  CHECK(hit.role->name == "Prime Minister");
  CHECK(hit.pieces == 2);
  CHECK(hit.plural);
  CHECK(roles.portfolio("the interior") == "the Interior");
  CHECK(roles.portfolio("foreign") == "Foreign Affairs");
  CHECK_FALSE(roles.portfolio("silly walks"));
}

TEST_CASE("leaders") {
  const Leaders leaders = Leaders::load(kEnglish);
  CHECK(leaders.country_of("Barack Obama") == "USA");
  CHECK(leaders.country_of("Obama") == "USA");
  CHECK(leaders.country_of("Erdogan") == "TUR");
  CHECK_FALSE(leaders.country_of("Fernández de Example"));
  CHECK_FALSE(leaders.country_of("Smith"));
}
