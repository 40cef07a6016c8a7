#include "base/line_reader.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"

using namespace nuncio;
namespace fs = std::filesystem;

namespace {

struct TempFile {
  explicit TempFile(std::string_view content)
      : path(fs::temp_directory_path() / ("nuncio-lines-" + std::to_string(::getpid()))) {
    write_file(path, content);
  }
  ~TempFile() { fs::remove(path); }
  fs::path path;
};

std::vector<std::string> lines_of(std::string_view content) {
  const TempFile file(content);
  LineReader reader(file.path);
  std::vector<std::string> lines;
  while (reader.next()) {
    CHECK(reader.number() == lines.size() + 1);
    lines.emplace_back(reader.line());
  }
  CHECK(reader.bytes_read() == content.size());
  CHECK(reader.bytes_total() == content.size());
  return lines;
}

}  // namespace

TEST_CASE("lines come one by one, however they end") {
  using Lines = std::vector<std::string>;
  CHECK(lines_of("").empty());
  CHECK(lines_of("\n") == Lines{""});
  CHECK(lines_of("a\nb") == Lines{"a", "b"});
  CHECK(lines_of("a\r\n\r\nb\n") == Lines{"a", "", "b"});
  std::string many;
  Lines wanted;
  for (int i = 0; i < 100000; ++i) {
    wanted.push_back("line " + std::to_string(i * 7919 % 1000));
    many += wanted.back() + '\n';
  }
  CHECK(lines_of(many) == wanted);
  CHECK(lines_of(compress(many, 3)) == wanted);
  CHECK(lines_of(compress(many, 3) + compress("more\n", 3)).size() == wanted.size() + 1);
}

TEST_CASE("a line without end is cut, and the next one is whole") {
  const TempFile file(std::string(5 * LineReader::kLongest, 'x') + "\nshort\n");
  LineReader reader(file.path);
  REQUIRE(reader.next());
  CHECK(reader.is_cut());
  CHECK(reader.line().size() == LineReader::kLongest);
  REQUIRE(reader.next());
  CHECK_FALSE(reader.is_cut());
  CHECK(reader.line() == "short");
  CHECK_FALSE(reader.next());
}

TEST_CASE("damaged packing is said to be so") {
  const std::string packed = compress(std::string(100000, 'a') + "\n", 3);
  CHECK_THROWS_AS(lines_of(packed.substr(0, packed.size() / 2)), Error);
  CHECK_THROWS_AS(lines_of(std::string("\xFD"
                                       "7zXZ\0 and nothing else",
                                       23)),
                  Error);
  CHECK_THROWS_AS(LineReader("/nowhere/at/all"), Error);
}
