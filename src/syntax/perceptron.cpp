#include "syntax/perceptron.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nuncio {

size_t Perceptron::find(uint64_t key) const {
  const size_t mask = slots_.size() - 1;
  size_t at = (key >> 20) & mask;
  while (slots_[at].key != key && slots_[at].key != 0) at = (at + 1) & mask;
  return at;
}

void Perceptron::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  std::swap(old, slots_);
  for (const Slot& slot : old)
    if (slot.key != 0) slots_[find(slot.key)] = slot;
}

void Perceptron::add(std::span<const uint64_t> keys, std::span<int32_t> scores) const {
  const size_t mask = slots_.size() - 1;
  for (const uint64_t key : keys) __builtin_prefetch(&slots_[(key >> 20) & mask]);
  for (const uint64_t key : keys) {
    const Slot& slot = slots_[find(key)];
    const Entry* entry = entries_.data() + slot.first;
    for (uint16_t i = 0; i < slot.size; ++i) scores[entry[i].label] += entry[i].weight;
  }
}

void Perceptron::change(Slot& slot, uint32_t label, int32_t delta) {
  Entry* begin = entries_.data() + slot.first;
  Entry* entry = std::find_if(begin, begin + slot.size,
                              [&](const Entry& e) { return e.label == label; });
  if (entry == begin + slot.size) {
    if (slot.size == slot.capacity) {
      const auto first = static_cast<uint32_t>(entries_.size());
      slot.capacity = std::max<uint16_t>(2, slot.capacity * 2);
      entries_.resize(entries_.size() + slot.capacity);
      std::copy_n(entries_.begin() + slot.first, slot.size, entries_.begin() + first);
      slot.first = first;
    }
    entry = entries_.data() + slot.first + slot.size++;
    entry->label = static_cast<uint16_t>(label);
  }
  entry->weight += delta;
  entry->late += clock_ * delta;
  if (entry->updates != std::numeric_limits<uint16_t>::max()) ++entry->updates;
}

void Perceptron::update(std::span<const uint64_t> keys, uint32_t better, uint32_t worse) {
  for (const uint64_t key : keys) {
    if ((used_ + 1) * 3 > slots_.size() * 2) grow();
    Slot& slot = slots_[find(key)];
    used_ += slot.key == 0;
    slot.key = key;
    change(slot, better, 1);
    change(slot, worse, -1);
  }
}

SparseWeights Perceptron::freeze(const Freeze& options) const {
  std::vector<std::pair<uint64_t, size_t>> order;
  for (size_t i = 0; i < slots_.size(); ++i)
    if (slots_[i].key != 0) order.emplace_back(slots_[i].key, i);
  std::sort(order.begin(), order.end());
  std::vector<uint64_t> keys;
  std::vector<std::vector<SparseWeights::Entry>> rows;
  for (const auto& [key, at] : order) {
    std::vector<SparseWeights::Entry> row;
    for (uint16_t i = 0; i < slots_[at].size; ++i) {
      const Entry& entry = entries_[slots_[at].first + i];
      if (entry.updates < options.min_updates) continue;
      const double average =
          static_cast<double>(entry.weight * clock_ - entry.late) / static_cast<double>(clock_);
      const double scaled = std::clamp(std::round(average * options.scale), -32767.0, 32767.0);
      if (std::abs(scaled) < options.min_weight) continue;
      row.push_back({entry.label, static_cast<int16_t>(scaled)});
    }
    if (row.empty()) continue;
    std::sort(row.begin(), row.end(), [](auto a, auto b) { return a.label < b.label; });
    keys.push_back(key);
    rows.push_back(std::move(row));
  }
  return {labels_, keys, rows};
}

}  // namespace nuncio
