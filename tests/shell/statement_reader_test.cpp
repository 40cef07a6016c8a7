#include "shell/statement_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace nuncio {
namespace {

using Lines = std::vector<std::string>;

// All statements of the input, then what is left, marked.
Lines statements_of(const Lines& lines) {
  StatementReader reader;
  Lines out;
  for (const std::string& line : lines) {
    reader.feed(line);
    while (const auto statement = reader.next()) out.push_back(*statement);
  }
  if (const auto rest = reader.rest()) out.push_back("REST " + *rest);
  CHECK(!reader.pending());
  return out;
}

TEST_CASE("statements end at a semicolon outside quotes and comments") {
  struct Row {
    Lines input;
    Lines wanted;
  };
  const Row rows[] = {
      {{"RETURN 1;"}, {"RETURN 1"}},
      {{"RETURN 1; RETURN 2;", "RETURN 3;"}, {"RETURN 1", "RETURN 2", "RETURN 3"}},
      {{"MATCH (a)", "RETURN a;"}, {"MATCH (a)\nRETURN a"}},
      {{"RETURN 'a;b';"}, {"RETURN 'a;b'"}},
      {{"RETURN \"a;b\\\";\";"}, {"RETURN \"a;b\\\";\""}},
      {{"RETURN 'it\\'s;';"}, {"RETURN 'it\\'s;'"}},
      {{"MATCH (`a;\\`) RETURN 1;"}, {"MATCH (`a;\\`) RETURN 1"}},
      {{"RETURN 1 // not; here", ";"}, {"RETURN 1 // not; here"}},
      {{"RETURN /* ; */ 1;"}, {"RETURN /* ; */ 1"}},
      {{"RETURN 'a", "b';"}, {"RETURN 'a\nb'"}},
      {{".help", "RETURN 1;"}, {".help", "RETURN 1"}},
      {{".mode json;"}, {".mode json"}},
      {{";;", " ; "}, {}},
      {{"RETURN 1"}, {"REST RETURN 1"}},
      {{"RETURN 'open;"}, {"REST RETURN 'open;"}},
      {{"RETURN 1 /* open;"}, {"REST RETURN 1 /* open;"}},
      {{}, {}},
  };
  for (const Row& row : rows) CHECK(statements_of(row.input) == row.wanted);
}

TEST_CASE("clearing drops what is unfinished") {
  StatementReader reader;
  reader.feed("RETURN 'x");
  CHECK(!reader.next());
  CHECK(reader.pending());
  reader.clear();
  CHECK(!reader.pending());
  reader.feed("RETURN 2;");
  CHECK(reader.next() == "RETURN 2");
}

}  // namespace
}  // namespace nuncio
