// Numbers strings from 0 up, in the order of their first coming.
#ifndef NUNCIO_GRAPH_INTERNER_H_
#define NUNCIO_GRAPH_INTERNER_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "graph/string_pool.h"

namespace nuncio {

// Open addressing with linear probing, at most half full; a slot keeps a part of the hash, so that
// strings are hardly ever compared in vain.
class Interner {
 public:
  uint32_t add(std::string_view text) {
    if ((pool_.size() + 1) * 2 > slots_.size()) grow();
    const uint64_t hash = std::hash<std::string_view>()(text);
    const auto mark = static_cast<uint32_t>(hash >> 32);
    for (size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.number == kFree) {
        slot = {mark, pool_.add(text)};
        return slot.number;
      }
      if (slot.mark == mark && pool_[slot.number] == text) return slot.number;
    }
  }

  std::string_view operator[](uint32_t number) const { return pool_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(pool_.size()); }
  StringPool::Builder take() && { return std::move(pool_); }

 private:
  static constexpr uint32_t kFree = UINT32_MAX;
  struct Slot {
    uint32_t mark = 0;
    uint32_t number = kFree;
  };

  void grow() {
    std::vector<Slot> larger(slots_.empty() ? 16 : slots_.size() * 2);
    for (uint32_t number = 0; number < pool_.size(); ++number) {
      const uint64_t hash = std::hash<std::string_view>()(pool_[number]);
      size_t at = hash & (larger.size() - 1);
      while (larger[at].number != kFree) at = (at + 1) & (larger.size() - 1);
      larger[at] = {static_cast<uint32_t>(hash >> 32), number};
    }
    slots_ = std::move(larger);
  }

  StringPool::Builder pool_;
  std::vector<Slot> slots_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_INTERNER_H_
