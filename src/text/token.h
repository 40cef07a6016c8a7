// What the tokenizer hands to the sentence splitter.
#ifndef NUNCIO_TEXT_TOKEN_H_
#define NUNCIO_TEXT_TOKEN_H_

#include <cstdint>
#include <string_view>

#include "nuncio/article.h"

namespace nuncio {

enum class TokenKind : uint8_t {
  word,
  abbreviation,  // a word whose last character is the full stop of its abbreviation
  number,
  address,  // URL, e-mail address, @handle, #hashtag
  emoji,    // or an emoticon
  stop,     // a run of . ! ? …
  open_quote,
  close_quote,
  open_bracket,
  close_bracket,
  comma,  // , ; :
  dash,   // hyphens and dashes
  symbol,
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::symbol;
  bool joined = false;  // this token and the next are one orthographic word ("do|n't")
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_TOKEN_H_
