// Bytes to code points and back, in any order, in one valid UTF-8 text.
#ifndef NUNCIO_STORE_TEXT_OFFSETS_H_
#define NUNCIO_STORE_TEXT_OFFSETS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace nuncio {

// Each question costs at most kStep bytes of counting. REQUIRES: the text outlives it.
class TextOffsets {
 public:
  explicit TextOffsets(std::string_view text);

  // Offsets beyond the end give the end.
  uint32_t code_point_of(uint32_t byte) const;
  uint32_t byte_of(uint32_t code_point) const;
  // The code points [begin, end); empty where begin >= end.
  std::string_view slice(uint32_t begin, uint32_t end) const;

 private:
  static constexpr uint32_t kStep = 512;

  std::string_view text_;
  std::vector<uint32_t> code_points_;  // before byte i * kStep
};

}  // namespace nuncio

#endif  // NUNCIO_STORE_TEXT_OFFSETS_H_
