#include "store/text_offsets.h"

#include <algorithm>

#include "base/utf8.h"

namespace nuncio {

namespace {

bool starts_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

TextOffsets::TextOffsets(std::string_view text) : text_(text) {
  uint32_t before = 0;
  for (size_t byte = 0; byte <= text.size(); byte += kStep) {
    code_points_.push_back(before);
    before += static_cast<uint32_t>(count_code_points(text.substr(byte, kStep)));
  }
}

uint32_t TextOffsets::code_point_of(uint32_t byte) const {
  byte = std::min(byte, static_cast<uint32_t>(text_.size()));
  const uint32_t block = byte / kStep;
  const auto rest = text_.substr(block * kStep, byte - block * kStep);
  return code_points_[block] + static_cast<uint32_t>(count_code_points(rest));
}

uint32_t TextOffsets::byte_of(uint32_t code_point) const {
  const auto after = std::upper_bound(code_points_.begin(), code_points_.end(), code_point);
  const auto block = static_cast<uint32_t>(after - code_points_.begin() - 1);
  uint32_t left = code_point - code_points_[block];
  size_t byte = size_t{block} * kStep;
  // A block may begin within a code point that was counted before it.
  while (byte < text_.size() && !starts_code_point(text_[byte])) ++byte;
  while (left > 0 && byte < text_.size()) {
    decode_utf8(text_, byte);
    --left;
  }
  return static_cast<uint32_t>(byte);
}

std::string_view TextOffsets::slice(uint32_t begin, uint32_t end) const {
  if (begin >= end) return {};
  const uint32_t first = byte_of(begin);
  return text_.substr(first, byte_of(end) - first);
}

}  // namespace nuncio
