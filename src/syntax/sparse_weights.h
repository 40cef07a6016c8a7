// A trained linear model over hashed features, read-only: for each feature the labels it speaks for
// or against, with 16-bit weights. Unknown features weigh nothing.
#ifndef NUNCIO_SYNTAX_SPARSE_WEIGHTS_H_
#define NUNCIO_SYNTAX_SPARSE_WEIGHTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace nuncio {

class SparseWeights {
 public:
  struct Entry {
    uint16_t label = 0;  // kLast is set in the last entry of a feature
    int16_t weight = 0;
  };
  static constexpr uint16_t kLast = 0x8000;

  SparseWeights() = default;

  // `rows[i]` are the non-empty entries of the feature `keys[i]`, kLast not set. Of two features
  // that cannot be told apart the first counts.
  SparseWeights(uint32_t labels, std::span<const uint64_t> keys,
                const std::vector<std::vector<Entry>>& rows);

  uint32_t labels() const { return labels_; }
  size_t features() const { return features_; }

  // Adds each feature's weights. REQUIRES: scores.size() >= labels().
  void add(std::span<const uint64_t> keys, std::span<int32_t> scores) const;

  void write(ByteWriter& out) const;
  // Throws Error{input} where the bytes are no weights.
  static SparseWeights read(ByteReader& in);

 private:
  struct Slot {
    uint32_t check = 0;  // 0: empty
    uint32_t first = 0;  // in entries_
  };

  static uint32_t check_of(uint64_t key) {
    const auto check = static_cast<uint32_t>(key);
    return check == 0 ? 1 : check;
  }
  size_t home(uint64_t key) const { return key >> shift_; }
  bool insert(uint32_t check, size_t at, uint32_t first);

  uint32_t labels_ = 0;
  uint32_t features_ = 0;
  uint32_t shift_ = 63;
  std::vector<Slot> slots_ = std::vector<Slot>(2);  // open addressing; never full
  std::vector<Entry> entries_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_SPARSE_WEIGHTS_H_
