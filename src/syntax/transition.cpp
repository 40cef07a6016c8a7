#include "syntax/transition.h"

namespace nuncio {

void ParserState::attach(int32_t word, int32_t head, Deprel deprel) {
  heads_[static_cast<size_t>(word)] = head;
  deprels_[static_cast<size_t>(word)] = deprel;
  Children& children = children_[static_cast<size_t>(head)];
  const uint64_t bit = uint64_t{1} << static_cast<uint32_t>(deprel);
  if (word < head) {
    children.left2 = children.left;
    children.left = word;
    ++children.left_count;
    children.left_relations |= bit;
  } else {
    children.right2 = children.right;
    children.right = word;
    ++children.right_count;
    children.right_relations |= bit;
  }
}

void ParserState::apply(Transition transition) {
  assert(allows(transition.move));
  if (transition.move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const int32_t word = stack_.back();
  stack_.pop_back();
  if (transition.move == Move::right)
    attach(word, stack_.back(), transition.deprel);
  else
    attach(word, next_, next_ == words_ ? Deprel::root : transition.deprel);
}

void ParserState::write_tree(std::span<Word> words) const {
  assert(done());
  for (size_t i = 0; i < words.size(); ++i) {
    words[i].head = heads_[i] == words_ ? Word::kRoot : heads_[i];
    words[i].deprel = deprels_[i];
  }
}

}  // namespace nuncio
