// The pieces of the tokenizer: each matcher looks for one sort of token at one place.
#ifndef NUNCIO_TEXT_MATCHER_H_
#define NUNCIO_TEXT_MATCHER_H_

#include <cstddef>
#include <string_view>

#include "text/characters.h"

namespace nuncio {

// Where the tokenizer stands. `chunk_begin` .. `chunk_end` is the run without white space around
// `pos`; what lies outside may be looked at, but no token reaches there.
struct Place {
  std::string_view text;
  size_t chunk_begin = 0;
  size_t chunk_end = 0;
  size_t pos = 0;

  Glyph glyph(size_t at) const {
    return at < chunk_end ? glyph_at(text, at) : Glyph{0, 0, CharClass::space};
  }
  Glyph before() const {
    return pos > chunk_begin ? glyph_before(text, pos) : Glyph{0, 0, CharClass::space};
  }
  // No letter or digit right before.
  bool at_word_start() const { return !before().is_alnum(); }
};

// Each gives the end of the token that starts at `place.pos`, or `place.pos` where there is none.
// They look ahead by what they match and at most a few hundred bytes more.
size_t match_emoji(const Place& place);
size_t match_emoticon(const Place& place);
size_t match_url(const Place& place);
size_t match_email(const Place& place);
size_t match_handle(const Place& place);
size_t match_number(const Place& place);
size_t match_money_code(const Place& place);    // "US$", "A$"
size_t match_initials(const Place& place);      // "U.S.", "p.m.", "Ph.D.", "J."
size_t match_abbreviation(const Place& place);  // "Sen.", "Sept.", "No." before a number
size_t match_clipped(const Place& place);       // "'72", "'em"
size_t match_clitic(const Place& place);        // "'s" after a token that is no word
size_t match_word(const Place& place);
size_t match_stop(const Place& place);
size_t match_mark(const Place& place);  // any other visible character, runs of some

}  // namespace nuncio

#endif  // NUNCIO_TEXT_MATCHER_H_
