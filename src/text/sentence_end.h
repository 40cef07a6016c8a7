// The rules for where a sentence ends.
#ifndef NUNCIO_TEXT_SENTENCE_END_H_
#define NUNCIO_TEXT_SENTENCE_END_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/token.h"

namespace nuncio {

// A candidate: a full stop (or another mark of its kind, or an abbreviation) with the quotes and
// brackets that close after it. All indices are into the tokens of one paragraph.
struct Boundary {
  size_t sentence;    // first token of the sentence that may end
  size_t mark;        // the stop or abbreviation
  size_t next;        // first token after the closing quotes and brackets; REQUIRES: there is one
  bool closed_quote;  // a quotation closes between mark and next
  bool in_brackets;   // a bracket that opened after `sentence` is still open at `next`
  bool in_quote;      // likewise a quotation
};

// What the rules say of a place. What is not settled is advice to the trained model.
enum class Ruling : uint8_t {
  none,  // nothing there marks an end
  no,
  yes,
  never,   // settled: who asked what is quoted follows, or the sentence goes on behind a bracket
  always,  // settled: the mark is of another script
};

// Whether a word, whatever its case, begins sentences far oftener than it follows a name in one.
bool begins_sentences(std::string_view word);

// Looks at most 16 tokens to either side. Never gives `none`.
Ruling judge_boundary(std::string_view text, std::span<const Token> tokens, const Boundary& at);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_SENTENCE_END_H_
