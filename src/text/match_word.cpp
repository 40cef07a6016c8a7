// Words and abbreviations.
#include <algorithm>
#include <array>

#include "text/abbreviations.h"
#include "text/matcher.h"

namespace nuncio {
namespace {

constexpr size_t max_word = 512;
constexpr size_t max_initials = 12;

// Bound forms, which a hyphen does not part from what follows.
constexpr auto prefixes = std::to_array<std::string_view>(
    {"anti",  "arch",  "bi",     "co",     "contra", "counter", "cross", "cyber", "de",
     "demi",  "e",     "eco",    "ex",     "extra",  "hyper",   "infra", "inter", "intra",
     "macro", "mega",  "meta",   "micro",  "mid",    "mini",    "mono",  "multi", "nano",
     "neo",   "non",   "omni",   "over",   "pan",    "para",    "poly",  "post",  "pre",
     "pro",   "proto", "pseudo", "psycho", "quasi",  "re",      "semi",  "socio", "sub",
     "super", "supra", "trans",  "tri",    "ultra",  "un",      "under", "uni"});

constexpr auto suffixes = std::to_array<std::string_view>({"wise", "esque", "ish", "fold", "o"});

constexpr auto slashed =
    std::to_array<std::string_view>({"w/o", "w/", "b/c", "s/he", "n/a", "l/c"});

// Written with an apostrophe where letters were left out at the front.
constexpr auto clipped = std::to_array<std::string_view>(
    {"em", "til", "till", "tis", "twas", "cause", "cuz", "round", "bout", "n", "nuff", "un"});

constexpr auto clitics = std::to_array<std::string_view>({"s", "m", "d", "re", "ve", "ll", "t"});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::any_of(table.begin(), table.end(),
                     [&](std::string_view entry) { return equals_ignoring_case(word, entry); });
}

size_t letters_end(const Place& place, size_t pos) {
  const size_t begin = pos;
  for (;;) {
    const Glyph glyph = place.glyph(pos);
    const bool goes_on = glyph.is_letter() || (pos > begin && glyph.kind == CharClass::mark);
    if (!goes_on || pos - begin >= max_word) return pos;
    pos += glyph.size;
  }
}

std::string_view between(const Place& place, size_t begin, size_t end) {
  return place.text.substr(begin, end - begin);
}

bool single_letter(const Place& place, size_t pos) {
  const Glyph glyph = place.glyph(pos);
  return glyph.is_letter() && !place.glyph(pos + glyph.size).is_alnum();
}

bool hyphen_holds(const Place& place, size_t part, size_t hyphen) {
  const size_t next = hyphen + place.glyph(hyphen).size;
  if (!place.glyph(next).is_letter()) return false;
  if (contains(prefixes, between(place, part, hyphen))) return true;
  return contains(suffixes, between(place, next, letters_end(place, next)));
}

// "stage.We": two sentences without a space; "comp.sources", "J.doc": one name.
bool stop_holds(const Place& place, size_t part, size_t stop) {
  const Glyph next = place.glyph(stop + 1);
  if (!next.is_alnum()) return false;
  if (next.kind != CharClass::upper) return true;
  const bool capitalised = place.glyph(stop + 1 + next.size).kind == CharClass::lower;
  const bool lone_word = !place.glyph(stop + 1 + next.size).is_alnum();
  return glyph_before(place.text, stop).kind != CharClass::lower || stop - part < 2
             ? !(capitalised && stop - part > 1)
             : !(capitalised || lone_word);
}

// "A&E", "PG&E", "p&l".
bool ampersand_holds(const Place& place, size_t part, size_t ampersand) {
  const size_t end = letters_end(place, ampersand + 1);
  return end > ampersand + 1 && end - ampersand <= 4 && ampersand - part <= 4;
}

// Whether the mark at `pos`, right behind letters that begin at `part`, is inside the word.
bool holds(const Place& place, size_t part, size_t pos) {
  const Glyph mark = place.glyph(pos);
  const Glyph next = place.glyph(pos + mark.size);
  switch (mark.kind) {
    case CharClass::apostrophe:
      return next.is_letter();
    case CharClass::hyphen:
      return hyphen_holds(place, part, pos);
    case CharClass::stop:
      return mark.code == '.' && stop_holds(place, part, pos);
    default:
      break;
  }
  if (mark.code == '_') return next.is_alnum() || next.code == '_';
  if (mark.code == '&') return ampersand_holds(place, part, pos);
  if (mark.code == '*') return next.kind == CharClass::lower;
  return false;
}

size_t slashed_end(const Place& place) {
  for (const std::string_view word : slashed) {
    const size_t end = place.pos + word.size();
    if (end > place.chunk_end || !equals_ignoring_case(between(place, place.pos, end), word))
      continue;
    if (!place.glyph(end).is_alnum()) return end;
  }
  return place.pos;
}

}  // namespace

size_t match_initials(const Place& place) {
  if (!place.at_word_start() || !single_letter(place, place.pos)) return place.pos;
  size_t at = place.pos, count = 0;
  while (count < max_initials && single_letter(place, at)) {
    const size_t stop = at + place.glyph(at).size;
    if (place.glyph(stop).code != '.') break;
    at = stop + 1;
    ++count;
  }
  // "U.S.A", "Ph.D." is left to match_abbreviation
  if (count == 0) return place.pos;
  if (count >= 2)
    return single_letter(place, at) && !place.glyph(at + 1).is_alnum() &&
                   place.glyph(at + 1).kind != CharClass::apostrophe
               ? at + place.glyph(at).size
               : at;
  const bool ends_chunk = place.glyph(at).size == 0 || !place.glyph(at).is_alnum();
  const bool initial = place.glyph(place.pos).kind == CharClass::upper && ends_chunk;
  return initial && place.glyph(at).kind != CharClass::stop ? at : place.pos;
}

size_t match_abbreviation(const Place& place) {
  if (!place.at_word_start()) return place.pos;
  size_t begin = place.pos, end = letters_end(place, place.pos);
  // "ex-Sen."
  if (place.glyph(end).code == '-' && contains(prefixes, between(place, begin, end))) {
    begin = end + 1;
    end = letters_end(place, begin);
  }
  if (place.glyph(end).code != '.' || end - begin > 8) return place.pos;
  const std::string_view word = between(place, begin, end);
  const Glyph after = place.glyph(end + 1);
  for (const std::string_view degree :
       {"Ph.D.", "M.Sc.", "B.Sc.", "D.Phil.", "Ed.D.", "Pty.", "Lt.Gen."})
    if (place.text.substr(place.pos, degree.size()) == degree) return place.pos + degree.size();
  if (after.kind == CharClass::stop) return place.pos;
  const auto kind = find_abbreviation(word);
  if (!kind) {
    // "p. 5", "c. 1900", "v. Wade"
    const bool small =
        word.size() == 1 && (word == "p" || word == "c" || word == "v" || word == "d");
    const Glyph next = glyph_at(place.text, end + 2);
    const bool leads = next.is_digit() || (word == "v" && next.kind == CharClass::upper);
    return small && after.size == 0 && leads ? end + 1 : place.pos;
  }
  if (after.is_letter() && *kind != Abbreviation::title) return place.pos;
  if (*kind == Abbreviation::numbered) {
    const size_t next = after.size == 0 ? end + 2 : end + 1;
    if (!glyph_at(place.text, next).is_digit()) return place.pos;
  }
  return end + 1;
}

size_t match_clipped(const Place& place) {
  const Glyph first = place.glyph(place.pos);
  if (first.kind != CharClass::apostrophe && first.code != 0x2018) return place.pos;
  if (!place.at_word_start()) return place.pos;
  const size_t begin = place.pos + first.size;
  size_t end = begin;
  while (place.glyph(end).is_digit() && end - begin <= 2) ++end;
  if (end - begin == 2) {
    if (place.glyph(end).code == 's') ++end;
    return place.glyph(end).is_alnum() ? place.pos : end;
  }
  end = letters_end(place, begin);
  if (end == begin || place.glyph(end).is_digit()) return place.pos;
  return contains(clipped, between(place, begin, end)) ? end : place.pos;
}

size_t match_clitic(const Place& place) {
  const Glyph first = place.glyph(place.pos);
  if (first.kind != CharClass::apostrophe || place.pos == place.chunk_begin) return place.pos;
  const Glyph before = place.before();
  const bool follows = before.is_alnum() || before.code == '.' || before.kind == CharClass::quote ||
                       before.kind == CharClass::close_bracket || before.code == '%';
  if (!follows) return place.pos;
  const size_t begin = place.pos + first.size;
  const size_t end = letters_end(place, begin);
  return end > begin && !place.glyph(end).is_alnum() &&
                 contains(clitics, between(place, begin, end))
             ? end
             : place.pos;
}

size_t match_word(const Place& place) {
  if (const size_t end = slashed_end(place); end > place.pos && place.at_word_start()) return end;
  size_t at = place.pos, part = place.pos;
  while (at - place.pos < max_word) {
    const Glyph glyph = place.glyph(at);
    if (glyph.is_alnum() || (glyph.kind == CharClass::mark && at > place.pos)) {
      at += glyph.size;
    } else if (at > place.pos && glyph.size > 0 && holds(place, part, at)) {
      at += glyph.size;
      part = at;
    } else {
      break;
    }
  }
  // "th- the", a word that its speaker broke off
  const bool broken = at > place.pos && at - place.pos <= 2 && place.pos == place.chunk_begin &&
                      place.glyph(at).code == '-' && at + 1 == place.chunk_end &&
                      place.glyph(place.pos).is_letter();
  return broken ? at + 1 : at;
}

}  // namespace nuncio
