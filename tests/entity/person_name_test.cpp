#include "entity/person_name.h"

#include <doctest/doctest.h>

#include <string_view>

using nuncio::PersonName;

TEST_CASE("names that may be one person's") {
  struct Case {
    std::string_view a, b;
    bool compatible;
  };
  const Case cases[] = {
      {"Joe Biden", "Joseph R. Biden", true},
      {"Federico Gutiérrez", "Federico Gutierrez", true},
      {"Miguel Uribe", "Miguel Uribe Turbay", true},
      {"Carlos Fernando Galán", "Carlos Galán", true},
      {"Fernando Galán", "Carlos Fernando Galán", true},
      {"J. Smith", "John Smith", true},
      {"Edward DeBartolo", "Edward J. DeBartolo Jr.", true},
      {"Bill Clinton", "Hillary Clinton", false},
      {"George Bush", "George Clooney", false},
      {"John Smith", "Jane Smith", false},
      {"Robert Fico", "Robert F. Kennedy", false},
      {"Petro", "Gustavo Petro", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(PersonName(c.a).compatible(PersonName(c.b)) == c.compatible);
    CHECK(PersonName(c.b).compatible(PersonName(c.a)) == c.compatible);
  }
}

TEST_CASE("short names that stand for longer ones") {
  CHECK(PersonName("Mario Díaz-Balart").ends_with(PersonName("Diaz-Balart")));
  CHECK(PersonName("Mohammad bin Salman").ends_with(PersonName("bin Salman")));
  CHECK_FALSE(PersonName("Gustavo Petro").ends_with(PersonName("Gustavo")));
  CHECK(PersonName("Gustavo Petro Urrego").contains(PersonName("Petro")));
}
