// UTF-8 at the bottom of everything: validation, decoding, counting.
#ifndef NUNCIO_BASE_UTF8_H_
#define NUNCIO_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nuncio {

// Byte offset of the first fault (overlong, surrogate, truncated, > U+10FFFF), if there is one.
std::optional<size_t> find_invalid_utf8(std::string_view text);

// Code points in valid UTF-8.
size_t count_code_points(std::string_view text);

// The code point at `pos` of valid UTF-8; moves `pos` behind it. REQUIRES: pos < text.size().
// On a malformed byte gives U+FFFD and moves one byte, so that a loop always ends.
char32_t decode_utf8(std::string_view text, size_t& pos);

void append_utf8(std::string& out, char32_t c);

// Turns increasing byte offsets into code point offsets in one pass over `text`.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  // Going back is allowed but starts from the beginning again.
  uint32_t at(uint32_t byte_offset);

 private:
  std::string_view text_;
  uint32_t byte_ = 0;
  uint32_t code_points_ = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_BASE_UTF8_H_
