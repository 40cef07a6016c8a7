#include "shell/completer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/fold.h"

namespace nuncio {
namespace {

using Texts = std::vector<std::string>;

CompletionWords sample() {
  CompletionWords words;
  words.commands = {".export", ".help", ".mode", ".quit"};
  words.modes = {"table", "json"};
  words.export_formats = {"dot", "json", "svg"};
  words.keywords = {"MATCH", "MERGE", "RETURN", "PATH", "NEAR"};
  words.functions = {"count(", "cite("};
  words.relation_types = {"met_with", "criticized", "certified"};
  words.labels = {"Person", "Place", "Organization"};
  words.names = [](std::string_view prefix, size_t) {
    Texts out;
    for (const char* name : {"Federico Gutiérrez", "Gustavo Petro", "O'Hara"})
      if (fold(name).starts_with(fold(prefix))) out.push_back(name);
    return out;
  };
  return words;
}

TEST_CASE("what Tab offers depends on where the cursor stands") {
  struct Row {
    std::string before;
    size_t begin;
    Texts wanted;
  };
  const Row rows[] = {
      {"MAT", 0, {"MATCH"}},
      {"mat", 0, {"match"}},
      {"M", 0, {"MATCH", "MERGE", "met_with"}},
      {"MATCH (a:P", 9, {"Person", "Place"}},
      {"MATCH (a:", 9, {"Organization", "Person", "Place"}},
      {"MATCH (a)-[r:c", 13, {"certified", "criticized"}},
      {"MATCH (a)-[:met_with|cr", 21, {"criticized"}},
      {"MATCH (a) RETURN c", 17, {"certified", "cite(", "count(", "criticized"}},
      {"PATH 'gus", 6, {"Gustavo Petro'"}},
      {"PATH \"federico gutierrez", 6, {"Federico Gutiérrez\""}},
      {"PATH 'Gustavo Petro' TO 'o", 25, {"O\\'Hara'"}},
      {"PATH '", 6, {}},
      {"MATCH (a) RETURN a.na", 19, {}},
      {".m", 0, {".mode"}},
      {"  .m", 2, {".mode"}},
      {".mode j", 6, {"json"}},
      {".export s", 8, {"svg"}},
      {".export svg f", 12, {}},
      {"", 0, {}},
  };
  for (const Row& row : rows) {
    const Completion found = complete(row.before, sample());
    CHECK_MESSAGE(found.texts == row.wanted, row.before);
    if (!row.wanted.empty()) CHECK_MESSAGE(found.begin == row.begin, row.before);
  }
}

TEST_CASE("common beginnings end between characters") {
  CHECK(common_prefix({"Bogotá", "Bogoté"}) == "Bogot");
  CHECK(common_prefix({"abc"}) == "abc");
  CHECK(common_prefix({"abc", "ab"}) == "ab");
  CHECK(common_prefix({"x", "y"}).empty());
  CHECK(common_prefix({}).empty());
}

}  // namespace
}  // namespace nuncio
