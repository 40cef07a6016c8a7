#include "store/graph_cache.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>

#include "graph/image.h"
#include "nuncio/error.h"
#include "store/database.h"
#include "store/load_graph.h"

namespace nuncio {

namespace fs = std::filesystem;

namespace {

// Grows with every change of the image; the byte order shows in `order`.
struct Header {
  char magic[16] = {'N', 'u', 'n', 'c', 'i', 'o', ' ', 'i', 'm', 'a', 'g', 'e', ' ', '0', '0', '1'};
  uint64_t order = 0x0102030405060708;
  uint64_t size = 0;  // of the whole file; 0 until it is complete
  char stamp[32] = {};
};
static_assert(sizeof(Header) == 64);

class Mapping {
 public:
  explicit Mapping(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
      size_ = static_cast<size_t>(status.st_size);
      void* const memory = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
      memory_ = memory == MAP_FAILED ? nullptr : memory;
    }
    ::close(file);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (memory_) ::munmap(memory_, size_);
  }

  std::span<const std::byte> bytes() const {
    if (!memory_) return {};
    return {static_cast<const std::byte*>(memory_), size_};
  }

 private:
  void* memory_ = nullptr;
  size_t size_ = 0;
};

// A file that is complete under its name or not there at all.
class FileBeside {
 public:
  explicit FileBeside(fs::path path)
      : path_(std::move(path)), part_(path_.string() + ".part" + std::to_string(::getpid())) {
    file_ = std::fopen(part_.c_str(), "wb");
    if (!file_) fail();
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  ~FileBeside() {
    if (!file_) return;
    std::fclose(file_);
    std::error_code ignored;
    fs::remove(part_, ignored);
  }

  void write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
    size_ += bytes.size();
  }
  void rewrite_start(std::string_view bytes) {
    if (std::fseek(file_, 0, SEEK_SET) != 0) fail();
    write(bytes);
  }
  uint64_t size() const { return size_; }
  void publish() {
    const bool written = std::fclose(std::exchange(file_, nullptr)) == 0;
    std::error_code failed;
    if (written) fs::rename(part_, path_, failed);
    if (written && !failed) return;
    std::error_code ignored;
    fs::remove(part_, ignored);
    fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(Error::Kind::system, "cannot be written", path_.string());
  }

  fs::path path_, part_;
  FILE* file_ = nullptr;
  uint64_t size_ = 0;
};

std::string_view bytes_of(const Header& header) {
  return {reinterpret_cast<const char*>(&header), sizeof header};
}

}  // namespace

fs::path image_path(const fs::path& graph) {
  fs::path out = graph;
  out += "-image";
  return out;
}

void write_image(const PropertyGraph& graph, const std::string& stamp, const fs::path& path) {
  FileBeside file(path);
  Header header;
  std::memcpy(header.stamp, stamp.data(), std::min(stamp.size(), sizeof header.stamp));
  file.write(bytes_of(header));
  ImageWriter writer([&](std::string_view bytes) { file.write(bytes); });
  graph.save(writer);
  header.size = file.size();
  file.rewrite_start(bytes_of(header));
  file.publish();
}

std::optional<PropertyGraph> map_image(const fs::path& path, const std::string& stamp) {
  const auto mapping = std::make_shared<Mapping>(path);
  const std::span<const std::byte> bytes = mapping->bytes();
  Header header, expected;
  if (bytes.size() < sizeof header || stamp.size() != sizeof header.stamp) return std::nullopt;
  std::memcpy(static_cast<void*>(&header), bytes.data(), sizeof header);
  expected.size = bytes.size();
  std::memcpy(expected.stamp, stamp.data(), stamp.size());
  if (bytes_of(header) != bytes_of(expected)) return std::nullopt;
  try {
    return PropertyGraph::load(bytes.subspan(sizeof header), mapping);
  } catch (const Error&) {
    return std::nullopt;
  }
}

PropertyGraph open_graph(const Store& store) {
  const fs::path image = image_path(store.path());
  auto held = store.hold();
  const std::string stamp = store.stamp();
  if (std::optional<PropertyGraph> graph = map_image(image, stamp)) return std::move(*graph);
  PropertyGraph graph = load_graph(store);
  held.reset();
  if (stamp.empty() || graph.edge_count() < kCacheFromEdges) return graph;
  try {
    write_image(graph, stamp, image);
  } catch (const Error&) {  // a folder that is not ours: then without
  }
  return graph;
}

}  // namespace nuncio
