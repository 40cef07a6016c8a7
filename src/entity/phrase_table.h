// Finds listed phrases in a sequence of words, the longest first, in linear time.
#ifndef NUNCIO_ENTITY_PHRASE_TABLE_H_
#define NUNCIO_ENTITY_PHRASE_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nuncio {

// Phrases are sequences of pieces (lexicon_file.h); each carries numbers that the owner
// understands.
class PhraseTable {
 public:
  // A phrase at the beginning of what was searched.
  struct Hit {
    uint32_t pieces = 0;  // its length; 0 where none was found
    std::span<const uint32_t> values;
  };

  void add(std::span<const std::string> pieces, uint32_t value);

  // The longest phrase that `pieces` begins with and that `accept` does not refuse.
  template <typename Accept>
  Hit longest(std::span<const std::string> pieces, Accept&& accept) const {
    Hit best;
    uint64_t hash = kStart;
    for (size_t i = 0; i < pieces.size(); ++i) {
      hash = extend(hash, pieces[i]);
      const auto node = nodes_.find(hash);
      if (node == nodes_.end()) break;
      const Hit hit{static_cast<uint32_t>(i + 1), node->second};
      if (!hit.values.empty() && accept(hit)) best = hit;
    }
    return best;
  }
  Hit longest(std::span<const std::string> pieces) const {
    return longest(pieces, [](const Hit&) { return true; });
  }

  // The values of exactly this phrase; empty where it is not listed.
  std::span<const uint32_t> exactly(std::span<const std::string> pieces) const;

 private:
  static constexpr uint64_t kStart = 0xCBF29CE484222325ULL;
  static uint64_t extend(uint64_t hash, std::string_view piece);

  // Every beginning of a phrase has a node; those that only begin one have no values.
  std::unordered_map<uint64_t, std::vector<uint32_t>> nodes_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_PHRASE_TABLE_H_
