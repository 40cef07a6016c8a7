// The places of a paragraph where a sentence may end, one after the other.
#ifndef NUNCIO_TEXT_SENTENCE_CANDIDATES_H_
#define NUNCIO_TEXT_SENTENCE_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/sentence_end.h"
#include "text/token.h"

namespace nuncio {

// How often sentences end at places of a sort, whatever else speaks for it.
enum class Odds : uint8_t {
  usual,
  unlikely,  // a sentence is under way, or no mark stands between two words
  rare,      // likewise, and the second is no word that sentences begin with: mostly it is a name
};

// A place between two tokens. All indices are into the tokens of the paragraph.
struct Candidate {
  size_t sentence = 0;  // first token of the sentence that may end
  size_t mark = 0;      // the stop or abbreviation; without one the last token before `next`
  size_t next = 0;      // first token of what may be the next sentence
  Ruling ruling = Ruling::none;
  Odds odds = Odds::usual;
  bool in_brackets = false;
  bool in_quote = false;
};

// Goes through them in order. Each depends on where earlier ones ended a sentence. Text and tokens
// must outlive this.
class SentenceCandidates {
 public:
  SentenceCandidates(std::string_view text, std::span<const Token> tokens)
      : text_(text), tokens_(tokens) {}

  // Moves to the next one; false at the end of the paragraph.
  bool advance();
  const Candidate& current() const { return current_; }
  // A sentence ends at the current one.
  void end_sentence();

 private:
  void track(const Token& token);
  bool adjacent(size_t i) const { return tokens_[i].span.begin == tokens_[i - 1].span.end; }
  bool may_end_without_mark(size_t i) const;
  bool closes_insertion(size_t i) const;
  Odds odds(size_t i) const;
  size_t after_closers(size_t i) const;
  size_t after_insertion(size_t i) const;
  void judge(size_t mark, size_t next);

  std::string_view text_;
  std::span<const Token> tokens_;
  size_t at_ = 0;  // the token to look at next
  size_t begin_ = 0;
  int brackets_ = 0;
  uint32_t small_words_ = 0;  // of the sentence so far
  bool in_quote_ = false;
  Candidate current_;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_SENTENCE_CANDIDATES_H_
