// A text file line by line, in bounded memory: plain, or packed by xz or zstd (known by its first
// bytes), or standard input.
#ifndef NUNCIO_BASE_LINE_READER_H_
#define NUNCIO_BASE_LINE_READER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace nuncio {

class LineReader {
 public:
  // A longer line comes cut, and is_cut() says so.
  static constexpr size_t kLongest = size_t{1} << 20;

  // "-": standard input. Throws Error{system} where it cannot be opened.
  explicit LineReader(const std::filesystem::path& path);
  ~LineReader();

  // Moves to the next line; false at the end. Throws Error{system} where reading fails,
  // Error{input} on damaged packing.
  bool next();
  // Without the line feed, and the carriage return before it. Valid until the next call.
  std::string_view line() const { return line_; }
  bool is_cut() const { return cut_; }
  // Of this line, from 1 up.
  uint64_t number() const { return number_; }

  // Of the file as it lies on disk; 0 where unknown.
  uint64_t bytes_total() const;
  uint64_t bytes_read() const;

 private:
  class Bytes;  // unpacked

  bool refill();

  std::unique_ptr<Bytes> bytes_;
  std::string buffer_, long_line_;
  size_t at_ = 0;
  std::string_view line_;
  uint64_t number_ = 0;
  bool cut_ = false;
};

}  // namespace nuncio

#endif  // NUNCIO_BASE_LINE_READER_H_
