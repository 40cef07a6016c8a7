#include "base/fold.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nuncio;

TEST_CASE("names are folded") {
  struct Row {
    std::string text, folded, key;
  };
  const std::vector<Row> rows = {
      {"Gutiérrez", "gutierrez", "gutierrez"},
      {"Recep  Tayyip\tErdoğan ", "recep tayyip erdogan", "recep tayyip erdogan"},
      {"Łódź", "lodz", "lodz"},
      {"U.S.", "u.s.", "us"},
      {"The White House", "the white house", "white house"},
      {"Colombia’s", "colombia's", "colombia"},
      {"Diaz-Balart", "diaz-balart", "diaz balart"},
      {"Straße", "strasse", "strasse"},
      {"The", "the", "the"},
      {"", "", ""},
      {"Ïstanbul", "istanbul", "istanbul"},
      {"北京", "北京", "北京"},
  };
  for (const Row& row : rows) {
    CHECK(fold(row.text) == row.folded);
    CHECK(name_key(row.text) == row.key);
  }
}

TEST_CASE("edit distance") {
  struct Row {
    std::string a, b;
    size_t limit, distance;
  };
  const std::vector<Row> rows = {
      {"petro", "petro", 2, 0},  {"petro", "perto", 2, 1},  {"petro", "pedro", 2, 1},
      {"petro", "petros", 2, 1}, {"petro", "", 9, 5},       {"petro", "zanzibar", 2, 3},
      {"é", "e", 3, 1},          {"trump", "tramps", 1, 2},
  };
  for (const Row& row : rows) {
    CHECK(edit_distance(row.a, row.b, row.limit) == row.distance);
    CHECK(edit_distance(row.b, row.a, row.limit) == row.distance);
  }
}
