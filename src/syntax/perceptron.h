// Training of SparseWeights: an averaged multiclass perceptron over hashed features. All arithmetic
// is in integers, so that the same examples in the same order give the same weights on every
// machine.
#ifndef NUNCIO_SYNTAX_PERCEPTRON_H_
#define NUNCIO_SYNTAX_PERCEPTRON_H_

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/sparse_weights.h"

namespace nuncio {

class Perceptron {
 public:
  explicit Perceptron(uint32_t labels) : labels_(labels), slots_(size_t{1} << 16) {}

  uint32_t labels() const { return labels_; }

  // Adds the present (not averaged) weights. REQUIRES: scores.size() >= labels().
  void add(std::span<const uint64_t> keys, std::span<int32_t> scores) const;

  // Moves weight from label `worse` to label `better` for all features.
  void update(std::span<const uint64_t> keys, uint32_t better, uint32_t worse);

  // Ends an example; weights are averaged over examples.
  void tick() { ++clock_; }

  struct Freeze {
    uint32_t min_updates = 2;  // weights that changed less often are dropped
    double scale = 256;        // of the 16-bit weights
    int min_weight = 8;        // scaled weights nearer to zero are dropped
  };
  // The average over the members, which learned the same in different order: better than any of
  // them and no larger in use. REQUIRES: they have the same labels; there is one at least.
  static SparseWeights freeze(std::span<const Perceptron> members, const Freeze& options);
  SparseWeights freeze(const Freeze& options) const { return freeze({this, 1}, options); }

 private:
  struct Entry {
    int64_t late = 0;  // sum of clock * change: the average is weight - late / clock
    int32_t weight = 0;
    uint16_t label = 0;
    uint16_t updates = 0;
  };
  struct Slot {
    uint64_t key = 0;  // 0: empty
    uint32_t first = 0;
    uint16_t size = 0;
    uint16_t capacity = 0;
  };

  struct Place {
    uint64_t key;
    uint32_t member, slot;
    auto operator<=>(const Place&) const = default;
  };

  static std::vector<Place> places(std::span<const Perceptron> members);
  size_t find(uint64_t key) const;
  void grow();
  void change(Slot& slot, uint32_t label, int32_t delta);
  double average(const Entry& entry) const {
    return static_cast<double>(entry.weight * clock_ - entry.late) / static_cast<double>(clock_);
  }

  uint32_t labels_;
  int64_t clock_ = 1;
  size_t used_ = 0;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_PERCEPTRON_H_
