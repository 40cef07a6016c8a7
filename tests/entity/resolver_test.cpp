#include "entity/resolver.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace nuncio;

namespace {

LocalEntity entity(EntityType type, std::string name, std::vector<std::string> aliases = {},
                   std::string code = {}) {
  LocalEntity out;
  out.type = type;
  out.name = std::move(name);
  out.aliases = std::move(aliases);
  out.code = std::move(code);
  out.mentions = 1;
  return out;
}

std::vector<ArticleEntities> sample() {
  constexpr auto person = EntityType::person;
  constexpr auto body = EntityType::organization;
  constexpr auto place = EntityType::place;
  return {
      {"a",
       "2020-01-05",
       {entity(person, "Gustavo Petro", {"Petro"}), entity(place, "Colombia", {}, "COL"),
        entity(body, "United Nations Office on Drugs and Crime", {"UNODC"}),
        entity(person, "Ann Lee")}},
      {"b",
       "2019-01-05",
       {entity(person, "Petro"), entity(place, "Republic of Colombia", {}, "COL"),
        entity(body, "UNODC"),
        entity(EntityType::office, "President of Colombia", {"Colombian President"})}},
      {"c",
       "",
       {entity(EntityType::office, "Colombia President"), entity(person, "Lee"),
        entity(place, "Medellín"), entity(person, "Gustavo Francisco Petro")}},
      {"d", "2021", {entity(place, "Oslo"), entity(person, "Petro"), entity(person, "Bob Lee")}},
      {"e", "2020", {entity(place, "Medellin"), entity(person, "Gustavo Petro")}},
  };
}

std::string id_of(const Resolution& resolution, size_t article, size_t number) {
  return resolution.entities[resolution.map[article][number]].id;
}

}  // namespace

TEST_CASE("entities of several articles") {
  const Resolution all = resolve(sample());
  CHECK(id_of(all, 0, 0) == "person:gustavo-petro");
  CHECK(id_of(all, 1, 0) == "person:gustavo-petro");  // Colombia is company
  CHECK(id_of(all, 2, 3) == "person:gustavo-petro");
  CHECK(id_of(all, 3, 1) != "person:gustavo-petro");  // nobody else of his articles
  CHECK(id_of(all, 0, 1) == id_of(all, 1, 1));
  CHECK(id_of(all, 0, 2) == id_of(all, 1, 2));
  CHECK(id_of(all, 1, 3) == id_of(all, 2, 0));
  CHECK(id_of(all, 2, 2) == id_of(all, 4, 0));
  const EntityRow& petro = all.entities[all.map[0][0]];
  CHECK(petro.first_seen == "2019-01-05");
  CHECK(petro.last_seen == "2020-01-05");
  CHECK(petro.articles == 4);
  CHECK(petro.aliases == std::vector<std::string>{"Gustavo Francisco Petro", "Petro"});
  CHECK(std::is_sorted(all.entities.begin(), all.entities.end(),
                       [](const EntityRow& a, const EntityRow& b) { return a.id < b.id; }));
}

TEST_CASE("a surname is whose company it keeps") {
  constexpr auto person = EntityType::person;
  const LocalEntity oslo = entity(EntityType::place, "Oslo"),
                    lima = entity(EntityType::place, "Lima");
  const std::vector<ArticleEntities> articles = {
      {"a", "", {entity(person, "Ann Lee"), oslo}}, {"b", "", {entity(person, "Bob Lee"), lima}},
      {"c", "", {entity(person, "Lee"), oslo}},     {"d", "", {entity(person, "Lee"), oslo, lima}},
      {"e", "", {entity(person, "Lee")}},           {"f", "", {entity(person, "Pelé")}},
      {"g", "", {entity(person, "Pele")}},
  };
  const Resolution all = resolve(articles);
  CHECK(id_of(all, 2, 0) == "person:ann-lee");
  CHECK(id_of(all, 3, 0).starts_with("person:lee"));
  CHECK(id_of(all, 4, 0).starts_with("person:lee"));
  CHECK(id_of(all, 5, 0) == id_of(all, 6, 0));
}

TEST_CASE("the order of the articles does not matter") {
  auto articles = sample();
  const Resolution first = resolve(articles);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    const Resolution again = resolve(articles);
    REQUIRE(again.entities.size() == first.entities.size());
    for (size_t i = 0; i < first.entities.size(); ++i) {
      CHECK(again.entities[i].id == first.entities[i].id);
      CHECK(again.entities[i].aliases == first.entities[i].aliases);
      CHECK(again.entities[i].mentions == first.entities[i].mentions);
    }
  }
}

TEST_CASE("ids") {
  CHECK(slug("Federico Gutiérrez") == "federico-gutierrez");
  CHECK(slug("U.S. Steel & Co.") == "us-steel-co");
  CHECK(slug("北京").size() == 16);
  CHECK(office_key("President of the United States") == office_key("United States President"));
}
