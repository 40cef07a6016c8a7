#include "entity/phrase_table.h"

#include <algorithm>

namespace nuncio {

uint64_t PhraseTable::extend(uint64_t hash, std::string_view piece) {
  for (const char c : piece) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return (hash ^ 0x1F) * 0x9E3779B97F4A7C15ULL;
}

void PhraseTable::add(std::span<const std::string> pieces, uint32_t value) {
  if (pieces.empty()) return;
  uint64_t hash = kStart;
  std::vector<uint32_t>* values = nullptr;
  for (const std::string& piece : pieces) {
    hash = extend(hash, piece);
    values = &nodes_[hash];
  }
  if (std::find(values->begin(), values->end(), value) == values->end()) values->push_back(value);
}

std::span<const uint32_t> PhraseTable::exactly(std::span<const std::string> pieces) const {
  uint64_t hash = kStart;
  for (const std::string& piece : pieces) hash = extend(hash, piece);
  const auto node = nodes_.find(hash);
  return pieces.empty() || node == nodes_.end() ? std::span<const uint32_t>() : node->second;
}

}  // namespace nuncio
