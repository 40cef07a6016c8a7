#include "base/model_file.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"

using namespace nuncio;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "nuncio_model_file_test") {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

void check_damaged(const fs::path& path) {
  try {
    ModelFile::load(path);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::input);
    CHECK(error.file() == path.string());
    CHECK(error.message().find("build/train") != std::string::npos);
  }
}

}  // namespace

TEST_CASE("sections come back as they were written") {
  const Folder folder;
  ModelFile file;
  ByteWriter writer;
  writer.put(uint16_t{7});
  writer.put_text("seven");
  writer.put_array(std::vector<int32_t>{1, -2, 3});
  file.set("numbers", writer.take());
  file.set("empty", "");
  file.save(folder / "x.model");
  const ModelFile loaded = ModelFile::load(folder / "x.model");
  loaded.read("numbers", [](ByteReader& in) {
    CHECK(in.get<uint16_t>() == 7);
    CHECK(in.get_text() == "seven");
    CHECK(in.get_array<int32_t>() == std::vector<int32_t>{1, -2, 3});
  });
  loaded.read("empty", [](ByteReader& in) { CHECK(in.at_end()); });
  const auto nothing = [](ByteReader&) {};
  const auto too_much = [](ByteReader& in) { in.get_array<uint64_t>(), in.get<uint64_t>(); };
  CHECK_THROWS_AS(loaded.read("missing", nothing), Error);
  CHECK_THROWS_AS(loaded.read("numbers", nothing), Error);
  CHECK_THROWS_AS(loaded.read("numbers", too_much), Error);
}

TEST_CASE("any damage is found and named") {
  const Folder folder;
  ModelFile file;
  file.set("a", "some bytes");
  file.set("b", std::string(1000, 'b'));
  file.save(folder / "whole.model");
  const std::string whole = read_file(folder / "whole.model");
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    write_file(folder / "damaged.model", damaged);
    check_damaged(folder / "damaged.model");
    write_file(folder / "damaged.model", whole.substr(0, i));
    check_damaged(folder / "damaged.model");
  }
  write_file(folder / "damaged.model", whole + "x");
  check_damaged(folder / "damaged.model");
  CHECK_THROWS_AS(ModelFile::load(folder / "none.model"), Error);
}
