// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): for any state, how many
// arcs of the gold tree each transition puts out of reach for good. Used in training only.
#ifndef NUNCIO_SYNTAX_ORACLE_H_
#define NUNCIO_SYNTAX_ORACLE_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/transition.h"

namespace nuncio {

class Oracle {
 public:
  // Of each move, without regard to relations; kForbidden where the state does not allow it.
  using Costs = std::array<uint32_t, 3>;
  static constexpr uint32_t kForbidden = 0xFFFFFFFF;

  // REQUIRES: the words have a tree.
  explicit Oracle(std::span<const Word> gold);

  Costs costs(const ParserState& state) const;

  // Whether the arc that `move` draws is in the gold tree; then a wrong relation costs one more.
  bool draws_gold_arc(const ParserState& state, Move move) const;
  Deprel relation(int32_t word) const { return relations_[static_cast<size_t>(word)]; }
  uint32_t cost(const ParserState& state, const Costs& costs, Transition transition) const;

 private:
  uint32_t children_from(int32_t word, int32_t first) const;
  uint32_t shift_cost(const ParserState& state) const;

  std::vector<int32_t> heads_;  // the root's head is the number of words, as in ParserState
  std::vector<Deprel> relations_;
  std::vector<std::vector<int32_t>> children_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_ORACLE_H_
