#include "syntax/oracle.h"

#include <algorithm>

namespace nuncio {

Oracle::Oracle(std::span<const Word> gold) : children_(gold.size() + 1) {
  const auto root = static_cast<int32_t>(gold.size());
  for (const Word& word : gold) {
    const int32_t head = word.head == Word::kRoot ? root : word.head;
    children_[static_cast<size_t>(head)].push_back(static_cast<int32_t>(heads_.size()));
    heads_.push_back(head);
    relations_.push_back(word.deprel);
  }
}

// How many gold children of `word` stand at `first` or behind.
uint32_t Oracle::children_from(int32_t word, int32_t first) const {
  const auto& children = children_[static_cast<size_t>(word)];
  return static_cast<uint32_t>(children.end() -
                               std::lower_bound(children.begin(), children.end(), first));
}

uint32_t Oracle::shift_cost(const ParserState& state) const {
  const int32_t word = state.buffer(0);
  uint32_t cost = 0;
  for (size_t depth = 0; depth < state.stack_size(); ++depth) {
    const int32_t other = state.stack(depth);
    cost += heads_[static_cast<size_t>(other)] == word;
    cost += depth > 0 && heads_[static_cast<size_t>(word)] == other;
  }
  // Only a word with nothing below it on the stack can become the root.
  cost += heads_[static_cast<size_t>(word)] == state.root() && state.stack_size() > 0;
  return cost;
}

Oracle::Costs Oracle::costs(const ParserState& state) const {
  Costs costs = {kForbidden, kForbidden, kForbidden};
  const int32_t top = state.stack(0), next = state.buffer(0);
  if (state.allows(Move::shift)) costs[0] = shift_cost(state);
  if (top == ParserState::kNone) return costs;
  const int32_t head = heads_[static_cast<size_t>(top)];
  const uint32_t lost_children = children_from(top, next);
  const bool waits = head >= next && (head != state.root() || state.stack_size() == 1);
  if (state.allows(Move::left))
    costs[1] = lost_children + ((waits && head != next) || head == state.stack(1));
  if (state.allows(Move::right)) costs[2] = lost_children + waits;
  return costs;
}

bool Oracle::draws_gold_arc(const ParserState& state, Move move) const {
  if (move == Move::shift) return false;
  const int32_t head = heads_[static_cast<size_t>(state.stack(0))];
  return head == (move == Move::left ? state.buffer(0) : state.stack(1));
}

uint32_t Oracle::cost(const ParserState& state, const Costs& costs, Transition transition) const {
  const uint32_t cost = costs[static_cast<size_t>(transition.move)];
  if (cost == kForbidden || !draws_gold_arc(state, transition.move)) return cost;
  return cost + (relation(state.stack(0)) != transition.deprel);
}

}  // namespace nuncio
