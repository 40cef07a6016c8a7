#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "base/files.h"
#include "base/utf8.h"
#include "golden.h"
#include "text/article_reader.h"

using namespace nuncio;
namespace fs = std::filesystem;

namespace {

// A folder of its own for each test, gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static int count = 0;
    path_ = fs::temp_directory_path() /
            ("nuncio-text-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    fs::create_directories(path_);
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string add(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

struct Read {
  std::vector<Article> articles;
  std::vector<std::string> skips;
};

Read read_all(std::vector<std::string> inputs) {
  Read result;
  ArticleReader reader(std::move(inputs),
                       [&](const Error& error) { result.skips.emplace_back(error.what()); });
  while (auto article = reader.next()) result.articles.push_back(std::move(*article));
  return result;
}

std::string describe(const Article& article) {
  return "id: " + article.id + "\ntitle: " + article.title + "\npublished: " + article.published +
         "\nsource: " + article.source + "\nurl: " + article.url + "\n----\n" + article.text +
         "\n====\n";
}

}  // namespace

TEST_CASE("each format gives the article that stands beside it") {
  std::vector<fs::path> inputs;
  for (const fs::path& path : list_files(data_folder() / "readers"))
    if (path.extension() != ".expected") inputs.push_back(path);
  REQUIRE(inputs.size() >= 10);
  for (const fs::path& input : inputs) {
    CAPTURE(input.filename().string());
    const Read read = read_all({input.string()});
    std::string got;
    for (const Article& article : read.articles) got += describe(article);
    for (const std::string& skip : read.skips)
      got += "skip: " + skip.substr(input.string().size()) + "\n";
    CHECK(got == expected_in(input.string() + ".expected", got));
  }
}

TEST_CASE("plain text without header is kept to the code point") {
  const TemporaryFolder folder;
  struct Row {
    std::string bytes, text;
  };
  const std::vector<Row> rows = {
      {"One line.", "One line."},
      {"\n\n  Led by space.\n\n\n", "\n\n  Led by space.\n\n\n"},
      {"\xEF\xBB\xBFMarked.\r\nTwo.\rThree.\r\n", "Marked.\nTwo.\nThree.\n"},
      {"Cafe\xCC\x81 is not normalised.", "Cafe\xCC\x81 is not normalised."},
      {"Source: a ministry said so.\nNo header, as no blank line follows it.\nEnd.",
       "Source: a ministry said so.\nNo header, as no blank line follows it.\nEnd."},
      {"Quito: rain.\n\nA first line with a colon.", "Quito: rain.\n\nA first line with a colon."},
      {"Title: T\nDate: 2025-01-02\n\n\nBody.\n", "\nBody.\n"},
      {"title:T\n\nBody", "Body"},
      {std::string("\xFF\xFEH\0i\0=\xD8\0\xDE", 10), "Hi\xF0\x9F\x98\x80"},
      {std::string("\xFE\xFF\0H\0i", 6), "Hi"},
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string file = folder.add(std::to_string(i) + ".txt", rows[i].bytes);
    const Read read = read_all({file});
    CAPTURE(i);
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].text == rows[i].text);
    CHECK(read.articles[0].id == std::to_string(i));
  }
}

TEST_CASE("bad input gets one clear line and the rest goes on") {
  const TemporaryFolder folder;
  struct Row {
    std::string name, bytes, says;
  };
  const std::vector<Row> rows = {
      {"empty.txt", "", "empty"},
      {"blank.txt", " \n\t\r\n\xC2\xA0", "no text in it"},
      {"nul.txt", std::string("abc\0def", 7), "a binary file (a NUL at byte 3), not text"},
      {"late.txt", std::string(9000, 'a') + "\n" + std::string("b\0", 2),
       ":2: a NUL at byte 9002; this is no text"},
      {"latin.txt", "One.\nTwo caf\xE9.\n", ":2: broken UTF-8 at byte 12 (0xE9); save it as UTF-8"},
      {"half.txt", std::string("\xFF\xFE\x3D\xD8", 4), "broken UTF-16 at byte 2; save it as UTF-8"},
      {"paper.txt", "%PDF-1.7 and so on", "not text but a PDF; convert it to text first"},
      {"photo", "\x89PNG\r\n", "not text but an image; convert it to text first"},
      {"bare.html", "<html><body><nav><a href=x>Home</a></nav></body></html>", "no text in it"},
      {"bad.json", "{\"text\": \"a\", }",
       ":1: broken JSON at byte 14: Missing a name for object member."},
      {"none.json", "[1, 2, \"x\"]", "no article in it: no object with \"text\""},
      {"blank.jsonl", "\n\n", "no article in it"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string file = folder.add(row.name, row.bytes);
    const std::string good = folder.add("zz.txt", "A good article.");
    const Read read = read_all({file, good});
    REQUIRE(read.skips.size() == 1);
    CHECK(read.skips[0].starts_with(file));
    CHECK(read.skips[0].ends_with(row.says));
    CHECK(read.skips[0].find('\n') == std::string::npos);
    CHECK(read.articles.size() == 1);
  }
}

TEST_CASE("JSON Lines: every fault names its line") {
  const TemporaryFolder folder;
  const std::string file = folder.add(
      "feed.jsonl",
      "\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"First.\", \"date\": \"September 10, 2025\", "
      "\"more\": {\"text\": [\"x\"]}}\n"
      "\n"
      "{\"id\": \"b\"}\r\n"
      "{\"id\": 7, \"text\": \"Third.\\r\\nKept.\", \"title\": null}\n"
      "{\"text\": \"Fourth.\"\n"
      "{\"text\": \"caf\xE9\"}\n"
      "{\"text\": \"a\\u0000b\"}\n"
      "{\"text\": \"\\ud800\"}\n"
      "[\"text\"]\n"
      "{\"text\": \"one\"} {\"text\": \"two\"}\n" +
          std::string("{\"text\": \"") + "\", \"deep\": " + std::string(200000, '[') + "\n" +
          "{\"text\": \"  \"}\n"
          "{\"text\": \"\\ude00\"}\n"
          "{\"text\": \"No id, no line end.\"}");
  const Read read = read_all({file});
  REQUIRE(read.articles.size() == 3);
  CHECK(read.articles[0].id == "a");
  CHECK(read.articles[0].published == "2025-09-10");
  CHECK(read.articles[0].text == "First.");
  CHECK(read.articles[1].id == "7");
  CHECK(read.articles[1].text == "Third.\r\nKept.");
  CHECK(read.articles[2].id == "feed:14");
  const std::vector<std::string> expected = {
      ":3: an object without \"text\"",
      ":5: broken JSON at byte 18: Missing a comma or '}' after an object member.",
      ":6: broken UTF-8 at byte 13 (0xE9); save it as UTF-8",
      ":7: a NUL in a string; this is no text",
      ":8: broken JSON at byte 10: The surrogate pair in string is invalid.",
      ":9: not a JSON object; JSON Lines has one {…} a line",
      ":10: something stands after the object; JSON Lines has one {…} a line",
      ":11: JSON nested deeper than 1000 levels",
      ":12: no text in it",
      ":13: an escape \\u that is no character",
  };
  REQUIRE(read.skips.size() == expected.size());
  for (size_t i = 0; i < expected.size(); ++i) CHECK(read.skips[i] == file + expected[i]);
}

TEST_CASE("folders, missing files and formats by content") {
  const TemporaryFolder folder;
  folder.add("b/two.txt", "The second.");
  folder.add("a.md", "# The *first*\n\nText.");
  folder.add("b/.hidden", "Not seen.");
  folder.add("c/style.css", "p { color: red }");
  folder.add("d", "<!DOCTYPE html><title>Page</title><p>The fourth, a paragraph.</p>");
  folder.add("e.feed", "{\"text\": \"The fifth.\"}\n");
  fs::create_directories(folder.path() + "/empty");
  const Read read = read_all({folder.path() + "/gone.txt", folder.path(), folder.path() + "/empty",
                              folder.path() + "/c/style.css"});
  std::vector<std::string> texts;
  for (const Article& article : read.articles) texts.push_back(article.text);
  CHECK(texts == std::vector<std::string>{"The first\n\nText.", "The second.",
                                          "The fourth, a paragraph.", "The fifth.",
                                          "p { color: red }"});
  REQUIRE(read.skips.size() == 3);
  CHECK(read.skips[0] == folder.path() + "/gone.txt: no such file or folder");
  CHECK(read.skips[1].ends_with(
      "style.css: no article format; name the file itself to read it as plain text"));
  CHECK(read.skips[2] == folder.path() + "/empty: a folder without articles");
}

TEST_CASE("an id stands for one article in a run") {
  const TemporaryFolder folder;
  const std::string one = folder.add("a/story.txt", "The same.");
  const std::string same = folder.add("b/story.txt", "The same.");
  const std::string other = folder.add("c/story.txt", "Another.");
  const Read read = read_all({one, one, same, other});
  CHECK(read.articles.size() == 1);
  REQUIRE(read.skips.size() == 1);
  CHECK(read.skips[0] ==
        other + ": another article has the id \"story\" already (" + one + "); rename one");
}

TEST_CASE("a file that vanishes after it was listed is skipped") {
  const TemporaryFolder folder;
  const std::string gone = folder.add("a.txt", "Soon gone.");
  folder.add("b.txt", "Stays.");
  std::vector<std::string> skips;
  ArticleReader reader({folder.path()},
                       [&](const Error& error) { skips.emplace_back(error.what()); });
  fs::remove(gone);
  const auto article = reader.next();
  REQUIRE(article);
  CHECK(article->id == "b");
  CHECK(!reader.next());
  REQUIRE(skips.size() == 1);
  CHECK(skips[0].starts_with(gone + ": cannot be opened"));
}

TEST_CASE("progress counts every byte once") {
  const TemporaryFolder folder;
  folder.add("a.txt", std::string(1000, 'x'));
  folder.add("b.jsonl", "{\"text\": \"one\", \"id\": 1}\n{\"text\": \"two\", \"id\": 2}\n");
  folder.add("c.txt", "");
  ArticleReader reader({folder.path()}, [](const Error&) {});
  const uint64_t total = reader.bytes_total();
  CHECK(total > 1000);
  CHECK(reader.bytes_read() == 0);
  uint64_t before = 0;
  while (reader.next()) {
    CHECK(reader.bytes_read() > before);
    before = reader.bytes_read();
  }
  CHECK(reader.bytes_read() == total);
}

TEST_CASE("the hash tells articles apart and nothing else") {
  const TemporaryFolder folder;
  const auto hash_of = [&](const std::string& name, const std::string& content) {
    const Read read = read_all({folder.add(name, content)});
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].hash.size() == 16);
    return read.articles[0].hash;
  };
  const std::string hash = hash_of("a.txt", "Text.");
  CHECK(hash == hash_of("b.txt", "Text."));
  CHECK(hash != hash_of("c.txt", "Text"));
  CHECK(hash != hash_of("d.txt", "Title: X\n\nText."));
  CHECK(hash_of("e.txt", "Title: X\n\nText.") != hash_of("f.txt", "Source: X\n\nText."));
}

TEST_CASE("limits of size") {
  const TemporaryFolder folder;
  const std::string after = folder.add("zz.txt", "The rest goes on.");
  const std::string too_long = "text longer than 8 MiB; split it into articles";
  const auto skipped = [&](const std::string& file, const std::string& says) {
    const Read read = read_all({file, after});
    CHECK(read.articles.size() == 1);
    REQUIRE(read.skips.size() == 1);
    CHECK(read.skips[0] == file + says);
  };
  SUBCASE("the longest text there may be") {
    const std::string big =
        folder.add("big.txt", std::string(ArticleReader::max_article_bytes, 'a'));
    CHECK(read_all({big}).articles.size() == 1);
  }
  SUBCASE("fifty megabytes in one line") {
    skipped(folder.add("big.txt", std::string(50 << 20, 'a')), ": " + too_long);
    skipped(folder.add("big.jsonl", "{\"text\": \"" + std::string(50 << 20, 'a') + "\"}\n"),
            ":1: " + too_long);
  }
  SUBCASE("a line above the limit is passed over") {
    skipped(folder.add("big.jsonl",
                       "{\"text\": \"" + std::string(ArticleReader::max_line_bytes, 'a') + "\"}\n"),
            ":1: line longer than 64 MiB");
  }
}

TEST_CASE("pages built to exhaust a parser end in one line") {
  const TemporaryFolder folder;
  const auto repeat = [](const std::string& piece, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  std::string fonts;
  for (int i = 0; i < 1000; ++i) fonts += "<font size=" + std::to_string(i) + ">";
  const std::vector<std::string> pages = {repeat("<div>", 300000), repeat("<b>", 300000),
                                          fonts + repeat("<p>x", 300000),
                                          "<p " + repeat("a=1 ", 300000) + ">x"};
  for (size_t i = 0; i < pages.size(); ++i) {
    const Read read = read_all({folder.add(std::to_string(i) + ".html", pages[i])});
    CAPTURE(i);
    CHECK(read.articles.empty());
    CHECK(read.skips.size() == 1);
  }
}
