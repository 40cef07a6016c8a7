// A file or standard input, read a piece at a time, so that a file of many articles takes no more
// memory than one of them.
#ifndef NUNCIO_TEXT_BYTE_SOURCE_H_
#define NUNCIO_TEXT_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace nuncio {

// Every read may throw Error{system} that names the file.
class ByteSource {
 public:
  // "-" opens standard input.
  explicit ByteSource(const std::string& path);

  // What comes next, up to 64 KiB, without taking it; empty only at the end.
  std::string_view peek();

  enum class Line : uint8_t { end, whole, too_long };
  // The next line without its LF. One above `max_bytes` is passed over, leaving `line` empty.
  Line read_line(std::string& line, size_t max_bytes);

  // Appends what comes next, some 64 KiB of it; false at the end.
  bool read_some(std::string& out);

  // Everything that is left. Throws Error{limit} above `max_bytes`.
  std::string read_rest(size_t max_bytes);

  // Bytes handed out so far.
  uint64_t consumed() const { return consumed_; }

 private:
  struct Close {
    void operator()(FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  // False at the end.
  bool fill();

  std::string path_;
  std::unique_ptr<FILE, Close> file_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t consumed_ = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_BYTE_SOURCE_H_
