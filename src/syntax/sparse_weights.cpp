#include "syntax/sparse_weights.h"

#include <algorithm>
#include <bit>

#include "nuncio/error.h"

namespace nuncio {

SparseWeights::SparseWeights(uint32_t labels, std::span<const uint64_t> keys,
                             const std::vector<std::vector<Entry>>& rows)
    : labels_(labels) {
  const size_t size = std::bit_ceil(std::max<size_t>(2, keys.size() + keys.size() / 2));
  slots_.assign(size, Slot());
  shift_ = static_cast<uint32_t>(64 - std::countr_zero(size));
  for (size_t i = 0; i < keys.size(); ++i) {
    const auto first = static_cast<uint32_t>(entries_.size());
    if (rows[i].empty() || !insert(check_of(keys[i]), home(keys[i]), first)) continue;
    entries_.insert(entries_.end(), rows[i].begin(), rows[i].end());
    entries_.back().label |= kLast;
    ++features_;
  }
}

bool SparseWeights::insert(uint32_t check, size_t at, uint32_t first) {
  while (slots_[at].check != 0 && slots_[at].check != check) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].check != 0) return false;
  slots_[at] = {check, first};
  return true;
}

void SparseWeights::add(std::span<const uint64_t> keys, std::span<int32_t> scores) const {
  for (const uint64_t key : keys) __builtin_prefetch(&slots_[home(key)]);
  constexpr size_t kChunk = 16;
  uint32_t firsts[kChunk];
  for (size_t begin = 0; begin < keys.size(); begin += kChunk) {
    size_t found = 0;
    for (const uint64_t key : keys.subspan(begin, std::min(kChunk, keys.size() - begin))) {
      const uint32_t check = check_of(key);
      size_t at = home(key);
      while (slots_[at].check != check && slots_[at].check != 0)
        at = (at + 1) & (slots_.size() - 1);
      if (slots_[at].check == 0) continue;
      __builtin_prefetch(&entries_[slots_[at].first]);
      firsts[found++] = slots_[at].first;
    }
    for (size_t i = 0; i < found; ++i) {
      const Entry* entry = &entries_[firsts[i]];
      for (; (entry->label & kLast) == 0; ++entry) scores[entry->label] += entry->weight;
      scores[entry->label & ~kLast] += entry->weight;
    }
  }
}

// Slots are kept as counts of entries, so that the file packs well: positions follow from them.
void SparseWeights::write(ByteWriter& out) const {
  out.put(labels_);
  out.put(features_);
  out.put(shift_);
  std::vector<uint32_t> checks(slots_.size());
  for (size_t i = 0; i < slots_.size(); ++i) checks[i] = slots_[i].check;
  std::vector<uint16_t> labels;
  std::vector<int16_t> weights;
  for (const Slot& slot : slots_) {
    if (slot.check == 0) continue;
    for (uint32_t at = slot.first;; ++at) {
      labels.push_back(entries_[at].label);
      weights.push_back(entries_[at].weight);
      if ((entries_[at].label & kLast) != 0) break;
    }
  }
  out.put_array(checks);
  out.put_array(labels);
  out.put_array(weights);
}

SparseWeights SparseWeights::read(ByteReader& in) {
  SparseWeights out;
  out.labels_ = in.get<uint32_t>();
  out.features_ = in.get<uint32_t>();
  out.shift_ = in.get<uint32_t>();
  const auto checks = in.get_array<uint32_t>();
  const auto labels = in.get_array<uint16_t>();
  const auto weights = in.get_array<int16_t>();
  const auto require = [](bool holds) {
    if (!holds) throw Error(Error::Kind::input, "is inconsistent");
  };
  require(out.labels_ < kLast && labels.size() == weights.size());
  require(out.shift_ >= 32 && out.shift_ <= 63 && checks.size() == size_t{1} << (64 - out.shift_));
  out.entries_.resize(labels.size());
  for (size_t i = 0; i < labels.size(); ++i) {
    require((labels[i] & ~kLast) < static_cast<int>(out.labels_));
    out.entries_[i] = {labels[i], weights[i]};
  }
  out.slots_.assign(checks.size(), Slot());
  size_t entry = 0, used = 0;
  for (size_t i = 0; i < checks.size(); ++i) {
    if (checks[i] == 0) continue;
    ++used;
    out.slots_[i] = {checks[i], static_cast<uint32_t>(entry)};
    do require(entry < labels.size());
    while ((labels[entry++] & kLast) == 0);
  }
  require(entry == labels.size() && used == out.features_ && used < checks.size());
  return out;
}

}  // namespace nuncio
