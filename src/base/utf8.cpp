#include "base/utf8.h"

namespace nuncio {
namespace {

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

// Length of the well-formed sequence at `pos` (Unicode 15, table 3-7), 0 where there is none.
size_t sequence_length(std::string_view text, size_t pos) {
  const auto byte = [&](size_t i) -> unsigned char {
    return pos + i < text.size() ? static_cast<unsigned char>(text[pos + i]) : 0;
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !is_continuation(byte(1))) return 0;
  if (lead < 0xE0) return 2;
  if (!is_continuation(byte(2))) return 0;
  if (lead < 0xF0) {
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (!is_continuation(byte(3))) return 0;
  if (lead == 0xF0 && byte(1) < 0x90) return 0;
  if (lead == 0xF4 && byte(1) > 0x8F) return 0;
  return 4;
}

}  // namespace

std::optional<size_t> find_invalid_utf8(std::string_view text) {
  size_t pos = 0;
  while (pos < text.size()) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      ++pos;
      continue;
    }
    const size_t length = sequence_length(text, pos);
    if (length == 0) return pos;
    pos += length;
  }
  return std::nullopt;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += !is_continuation(static_cast<unsigned char>(c));
  return count;
}

char32_t decode_utf8(std::string_view text, size_t& pos) {
  const size_t length = sequence_length(text, pos);
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  char32_t c = 0xFFFD;
  switch (length) {
    case 1:
      c = byte(0);
      break;
    case 2:
      c = ((byte(0) & 0x1Fu) << 6) | (byte(1) & 0x3Fu);
      break;
    case 3:
      c = ((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
      break;
    case 4:
      c = ((byte(0) & 0x07u) << 18) | ((byte(1) & 0x3Fu) << 12) | ((byte(2) & 0x3Fu) << 6) |
          (byte(3) & 0x3Fu);
      break;
    default:
      break;
  }
  pos += length == 0 ? 1 : length;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

uint32_t CodePointCounter::at(uint32_t byte_offset) {
  if (byte_offset < byte_) byte_ = code_points_ = 0;
  const auto part = text_.substr(byte_, byte_offset - byte_);
  code_points_ += static_cast<uint32_t>(count_code_points(part));
  byte_ = byte_offset;
  return code_points_;
}

}  // namespace nuncio
