#include "shell/table.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "shell/text_width.h"

namespace nuncio {
namespace {

TextTable sample() {
  return {{"who", "n", "quote"},
          {false, true, false},
          {{"Federico Gutiérrez", "3", "We went because our people cannot wait"},
           {"漢字", "12", "say \"no\", twice\nor more"}}};
}

std::string table_text(const TextTable& table, size_t width) {
  std::ostringstream out;
  print_table(table, width, out);
  return out.str();
}

TEST_CASE("a table without a limit") {
  CHECK(table_text(sample(), 0) ==
        "who                  n  quote\n"
        "------------------  --  --------------------------------------\n"
        "Federico Gutiérrez   3  We went because our people cannot wait\n"
        "漢字                12  say \"no\", twice or more\n");
}

TEST_CASE("a table that must fit wraps the widest columns") {
  CHECK(table_text(sample(), 42) ==
        "who                  n  quote\n"
        "------------------  --  ------------------\n"
        "Federico Gutiérrez   3  We went because\n"
        "                        our people cannot\n"
        "                        wait\n"
        "漢字                12  say \"no\", twice or\n"
        "                        more\n");
}

TEST_CASE("no line of any width is too wide") {
  for (size_t width = 1; width < 80; ++width) {
    std::istringstream lines(table_text(sample(), width));
    for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("a table without columns or rows") {
  CHECK(table_text({}, 0).empty());
  CHECK(table_text({{"a"}, {}, {}}, 0) == "a\n--\n");
}

TEST_CASE("lines, one a cell") {
  std::ostringstream out;
  print_lines(sample(), 0, out);
  CHECK(out.str() ==
        "who    Federico Gutiérrez\n"
        "n      3\n"
        "quote  We went because our people cannot wait\n"
        "\n"
        "who    漢字\n"
        "n      12\n"
        "quote  say \"no\", twice or more\n");
}

TEST_CASE("CSV as RFC 4180 has it") {
  std::ostringstream out;
  print_csv(sample(), out);
  CHECK(out.str() ==
        "who,n,quote\r\n"
        "Federico Gutiérrez,3,We went because our people cannot wait\r\n"
        "漢字,12,\"say \"\"no\"\", twice\nor more\"\r\n");
}

}  // namespace
}  // namespace nuncio
