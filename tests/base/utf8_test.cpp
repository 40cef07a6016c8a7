#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nuncio;

TEST_CASE("faults of UTF-8 are found where they stand") {
  struct Row {
    std::string text;
    std::optional<size_t> fault;
  };
  const std::vector<Row> rows = {
      {"", std::nullopt},
      {"plain", std::nullopt},
      {"Medell\xC3\xADn \xF0\x9F\x87\xA8", std::nullopt},
      {"ab\xFFxyz", 2},
      {"\xC0\xAF", 0},          // overlong
      {"a\xE0\x80\x80", 1},     // overlong
      {"\xED\xA0\x80", 0},      // surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"cut \xE2\x82", 4},
      {"\x80", 0},
  };
  for (const Row& row : rows) CHECK(find_invalid_utf8(row.text) == row.fault);
}

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 1; c < 0x110000; c += 37) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    size_t pos = 0;
    CHECK(decode_utf8(text, pos) == c);
    CHECK(pos == text.size());
  }
}

TEST_CASE("decoding malformed bytes always moves on") {
  const std::string text = "\xE2\x82\xFF\x80";
  size_t pos = 0, steps = 0;
  while (pos < text.size()) {
    CHECK(decode_utf8(text, pos) == 0xFFFD);
    ++steps;
  }
  CHECK(steps == text.size());
}

TEST_CASE("byte offsets become code point offsets") {
  const std::string text = "a\xC3\xA9z\xF0\x9F\x87\xA8!";
  CodePointCounter counter(text);
  CHECK(counter.at(0) == 0);
  CHECK(counter.at(3) == 2);
  CHECK(counter.at(8) == 4);
  CHECK(counter.at(1) == 1);
}
