#include "graph/name_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/fold.h"

namespace nuncio {
namespace {

// A bit a letter, hashed. Texts at edit distance d differ in at most 2 d bits.
uint64_t letters_of(std::string_view text) {
  uint64_t letters = 0;
  for (const char c : text) letters |= uint64_t{1} << static_cast<unsigned char>(c) % 64;
  return letters;
}

// How far a misspelling may be from what was meant.
size_t tolerance(size_t length) {
  return length < 4 ? 1 : length < 9 ? 2 : 3;
}

// Distance of `name` to the nearest single word of `key`; above `limit` where none is near.
size_t word_distance(std::string_view name, std::string_view key, size_t limit) {
  size_t best = limit + 1;
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    const size_t length = end - begin;
    if (length >= 4 && length + limit >= name.size() && name.size() + limit >= length)
      best = std::min(best, edit_distance(name, key.substr(begin, length), limit));
    begin = end + 1;
  }
  return best;
}

}  // namespace

NameIndex::NameIndex(std::vector<Name> names) : names_(std::move(names)) {
  std::vector<std::string> keys(names_.size());
  for (size_t i = 0; i < names_.size(); ++i) keys[i] = name_key(names_[i].text);
  std::vector<uint32_t> order(names_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (const int c = keys[a].compare(keys[b]); c != 0) return c < 0;
    if (names_[a].node != names_[b].node) return names_[a].node < names_[b].node;
    return a < b;
  });
  for (const uint32_t i : order) {
    if (keys[i].empty()) continue;
    if (keys_.empty() || keys_.back() != keys[i]) {
      keys_.push_back(keys[i]);
      spelling_.push_back(i);
      letters_.push_back(letters_of(keys[i]));
      offsets_.push_back(static_cast<uint32_t>(nodes_.size()));
    }
    if (nodes_.size() == offsets_.back() || nodes_.back() != names_[i].node)
      nodes_.push_back(names_[i].node);
  }
  offsets_.push_back(static_cast<uint32_t>(nodes_.size()));
}

size_t NameIndex::lower_bound(std::string_view key) const {
  return static_cast<size_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
}

std::span<const NodeId> NameIndex::find(std::string_view name) const {
  const std::string key = name_key(name);
  const size_t place = lower_bound(key);
  if (place == keys_.size() || keys_[place] != key) return {};
  return std::span(nodes_).subspan(offsets_[place], offsets_[place + 1] - offsets_[place]);
}

std::vector<std::string> NameIndex::complete(std::string_view prefix, size_t limit) const {
  const std::string key = name_key(prefix);
  std::vector<std::string> out;
  for (size_t i = lower_bound(key); i < keys_.size() && out.size() < limit; ++i) {
    if (!keys_[i].starts_with(key)) break;
    out.push_back(names_[spelling_[i]].text);
  }
  return out;
}

std::vector<NodeId> NameIndex::suggest(std::string_view name, size_t limit) const {
  const std::string key = name_key(name);
  const size_t allowed = tolerance(key.size());
  const uint64_t letters = letters_of(key);
  struct Near {
    size_t score;  // whole names first, then names with such a word
    size_t key;
  };
  std::vector<Near> found;
  for (size_t i = 0; i < keys_.size(); ++i) {
    // Each edit can take away one letter that the key has not.
    if (static_cast<size_t>(std::popcount(letters & ~letters_[i])) > allowed) continue;
    const size_t length = keys_[i].size();
    if (length + allowed >= key.size() && key.size() + allowed >= length)
      if (const size_t far = edit_distance(key, keys_[i], allowed); far <= allowed) {
        found.push_back({2 * far, i});
        continue;
      }
    if (length <= key.size()) continue;
    if (const size_t far = word_distance(key, keys_[i], allowed); far <= allowed)
      found.push_back({2 * far + 1, i});
    else if (key.size() >= 4 && keys_[i].find(key) != std::string::npos)
      found.push_back({2 * allowed + 2, i});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Near& a, const Near& b) { return a.score < b.score; });
  std::vector<NodeId> out;
  for (const Near& near : found)
    for (uint32_t at = offsets_[near.key]; at < offsets_[near.key + 1]; ++at) {
      if (out.size() >= limit) return out;
      if (std::find(out.begin(), out.end(), nodes_[at]) == out.end()) out.push_back(nodes_[at]);
    }
  return out;
}

size_t NameIndex::bytes() const {
  size_t sum = letters_.size() * 8 + (spelling_.size() + offsets_.size() + nodes_.size()) * 4;
  for (const std::string& key : keys_) sum += sizeof(key) + (key.size() > 15 ? key.size() + 16 : 0);
  for (const Name& name : names_)
    sum += sizeof(name) + (name.text.size() > 15 ? name.text.size() + 16 : 0);
  return sum;
}

}  // namespace nuncio
