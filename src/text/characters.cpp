#include "text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace nuncio {
namespace {

constexpr std::array<CharClass, 128> make_ascii() {
  std::array<CharClass, 128> table{};
  for (size_t c = 0; c < 128; ++c) {
    if (c <= ' ' || c == 127)
      table[c] = CharClass::space;
    else if (c >= '0' && c <= '9')
      table[c] = CharClass::digit;
    else if (c >= 'A' && c <= 'Z')
      table[c] = CharClass::upper;
    else if (c >= 'a' && c <= 'z')
      table[c] = CharClass::lower;
    else
      table[c] = CharClass::symbol;
  }
  for (const unsigned char c : {'\'', '`'}) table[c] = CharClass::apostrophe;
  for (const unsigned char c : {'(', '[', '{'}) table[c] = CharClass::open_bracket;
  for (const unsigned char c : {')', ']', '}'}) table[c] = CharClass::close_bracket;
  for (const unsigned char c : {'.', '!', '?'}) table[c] = CharClass::stop;
  for (const unsigned char c : {',', ';', ':'}) table[c] = CharClass::comma;
  table['"'] = CharClass::quote;
  table['-'] = CharClass::hyphen;
  table['$'] = CharClass::currency;
  return table;
}

constexpr std::array<CharClass, 128> ascii = make_ascii();

bool is_pictograph(char32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
         (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x2300 && c <= 0x23FF) || c == 0x20E3;
}

struct Special {
  CharClass kind;
  std::u32string_view codes;
};

// What the general category does not tell, or tells otherwise than we need it.
constexpr auto specials = std::to_array<Special>({
    {CharClass::apostrophe, U"\u2019\u00B4\u02BC\uFF07"},
    {CharClass::quote,
     U"\u201C\u201D\u2018\u201A\u201B\u201E\u201F\u00AB\u00BB\u2039\u203A\u300C\u300D\uFF02"},
    {CharClass::stop,
     U"\u2026\u3002\uFF01\uFF0E\uFF1F\u203C\u2047\u2048\u2049\u061F\u06D4\u0964\u203D"},
    {CharClass::comma, U"\uFF0C\uFF1A\uFF1B\u3001\u060C\u061B"},
    {CharClass::hyphen, U"\u2010\u2011\uFE63\uFF0D"},
    {CharClass::dash, U"\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B"},
    {CharClass::mark, U"\u00AD\u200C\u200D\uFE0E\uFE0F"},
});

bool special_class(char32_t c, CharClass& kind) {
  const bool flag_letter = c >= 0xE0020 && c <= 0xE007F;
  if (flag_letter) kind = CharClass::mark;
  for (const Special& special : specials) {
    if (special.codes.find(c) == std::u32string_view::npos) continue;
    kind = special.kind;
    return true;
  }
  return flag_letter;
}

CharClass from_category(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharClass::lower;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharClass::mark;
    case UTF8PROC_CATEGORY_ND:
      return CharClass::digit;
    case UTF8PROC_CATEGORY_PS:
      return CharClass::open_bracket;
    case UTF8PROC_CATEGORY_PE:
      return CharClass::close_bracket;
    case UTF8PROC_CATEGORY_PD:
      return CharClass::dash;
    case UTF8PROC_CATEGORY_SC:
      return CharClass::currency;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return CharClass::space;
    default:
      return CharClass::symbol;
  }
}

}  // namespace

CharClass class_of(char32_t code) {
  if (code < 128) return ascii[code];
  CharClass kind = CharClass::symbol;
  if (special_class(code, kind)) return kind;
  if (is_pictograph(code)) return CharClass::emoji;
  return from_category(code);
}

Glyph glyph_at(std::string_view text, size_t pos) {
  if (pos >= text.size()) return {0, 0, CharClass::space};
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte < 128) return {byte, 1, ascii[byte]};
  size_t next = pos;
  const char32_t code = decode_utf8(text, next);
  return {code, static_cast<uint32_t>(next - pos), class_of(code)};
}

Glyph glyph_before(std::string_view text, size_t pos) {
  if (pos == 0 || pos > text.size()) return {0, 0, CharClass::space};
  size_t begin = pos - 1;
  while (begin > 0 && pos - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  return glyph_at(text, begin);
}

bool is_bullet(char32_t code) {
  static constexpr std::array<char32_t, 14> bullets = {'*',    '-',    0x00B7, 0x2022, 0x2023,
                                                       0x2043, 0x204C, 0x2219, 0x25A0, 0x25AA,
                                                       0x25B6, 0x25CB, 0x25CF, 0x25E6};
  return std::find(bullets.begin(), bullets.end(), code) != bullets.end();
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_ignoring_case(std::string_view a, std::string_view small_b) {
  return a.size() == small_b.size() &&
         std::equal(a.begin(), a.end(), small_b.begin(),
                    [](char x, char y) { return ascii_lower(x) == y; });
}

}  // namespace nuncio
