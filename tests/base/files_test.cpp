#include "base/files.h"

#include <doctest/doctest.h>

#include <string>

#include "nuncio/error.h"

using namespace nuncio;
namespace fs = std::filesystem;

TEST_CASE("what is written is read, and errors name the file") {
  const fs::path folder = fs::temp_directory_path() / "nuncio_files_test";
  fs::remove_all(folder);
  fs::create_directories(folder / "b" / ".hidden");
  const std::string content("one\0two\n", 8);
  write_file(folder / "b" / "x.txt", content);
  write_file(folder / "a.txt", "");
  write_file(folder / "b" / ".hidden" / "no.txt", "");
  CHECK(read_file(folder / "b" / "x.txt") == content);
  CHECK(list_files(folder) == std::vector<fs::path>{folder / "a.txt", folder / "b" / "x.txt"});
  CHECK_THROWS_AS(read_file(folder / "missing"), Error);
  CHECK_THROWS_AS(read_file(folder), Error);
  CHECK_THROWS_AS(read_file(folder / "b" / "x.txt", 4), Error);
  CHECK_THROWS_AS(write_file(folder / "none" / "x", "y"), Error);
  try {
    read_file(folder / "missing");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::system);
    CHECK(std::string(error.what()).find("missing: cannot be opened") != std::string::npos);
  }
  fs::remove_all(folder);
}

TEST_CASE("compression round trip, damage is an error") {
  const std::string data(100000, 'x');
  const std::string packed = compress(data, 3);
  CHECK(packed.size() < 1000);
  CHECK(decompress(packed) == data);
  CHECK_THROWS_AS(decompress(packed, 10), Error);
  CHECK_THROWS_AS(decompress("nonsense"), Error);
  CHECK_THROWS_AS(decompress(packed.substr(0, packed.size() / 2)), Error);
}

TEST_CASE("the stable hash is FNV-1a") {
  CHECK(to_hex(stable_hash("")) == "cbf29ce484222325");
  CHECK(to_hex(stable_hash("a")) == "af63dc4c8601ec8c");
}
