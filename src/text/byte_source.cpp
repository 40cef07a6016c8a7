#include "text/byte_source.h"

#include <cerrno>
#include <cstring>

#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr size_t block = size_t{1} << 16;

[[noreturn]] void fail(const std::string& path, const std::string& what, int reason) {
  throw Error(Error::Kind::system, what + ": " + std::strerror(reason), path);
}

}  // namespace

ByteSource::ByteSource(const std::string& path)
    : path_(path == "-" ? "standard input" : path),
      file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")) {
  if (!file_) fail(path_, "cannot be opened", errno);
}

bool ByteSource::fill() {
  buffer_.resize(block);
  at_ = 0;
  buffer_.resize(std::fread(buffer_.data(), 1, block, file_.get()));
  if (std::ferror(file_.get())) fail(path_, "cannot be read", errno);
  return !buffer_.empty();
}

std::string_view ByteSource::peek() {
  if (at_ == buffer_.size()) fill();
  return std::string_view(buffer_).substr(at_);
}

ByteSource::Line ByteSource::read_line(std::string& line, size_t max_bytes) {
  line.clear();
  bool any = false, too_long = false;
  for (;;) {
    const std::string_view rest = peek();
    if (rest.empty()) break;
    any = true;
    const size_t end = rest.find('\n');
    const size_t size = end == std::string_view::npos ? rest.size() : end;
    too_long |= line.size() + size > max_bytes;
    if (too_long)
      line.clear();
    else
      line.append(rest.substr(0, size));
    const size_t taken = size + (end != std::string_view::npos);
    at_ += taken;
    consumed_ += taken;
    if (end != std::string_view::npos) break;
  }
  if (!any) return Line::end;
  if (too_long) std::string().swap(line);
  return too_long ? Line::too_long : Line::whole;
}

bool ByteSource::read_some(std::string& out) {
  const std::string_view rest = peek();
  out.append(rest);
  consumed_ += rest.size();
  at_ += rest.size();
  return !rest.empty();
}

std::string ByteSource::read_rest(size_t max_bytes) {
  std::string content(peek());
  at_ = buffer_.size();
  consumed_ += content.size();
  while (fill()) {
    consumed_ += buffer_.size();
    at_ = buffer_.size();
    if (content.size() + buffer_.size() > max_bytes)
      throw Error(Error::Kind::limit,
                  "larger than " + std::to_string(max_bytes >> 20) + " MiB; split it", path_);
    content += buffer_;
  }
  at_ = 0;
  buffer_.clear();
  return content;
}

}  // namespace nuncio
