// What a code point is to the segmenter: one small class each, ASCII from a table, the rest from
// the Unicode category.
#ifndef NUNCIO_TEXT_CHARACTERS_H_
#define NUNCIO_TEXT_CHARACTERS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace nuncio {

enum class CharClass : uint8_t {
  space,          // white space, controls and invisible marks that stand between words
  lower,          // letters without case count as lower
  upper,          // also title case
  digit,          // decimal digits of any script
  mark,           // combining marks, joiners, soft hyphen: continue whatever they follow
  apostrophe,     // ' ’ ` ´
  quote,          // " “ ” ‘ „ « » ‹ ›
  open_bracket,   // ( [ {
  close_bracket,  // ) ] }
  stop,           // . ! ? … and their relatives of other scripts
  comma,          // , ; :
  hyphen,         // - and its look-alikes
  dash,           // – — ― −
  currency,       // $ € £
  emoji,          // pictographs and regional indicators
  symbol,         // everything else that is seen
};

// Of the code point at `pos`; `size` gets its length in bytes. REQUIRES: pos < text.size().
struct Glyph {
  char32_t code = 0;
  uint32_t size = 1;
  CharClass kind = CharClass::space;

  bool is_letter() const { return kind == CharClass::lower || kind == CharClass::upper; }
  bool is_digit() const { return kind == CharClass::digit; }
  bool is_alnum() const { return is_letter() || is_digit(); }
  bool is_space() const { return kind == CharClass::space; }
};

CharClass class_of(char32_t code);

// Past the end gives a space of size 0, so that looking ahead needs no bounds.
Glyph glyph_at(std::string_view text, size_t pos);
// The one that ends at `pos`; a space of size 0 at the beginning.
Glyph glyph_before(std::string_view text, size_t pos);

// Marks that stand on their own line as the head of a list item.
bool is_bullet(char32_t code);

// ASCII letters made small, everything else as it is.
char ascii_lower(char c);
bool equals_ignoring_case(std::string_view a, std::string_view small_b);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_CHARACTERS_H_
