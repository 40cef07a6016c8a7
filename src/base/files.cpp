#include "base/files.h"

#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "nuncio/error.h"

namespace nuncio {
namespace fs = std::filesystem;
namespace {

struct CloseFile {
  void operator()(FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<FILE, CloseFile>;

[[noreturn]] void fail(const fs::path& path, const std::string& what) {
  throw Error(Error::Kind::system, what + ": " + std::strerror(errno), path.string());
}

std::string read_all(FILE* file, const fs::path& path, size_t max_bytes) {
  std::string content;
  char buffer[1 << 16];
  while (const size_t got = std::fread(buffer, 1, sizeof buffer, file)) {
    content.append(buffer, got);
    if (content.size() > max_bytes)
      throw Error(Error::Kind::limit,
                  "larger than " + std::to_string(max_bytes) + " bytes, split it", path.string());
  }
  if (std::ferror(file)) fail(path, "cannot be read");
  return content;
}

}  // namespace

std::string read_file(const fs::path& path, size_t max_bytes) {
  if (path == "-") return read_all(stdin, "standard input", max_bytes);
  std::error_code status;
  if (fs::is_directory(path, status)) {
    errno = EISDIR;
    fail(path, "cannot be read");
  }
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) fail(path, "cannot be opened");
  return read_all(file.get(), path, max_bytes);
}

void write_file(const fs::path& path, std::string_view content) {
  fs::path beside = path;
  beside += ".part" + std::to_string(::getpid());
  {
    File file(std::fopen(beside.c_str(), "wb"));
    if (!file) fail(path, "cannot be written");
    const bool written =
        std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
    if (!written || std::fflush(file.get()) != 0) {
      const int reason = errno;
      std::error_code ignored;
      fs::remove(beside, ignored);
      errno = reason;
      fail(path, "cannot be written");
    }
  }
  std::error_code error;
  fs::rename(beside, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw Error(Error::Kind::system, "cannot be written: " + error.message(), path.string());
  }
}

std::vector<fs::path> list_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  if (error)
    throw Error(Error::Kind::system, "cannot be read: " + error.message(), folder.string());
  for (; it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (error) break;
    const bool hidden = it->path().filename().string().starts_with('.');
    if (hidden && it->is_directory(error)) it.disable_recursion_pending();
    if (!hidden && it->is_regular_file(error)) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path grammar_folder() {
  if (const char* set = std::getenv("NUNCIO_GRAMMAR"); set != nullptr && *set != '\0') {
    if (!fs::is_directory(set))
      throw Error(Error::Kind::system, "NUNCIO_GRAMMAR is not a folder", set);
    return set;
  }
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& at : {here / "grammar", here / ".." / "grammar",
                             here / ".." / ".." / "grammar", here / "../share/nuncio/grammar"})
    if (fs::is_directory(at / "english", error)) return fs::weakly_canonical(at);
  throw Error(Error::Kind::system,
              "the folder grammar/ with the models was not found beside the program; set "
              "NUNCIO_GRAMMAR to its path");
}

std::string compress(std::string_view data, int level) {
  std::string out(ZSTD_compressBound(data.size()), '\0');
  const size_t size = ZSTD_compress(out.data(), out.size(), data.data(), data.size(), level);
  if (ZSTD_isError(size))
    throw Error(Error::Kind::system, std::string("compression failed: ") + ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

std::string decompress(std::string_view data, size_t max_bytes) {
  const auto size = ZSTD_getFrameContentSize(data.data(), data.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
    throw Error(Error::Kind::input, "not compressed by zstd, or damaged");
  if (size > max_bytes) throw Error(Error::Kind::limit, "too large when decompressed");
  std::string out(size, '\0');
  const size_t got = ZSTD_decompress(out.data(), out.size(), data.data(), data.size());
  if (ZSTD_isError(got) || got != size)
    throw Error(Error::Kind::input, "damaged (does not decompress)");
  return out;
}

uint64_t stable_hash(std::string_view data, uint64_t seed) {
  uint64_t hash = seed;
  for (const char c : data) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

std::string to_hex(uint64_t value) {
  char buffer[17];
  std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(value));
  return buffer;
}

}  // namespace nuncio
