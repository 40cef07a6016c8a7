#include "base/line_reader.h"

#include <lzma.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr size_t kChunk = size_t{1} << 18;

struct CloseFile {
  void operator()(FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
struct FreeZstd {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

}  // namespace

class LineReader::Bytes {
 public:
  explicit Bytes(const std::filesystem::path& path) : path_(path.string()) {
    file_.reset(path_ == "-" ? stdin : std::fopen(path_.c_str(), "rb"));
    if (!file_) fail();
    std::error_code unknown;
    if (path_ != "-") total_ = std::filesystem::file_size(path, unknown);
    if (unknown) total_ = 0;
    packed_.resize(kChunk);
    fill();
    const std::string_view head = rest_;
    if (head.starts_with(std::string_view("\xFD"
                                          "7zXZ\0",
                                          6)))
      open_xz();
    else if (head.starts_with("\x28\xB5\x2F\xFD"))
      zstd_.reset(ZSTD_createDStream());
  }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  ~Bytes() {
    if (xz_) lzma_end(&*xz_);
  }

  uint64_t total() const { return total_; }
  uint64_t read() const { return read_; }

  // Puts the next unpacked bytes into `out`, of a size above zero; gives how many, 0 at the end.
  size_t get(std::string& out) {
    if (xz_) return get_xz(out);
    if (zstd_) return get_zstd(out);
    if (rest_.empty()) fill();
    const size_t size = std::min(rest_.size(), out.size());
    std::memcpy(out.data(), rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(Error::Kind::system, std::string("cannot be read: ") + std::strerror(errno), path_);
  }
  [[noreturn]] void damaged() const {
    throw Error(Error::Kind::input, "is damaged: it cannot be unpacked", path_);
  }

  void fill() {
    const size_t size = std::fread(packed_.data(), 1, packed_.size(), file_.get());
    if (size == 0 && std::ferror(file_.get()) != 0) fail();
    read_ += size;
    rest_ = std::string_view(packed_).substr(0, size);
  }

  void open_xz() {
    xz_ = LZMA_STREAM_INIT;
    if (lzma_stream_decoder(&*xz_, uint64_t{1} << 30, LZMA_CONCATENATED) != LZMA_OK) damaged();
  }

  size_t get_xz(std::string& out) {
    xz_->next_out = reinterpret_cast<uint8_t*>(out.data());
    xz_->avail_out = out.size();
    while (xz_->avail_out > 0 && !ended_) {
      if (rest_.empty()) fill();
      xz_->next_in = reinterpret_cast<const uint8_t*>(rest_.data());
      xz_->avail_in = rest_.size();
      const lzma_ret state = lzma_code(&*xz_, rest_.empty() ? LZMA_FINISH : LZMA_RUN);
      rest_.remove_prefix(rest_.size() - xz_->avail_in);
      ended_ = state == LZMA_STREAM_END;
      if (state != LZMA_OK && !ended_) damaged();
    }
    return out.size() - xz_->avail_out;
  }

  size_t get_zstd(std::string& out) {
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    while (to.pos == 0) {
      if (rest_.empty()) fill();
      if (rest_.empty()) {
        if (open_frame_) damaged();
        break;
      }
      ZSTD_inBuffer from{rest_.data(), rest_.size(), 0};
      const size_t state = ZSTD_decompressStream(zstd_.get(), &to, &from);
      if (ZSTD_isError(state)) damaged();
      open_frame_ = state != 0;
      rest_.remove_prefix(from.pos);
    }
    return to.pos;
  }

  std::string path_;
  std::unique_ptr<FILE, CloseFile> file_;
  std::optional<lzma_stream> xz_;
  std::unique_ptr<ZSTD_DStream, FreeZstd> zstd_;
  std::string packed_;
  std::string_view rest_;  // of packed_, not yet given out
  bool ended_ = false, open_frame_ = false;
  uint64_t total_ = 0, read_ = 0;
};

LineReader::LineReader(const std::filesystem::path& path) : bytes_(std::make_unique<Bytes>(path)) {}
LineReader::~LineReader() = default;

uint64_t LineReader::bytes_total() const {
  return bytes_->total();
}
uint64_t LineReader::bytes_read() const {
  return bytes_->read();
}

bool LineReader::refill() {
  buffer_.resize(kChunk);
  buffer_.resize(bytes_->get(buffer_));
  at_ = 0;
  return !buffer_.empty();
}

bool LineReader::next() {
  long_line_.clear();
  cut_ = false;
  bool any = false;
  for (;;) {
    if (at_ >= buffer_.size()) {
      if (!refill()) break;
      any = true;
    }
    any = true;
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const size_t end = rest.find('\n');
    const std::string_view part = rest.substr(0, end);
    at_ += part.size() + 1;
    if (long_line_.empty() && end != std::string_view::npos) {
      line_ = part;
    } else {
      cut_ |= long_line_.size() + part.size() > kLongest;
      long_line_ += part.substr(0, kLongest - long_line_.size());
      line_ = long_line_;
    }
    if (end != std::string_view::npos) break;
  }
  if (!any) return false;
  if (line_.ends_with('\r')) line_.remove_suffix(1);
  ++number_;
  return true;
}

}  // namespace nuncio
