// The arc-hybrid transition system. Words wait in a buffer, move onto a stack (shift) and leave it
// when they get their head: the first word of the buffer (left) or the word below them on the stack
// (right). The artificial root stands at the end of the buffer, so every complete run of
// transitions is a tree with exactly one root, projective, after 2n steps.
#ifndef NUNCIO_SYNTAX_TRANSITION_H_
#define NUNCIO_SYNTAX_TRANSITION_H_

#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

enum class Move : uint8_t { shift, left, right };

inline constexpr uint32_t kRelations = deprel_names.size();

// Transitions are numbered shift, left with each relation, right with each relation.
struct Transition {
  static constexpr uint32_t kCount = 1 + 2 * kRelations;

  Move move = Move::shift;
  Deprel deprel = Deprel::dep;

  uint32_t number() const {
    if (move == Move::shift) return 0;
    return (move == Move::left ? 1 : 1 + kRelations) + static_cast<uint32_t>(deprel);
  }
  static Transition of(uint32_t number) {
    assert(number < kCount);
    if (number == 0) return {};
    const bool left = number <= kRelations;
    return {left ? Move::left : Move::right,
            static_cast<Deprel>(number - (left ? 1 : 1 + kRelations))};
  }
};

class ParserState {
 public:
  static constexpr int32_t kNone = -1;

  // The children that a word has got so far; kNone where there are not so many.
  struct Children {
    int32_t left = kNone, left2 = kNone;  // outermost, next to outermost
    int32_t right = kNone, right2 = kNone;
    uint32_t left_count = 0, right_count = 0;
    uint64_t left_relations = 0, right_relations = 0;  // a bit a relation
  };

  explicit ParserState(uint32_t words)
      : words_(static_cast<int32_t>(words)),
        heads_(words, kNone),
        deprels_(words, Deprel::dep),
        children_(words + 1) {}

  // The root's number in the buffer and in head(): one behind the last word.
  int32_t root() const { return words_; }
  bool done() const { return next_ == words_ && stack_.empty(); }
  // Only one transition is left to choose: the last word on the stack becomes the root.
  bool only_root_left() const { return next_ == words_ && stack_.size() == 1; }

  bool allows(Move move) const {
    switch (move) {
      case Move::shift:
        return next_ < words_;
      case Move::left:
        return !stack_.empty() && (next_ < words_ || stack_.size() == 1);
      case Move::right:
        return stack_.size() >= 2;
    }
    return false;
  }
  // REQUIRES: allows(transition.move).
  void apply(Transition transition);

  // The word `depth` below the top of the stack, `ahead` behind the first of the buffer, or kNone.
  int32_t stack(size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNone;
  }
  int32_t buffer(int32_t ahead) const { return next_ + ahead <= words_ ? next_ + ahead : kNone; }
  size_t stack_size() const { return stack_.size(); }

  const Children& children(int32_t word) const { return children_[static_cast<size_t>(word)]; }
  int32_t head(int32_t word) const { return heads_[static_cast<size_t>(word)]; }
  Deprel deprel(int32_t word) const { return deprels_[static_cast<size_t>(word)]; }

  // Writes head and deprel of the words. REQUIRES: done().
  void write_tree(std::span<Word> words) const;

 private:
  void attach(int32_t word, int32_t head, Deprel deprel);

  int32_t words_;
  int32_t next_ = 0;
  std::vector<int32_t> stack_;
  std::vector<int32_t> heads_;
  std::vector<Deprel> deprels_;
  std::vector<Children> children_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TRANSITION_H_
