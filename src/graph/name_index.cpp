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

NameIndex NameIndex::Builder::build() && {
  NameIndex out;
  out.texts_ = std::move(texts_).build();
  const StringPool& texts = out.texts_;
  std::vector<std::string> keys(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) keys[i] = name_key(texts[i]);
  std::vector<uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (const int c = keys[a].compare(keys[b]); c != 0) return c < 0;
    if (nodes_[a] != nodes_[b]) return nodes_[a] < nodes_[b];
    return a < b;
  });
  StringPool::Builder distinct;
  std::vector<uint32_t> spelling, offsets;
  std::vector<NodeId> nodes;
  for (const uint32_t i : order) {
    if (keys[i].empty()) continue;
    if (distinct.size() == 0 || distinct[distinct.size() - 1] != keys[i]) {
      distinct.add(keys[i]);
      spelling.push_back(i);
      offsets.push_back(static_cast<uint32_t>(nodes.size()));
    }
    if (nodes.size() == offsets.back() || nodes.back() != nodes_[i]) nodes.push_back(nodes_[i]);
  }
  offsets.push_back(static_cast<uint32_t>(nodes.size()));
  nodes.shrink_to_fit();
  out.keys_ = std::move(distinct).build();
  out.spelling_ = std::move(spelling);
  out.offsets_ = std::move(offsets);
  out.nodes_ = std::move(nodes);
  out.owners_ = std::move(nodes_);
  return out;
}

size_t NameIndex::lower_bound(std::string_view key) const {
  size_t low = 0;
  for (size_t size = keys_.size(); size > 0;) {
    const size_t half = size / 2;
    if (keys_[low + half] < key) {
      low += half + 1;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  return low;
}

std::span<const NodeId> NameIndex::find(std::string_view name) const {
  const std::string key = name_key(name);
  const size_t place = lower_bound(key);
  if (place == keys_.size() || keys_[place] != key) return {};
  return nodes_.span().subspan(offsets_[place], offsets_[place + 1] - offsets_[place]);
}

std::vector<std::string> NameIndex::complete(std::string_view prefix, size_t limit) const {
  const std::string key = name_key(prefix);
  std::vector<std::string> out;
  for (size_t i = lower_bound(key); i < keys_.size() && out.size() < limit; ++i) {
    if (!keys_[i].starts_with(key)) break;
    out.emplace_back(texts_[spelling_[i]]);
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
    if (static_cast<size_t>(std::popcount(letters & ~letters_of(keys_[i]))) > allowed) continue;
    const size_t length = keys_[i].size();
    if (length + allowed >= key.size() && key.size() + allowed >= length)
      if (const size_t far = edit_distance(key, keys_[i], allowed); far <= allowed) {
        found.push_back({2 * far, i});
        continue;
      }
    if (length <= key.size()) continue;
    if (const size_t far = word_distance(key, keys_[i], allowed); far <= allowed)
      found.push_back({2 * far + 1, i});
    else if (key.size() >= 4 && keys_[i].find(key) != std::string_view::npos)
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
  return texts_.bytes() + owners_.bytes() + keys_.bytes() + spelling_.bytes() + offsets_.bytes() +
         nodes_.bytes();
}

void NameIndex::save(ImageWriter& out) const {
  texts_.save(out);
  out.array(owners_);
  keys_.save(out);
  out.array(spelling_);
  out.array(offsets_);
  out.array(nodes_);
}

NameIndex NameIndex::load(ImageReader& in, uint32_t nodes) {
  NameIndex out;
  out.texts_ = StringPool::load(in);
  out.owners_ = in.array<NodeId>();
  out.keys_ = StringPool::load(in);
  out.spelling_ = in.array<uint32_t>();
  out.offsets_ = in.array<uint32_t>();
  out.nodes_ = in.array<NodeId>();
  const size_t keys = out.keys_.size();
  ImageReader::check(out.owners_.size() == out.texts_.size() && out.spelling_.size() == keys);
  ImageReader::check(out.offsets_.size() == keys + 1 || (keys == 0 && out.offsets_.empty()));
  if (!out.offsets_.empty()) ImageReader::check_offsets(out.offsets_, out.nodes_.size());
  ImageReader::check_below(out.owners_.span(), nodes);
  ImageReader::check_below(out.nodes_.span(), nodes);
  ImageReader::check_below(out.spelling_.span(), out.texts_.size());
  return out;
}

}  // namespace nuncio
