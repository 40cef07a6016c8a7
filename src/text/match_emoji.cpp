// Emoji, each whole sequence one token, and emoticons.
#include <array>

#include "text/matcher.h"

namespace nuncio {
namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t text_style = 0xFE0E, emoji_style = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_regional(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_skin_tone(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}
bool is_tag(char32_t c) {
  return c >= 0xE0020 && c <= 0xE007F;
}

size_t keycap_end(const Place& place) {
  const Glyph base = place.glyph(place.pos);
  if (!base.is_digit() && base.code != '#' && base.code != '*') return place.pos;
  size_t at = place.pos + 1;
  if (place.glyph(at).code == emoji_style) at += place.glyph(at).size;
  const Glyph cap = place.glyph(at);
  return cap.code == keycap ? at + cap.size : place.pos;
}

// One pictograph with what modifies it.
size_t pictograph_end(const Place& place, size_t pos) {
  size_t at = pos + place.glyph(pos).size;
  for (;;) {
    const Glyph next = place.glyph(at);
    const bool modifies = next.code == text_style || next.code == emoji_style ||
                          next.code == keycap || is_skin_tone(next.code) || is_tag(next.code);
    if (!modifies || at - pos > 64) return at;
    at += next.size;
  }
}

constexpr auto emoticons = std::to_array<std::string_view>(
    {":'-(", ":'-)", ">:-(", ":-)", ":-(", ":-D", ":-P", ":-p", ":-/", ":-|", ":-O", ":-o",
     ";-)",  ":'(",  ":')",  "=-)", ">:(", "8-)", "^_^", "-_-", "o_O", "O_o", ":))", ":((",
     ":)",   ":(",   ":D",   ":P",  ":p",  ":/",  ":|",  ":O",  ":o",  ";)",  ";D",  ";P",
     "=)",   "=(",   "=D",   "=P",  "(:",  "XD",  "xD",  "<3",  ":]",  ":[",  ":*",  ":3"});

}  // namespace

size_t match_emoji(const Place& place) {
  const Glyph first = place.glyph(place.pos);
  if (first.kind != CharClass::emoji) return keycap_end(place);
  size_t at = place.pos + first.size;
  if (is_regional(first.code)) {
    const Glyph second = place.glyph(at);
    return is_regional(second.code) ? at + second.size : at;
  }
  at = pictograph_end(place, place.pos);
  while (at - place.pos < 256 && place.glyph(at).code == joiner) {
    const size_t next = at + place.glyph(at).size;
    if (place.glyph(next).kind != CharClass::emoji) break;
    at = pictograph_end(place, next);
  }
  return at;
}

size_t match_emoticon(const Place& place) {
  if (!place.at_word_start()) return place.pos;
  const std::string_view rest = place.text.substr(place.pos, place.chunk_end - place.pos);
  for (const std::string_view face : emoticons) {
    if (!rest.starts_with(face)) continue;
    const Glyph after = place.glyph(place.pos + face.size());
    if (!after.is_alnum() && after.code != '/') return place.pos + face.size();
  }
  return place.pos;
}

}  // namespace nuncio
