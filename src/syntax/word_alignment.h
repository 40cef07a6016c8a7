// Two analyses of one text laid side by side: which words of one are which of the other.
#ifndef NUNCIO_SYNTAX_WORD_ALIGNMENT_H_
#define NUNCIO_SYNTAX_WORD_ALIGNMENT_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// A half-open range of bytes of a text without its white space.
struct CharSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(CharSpan, CharSpan) = default;
};

// The document must outlive this.
struct AlignedText {
  struct AlignedWord {
    const Word* word = nullptr;
    CharSpan span;  // of its token, where the token has several words
    bool in_multiword = false;
    uint32_t sentence_begin = 0;  // index of the first word of its sentence
  };

  explicit AlignedText(const Document& document);

  std::string characters;  // of all tokens, white space left out
  std::vector<AlignedWord> words;
  std::vector<CharSpan> tokens;
  std::vector<CharSpan> sentences;
};

// Throws Error{input} with the place where the characters differ.
void require_same_text(const AlignedText& gold, const AlignedText& system);

// Pairs (gold, system), increasing. Words that are tokens pair by equal spans; where a multiword
// token of either side is involved, by the longest common subsequence of their forms, case left
// aside. REQUIRES: both have the same characters.
std::vector<std::pair<uint32_t, uint32_t>> align_words(const AlignedText& gold,
                                                       const AlignedText& system);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_WORD_ALIGNMENT_H_
