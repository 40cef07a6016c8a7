// Plain text of any length, a piece at a time, so that gigabytes pass in constant memory.
#ifndef NUNCIO_TEXT_TEXT_CHUNKS_H_
#define NUNCIO_TEXT_TEXT_CHUNKS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "text/byte_source.h"

namespace nuncio {

struct TextChunk {
  std::string text;              // UTF-8 without NULs and without a byte order mark
  uint32_t first_line = 1;       // of the file
  bool starts_paragraph = true;  // false where the chunk before it was cut within one
  bool ends_in_word = false;     // the next chunk goes on without white space
};

// Cuts where the content says so, and only there: the same bytes give the same chunks.
//
// A chunk ends at the first blank line behind `usual_bytes`. Where a paragraph is longer than
// `longest_bytes` it is cut at its last line break, else at a space, else between two code points.
class TextChunks {
 public:
  static constexpr size_t usual_bytes = size_t{16} << 10;
  static constexpr size_t longest_bytes = size_t{128} << 10;

  // A file, or standard input for "-". Throws Error{system} where it cannot be opened.
  static TextChunks of_file(const std::string& path);
  static TextChunks of_text(std::string text);

  // Cuts at blank lines only. Throws Error{limit} from next() where there is none for `bytes`.
  TextChunks& whole_blocks(size_t bytes);

  // Nothing at the end; chunks are never empty. Throws Error{input} with the line at a NUL, at
  // broken UTF-8 and, at the beginning, where the file is none of text; Error{system} where it
  // cannot be read. REQUIRES: not called again after it threw.
  std::optional<TextChunk> next();

 private:
  TextChunks() = default;

  bool fill();
  size_t find_cut(TextChunk& chunk);
  size_t cut_paragraph(TextChunk& chunk) const;

  std::string name_;
  std::unique_ptr<ByteSource> source_;  // unset where the text was given
  std::string buffer_;
  size_t block_bytes_ = 0;  // 0: paragraphs may be cut
  uint32_t line_ = 1;
  bool first_ = true;
  bool in_paragraph_ = false;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_TEXT_CHUNKS_H_
