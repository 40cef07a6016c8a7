#include "shell/text_width.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace nuncio {
namespace {

TEST_CASE("columns are counted, not bytes") {
  struct Row {
    const char* text;
    size_t width;
  };
  const Row rows[] = {
      {"", 0},        {"Petro", 5}, {"Medellín", 8},           {"Medelli\u0301n", 8},
      {"漢字", 4},    {"🇨🇴", 2},    {"👩‍👩‍👧", 2}, {"a👍🏽b", 4},
      {"“x” — y", 7}, {"한국", 4}};
  for (const Row& row : rows) CHECK_MESSAGE(display_width(row.text) == row.width, row.text);
}

TEST_CASE("text cannot drive the terminal") {
  CHECK(printable("a\nb\tc") == "a b c");
  CHECK(printable("\x1b[31mred") == "\uFFFD[31mred");
  CHECK(printable("a\u202Eb") == "a\uFFFDb");
  CHECK(printable("Bogotá 🇨🇴") == "Bogotá 🇨🇴");
}

TEST_CASE("cutting keeps characters whole") {
  CHECK(cut_to_width("Medellín", 8) == "Medellín");
  CHECK(cut_to_width("Medellín", 5) == "Mede…");
  CHECK(cut_to_width("漢字漢字", 5) == "漢字…");
  CHECK(cut_to_width("漢字漢字", 4) == "漢…");
  CHECK(cut_to_width("abc", 0).empty());
}

TEST_CASE("wrapping breaks at spaces, and inside words only where it must") {
  using Lines = std::vector<std::string>;
  CHECK(wrap_to_width("the mayor of Cali", 9) == Lines{"the mayor", "of Cali"});
  CHECK(wrap_to_width("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
  CHECK(wrap_to_width("to abcdefghij", 4) == Lines{"to", "abcd", "efgh", "ij"});
  CHECK(wrap_to_width("", 4) == Lines{""});
}

TEST_CASE("whatever the text, lines are in width and nothing but spaces is lost") {
  const std::vector<std::string> pieces = {"a",  "word",    " ",  "é",       "漢",
                                           "🇨🇴", "e\u0301", "  ", "longword"};
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (size_t n = random() % 30; n > 0; --n) text += pieces[random() % pieces.size()];
    const size_t width = 2 + random() % 12;
    std::string joined, wanted;
    for (const std::string& line : wrap_to_width(text, width)) {
      CHECK(display_width(line) <= width);
      CHECK(!find_invalid_utf8(line));
      joined += line;
    }
    std::erase(joined, ' ');
    wanted = text;
    std::erase(wanted, ' ');
    CHECK(joined == wanted);
    const std::string cut = cut_to_width(text, width);
    CHECK(display_width(cut) <= width);
    CHECK(!find_invalid_utf8(cut));
  }
}

}  // namespace
}  // namespace nuncio
