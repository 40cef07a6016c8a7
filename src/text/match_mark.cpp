// Punctuation and symbols.
#include <algorithm>

#include "text/matcher.h"

namespace nuncio {
namespace {

constexpr size_t max_run = 1024;

bool runs_together(char32_t c) {
  return c == '-' || c == '=' || c == '_' || c == '*' || c == '~' || c == '#' || c == '+' ||
         c == '<' || c == '>' || c == '|' || c == '^' || c == '$' || c == 0x2014 || c == 0x2013;
}

size_t run_end(const Place& place, char32_t code) {
  size_t at = place.pos;
  while (place.glyph(at).code == code && at - place.pos < max_run) at += place.glyph(at).size;
  return at;
}

}  // namespace

size_t match_stop(const Place& place) {
  size_t at = place.pos;
  while (place.glyph(at).kind == CharClass::stop && at - place.pos < max_run)
    at += place.glyph(at).size;
  return at;
}

size_t match_mark(const Place& place) {
  const Glyph first = place.glyph(place.pos);
  size_t at = place.pos + first.size;
  if (runs_together(first.code)) {
    at = run_end(place, first.code);
    // "-->", "=>", "<-"
    const bool shaft = first.code == '-' || first.code == '=';
    if (shaft && place.glyph(at).code == '>') return at + 1;
    if (first.code == '<' && at == place.pos + 1 && place.glyph(at).code == '-') return at + 1;
  } else if (first.kind == CharClass::apostrophe || first.code == 0x2018) {
    // '' and `` as TeX writes quotation marks, ‘’ by mishap
    const Glyph second = place.glyph(at);
    const bool pair = second.code == first.code || (first.code == 0x2018 && second.code == 0x2019);
    if (pair) at += second.size;
  }
  while (place.glyph(at).kind == CharClass::mark && at - place.pos < max_run)
    at += place.glyph(at).size;
  return at;
}

}  // namespace nuncio
