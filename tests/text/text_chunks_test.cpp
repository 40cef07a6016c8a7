#include "text/text_chunks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "nuncio/error.h"

using namespace nuncio;

namespace {

std::string repeat(const std::string& piece, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

std::vector<TextChunk> cut(const std::string& text) {
  std::vector<TextChunk> chunks;
  for (auto source = TextChunks::of_text(text); auto chunk = source.next();)
    chunks.push_back(std::move(*chunk));
  return chunks;
}

std::string joined(const std::vector<TextChunk>& chunks) {
  std::string text;
  for (const TextChunk& chunk : chunks) text += chunk.text;
  return text;
}

std::string fault(TextChunks chunks) {
  try {
    while (chunks.next()) {
    }
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("chunks are the text, cut where it allows it") {
  struct Row {
    const char* name;
    std::string text;
    size_t longest;                       // bytes that a chunk may have
    std::string end;                      // of every chunk but the last
    bool starts_paragraph, ends_in_word;  // of every chunk but the first, but the last
  };
  const size_t large = 400000;
  const std::vector<Row> rows = {
      {"short", "One. Two.", 9, "", true, false},
      {"paragraphs", repeat("One line.\n\n", large), TextChunks::usual_bytes + 16, "\n\n", true,
       false},
      {"blank lines with spaces", repeat("One line.\r\n \t\r\n", large),
       TextChunks::usual_bytes + 32, "\n \t\r\n", true, false},
      {"lines", repeat("One line.\n", large), TextChunks::longest_bytes, ".\n", true, false},
      {"one line", repeat("word ", large), TextChunks::longest_bytes, " ", false, false},
      {"one word", repeat("x", large), TextChunks::longest_bytes, "x", false, true},
      {"one word of letters of two bytes", "x" + repeat("\xC3\xA9", large),
       TextChunks::longest_bytes, "\xA9", false, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto chunks = cut(row.text);
    CHECK(joined(chunks) == row.text);
    uint32_t line = 1;
    for (size_t i = 0; i < chunks.size(); ++i) {
      const TextChunk& chunk = chunks[i];
      const bool last = i + 1 == chunks.size();
      CHECK(chunk.text.size() <= row.longest);
      CHECK(chunk.first_line == line);
      CHECK(chunk.starts_paragraph == (i == 0 || row.starts_paragraph));
      if (!last) CHECK(chunk.text.ends_with(row.end));
      CHECK(chunk.ends_in_word == (!last && row.ends_in_word));
      line += static_cast<uint32_t>(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
    }
  }
}

TEST_CASE("random texts come back whole, in bounded chunks") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"\n",   "\n\n", " ", "word",
                                           "\r\n", "\t",   "x", "long-word "};
  for (int round = 0; round < 20; ++round) {
    std::string text = "a";
    const size_t kinds = 1 + random() % pieces.size();
    while (text.size() < 300000) text += pieces[random() % kinds];
    const auto chunks = cut(text);
    CHECK(joined(chunks) == text);
    for (const TextChunk& chunk : chunks) CHECK(chunk.text.size() <= TextChunks::longest_bytes);
  }
}

TEST_CASE("a byte order mark is no text") {
  CHECK(joined(cut("\xEF\xBB\xBFOne.")) == "One.");
}

TEST_CASE("bad text is refused with its line") {
  const std::string before = repeat("A line.\n\n", 50000);
  CHECK(fault(TextChunks::of_text(before + "b\xFFz\n")).find("line 11113: broken UTF-8") == 0);
  CHECK(fault(TextChunks::of_text(before + std::string("b\0z\n", 4))).find("line 11113: a NUL") ==
        0);
  CHECK(fault(TextChunks::of_text("%PDF-1.4")).find("a PDF") != std::string::npos);
  CHECK(fault(TextChunks::of_text("")).find("empty") != std::string::npos);
}

TEST_CASE("whole blocks are not cut") {
  const std::string block = repeat("1\tword\n", 300000);
  TextChunks blocks = TextChunks::of_text(block + "\n" + block + "\n");
  blocks.whole_blocks(size_t{1} << 20);
  for (int i = 0; i < 2; ++i) {
    const auto chunk = blocks.next();
    REQUIRE(chunk);
    CHECK(chunk->text == block + "\n");
  }
  CHECK_FALSE(blocks.next());
  TextChunks refused = TextChunks::of_text(block + "\n");
  CHECK(fault(std::move(refused.whole_blocks(size_t{1} << 17))).find("no blank line") !=
        std::string::npos);
}
