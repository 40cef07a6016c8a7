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
  Entry* entry =
      std::find_if(begin, begin + slot.size, [&](const Entry& e) { return e.label == label; });
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

// Where the members keep a feature; those of one feature stand together.
std::vector<Perceptron::Place> Perceptron::places(std::span<const Perceptron> members) {
  std::vector<Place> places;
  for (uint32_t m = 0; m < members.size(); ++m)
    for (uint32_t i = 0; i < members[m].slots_.size(); ++i)
      if (members[m].slots_[i].key != 0) places.push_back({members[m].slots_[i].key, m, i});
  std::sort(places.begin(), places.end());
  return places;
}

SparseWeights Perceptron::freeze(std::span<const Perceptron> members, const Freeze& options) {
  struct Sum {
    double weight = 0;
    uint32_t updates = 0;
  };
  const std::vector<Place> places = Perceptron::places(members);
  const double scale = options.scale / static_cast<double>(members.size());
  std::vector<Sum> sums(members[0].labels_);
  std::vector<uint64_t> keys;
  std::vector<std::vector<SparseWeights::Entry>> rows;
  for (size_t begin = 0, end; begin < places.size(); begin = end) {
    std::fill(sums.begin(), sums.end(), Sum());
    for (end = begin; end < places.size() && places[end].key == places[begin].key; ++end) {
      const Perceptron& member = members[places[end].member];
      const Slot& slot = member.slots_[places[end].slot];
      for (const Entry& entry : std::span(member.entries_).subspan(slot.first, slot.size)) {
        sums[entry.label].weight += member.average(entry);
        sums[entry.label].updates += entry.updates;
      }
    }
    std::vector<SparseWeights::Entry> row;
    for (uint32_t label = 0; label < sums.size(); ++label) {
      const double scaled = std::clamp(std::round(sums[label].weight * scale), -32767.0, 32767.0);
      const bool counts = sums[label].updates >= options.min_updates * members.size();
      if (counts && std::abs(scaled) >= options.min_weight)
        row.push_back({static_cast<uint16_t>(label), static_cast<int16_t>(scaled)});
    }
    if (row.empty()) continue;
    keys.push_back(places[begin].key);
    rows.push_back(std::move(row));
  }
  return {members[0].labels_, keys, rows};
}

}  // namespace nuncio
