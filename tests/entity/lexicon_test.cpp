#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "entity/lexicon_file.h"
#include "entity/phrase_table.h"
#include "nuncio/error.h"

using namespace nuncio;

TEST_CASE("pieces of names") {
  using Pieces = std::vector<std::string>;
  CHECK(name_pieces("U.S.") == Pieces{"us"});
  CHECK(name_pieces("Mario Díaz-Balart") == Pieces{"mario", "diaz", "balart"});
  CHECK(name_pieces("N’Djamena") == Pieces{"n", "djamena"});
  CHECK(name_pieces(" -- ").empty());
}

TEST_CASE("the longest phrase counts") {
  PhraseTable table;
  table.add(name_pieces("New York"), 1);
  table.add(name_pieces("New York Times"), 2);
  const auto text = name_pieces("New York Times Square");
  CHECK(table.longest(text).pieces == 3);
  CHECK(table.longest(text, [](const PhraseTable::Hit& hit) { return hit.pieces < 3; }).pieces ==
        2);
  CHECK(table.exactly(name_pieces("new york")).front() == 1);
  CHECK(table.exactly(name_pieces("new")).empty());
}

TEST_CASE("a damaged list is refused with its line") {
  const auto path = std::filesystem::temp_directory_path() / "nuncio-damaged-list.tsv";
  std::ofstream(path) << "# comment\nfine\tone\n\tno first field\n";
  try {
    read_lexicon(path, 2);
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::input);
    CHECK(error.line() == 3);
  }
  std::ofstream(path) << "a\tb\tc\n";
  CHECK_THROWS_AS(read_lexicon(path, 2), Error);
  std::filesystem::remove(path);
  CHECK_THROWS_AS(read_lexicon(path, 2), Error);
}
