// A set of nodes, a bit each, that is emptied in O(1): every block of 512 nodes (a cache line of
// bits) carries the epoch in which it was last written, and counts as empty in any later one.
#ifndef NUNCIO_GRAPH_NODE_SET_H_
#define NUNCIO_GRAPH_NODE_SET_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nuncio {

class NodeSet {
 public:
  // Empties the set and makes room for nodes below `size`.
  void clear(size_t size) {
    const size_t blocks = size / kBlock + 1;
    if (epochs_.size() < blocks) {
      epochs_.resize(blocks, 0);
      words_.resize(blocks * kWords);
    }
    if (++epoch_ == 0) {  // wrapped around: old blocks would look new
      std::fill(epochs_.begin(), epochs_.end(), 0);
      epoch_ = 1;
    }
  }

  bool has(uint32_t node) const {
    return epochs_[node / kBlock] == epoch_ && (words_[node / 64] >> node % 64 & 1) != 0;
  }

  // Whether it was not there before.
  bool insert(uint32_t node) {
    uint64_t& word = fresh(node);
    const uint64_t bit = uint64_t{1} << node % 64;
    const bool added = (word & bit) == 0;
    word |= bit;
    return added;
  }

  // The nodes [64 i, 64 i + 64), a bit each.
  uint64_t word(size_t i) const { return epochs_[i / kWords] == epoch_ ? words_[i] : 0; }

 private:
  static constexpr size_t kBlock = 512, kWords = kBlock / 64;

  uint64_t& fresh(uint32_t node) {
    uint32_t& epoch = epochs_[node / kBlock];
    if (epoch != epoch_) {
      std::fill_n(words_.begin() + static_cast<std::ptrdiff_t>(node / kBlock * kWords), kWords, 0);
      epoch = epoch_;
    }
    return words_[node / 64];
  }

  std::vector<uint64_t> words_;
  std::vector<uint32_t> epochs_;  // by block
  uint32_t epoch_ = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_NODE_SET_H_
