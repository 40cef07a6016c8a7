#include "text/entities.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace nuncio {
namespace {

constexpr size_t longest = 12;

constexpr auto named = std::to_array<std::pair<std::string_view, char32_t>>(
    {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
     {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019},
     {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}, {"bull", 0x2022},  {"euro", 0x20AC},
     {"pound", 0xA3},   {"cent", 0xA2},    {"copy", 0xA9},     {"reg", 0xAE},     {"trade", 0x2122},
     {"deg", 0xB0},     {"laquo", 0xAB},   {"raquo", 0xBB},    {"aacute", 0xE1},  {"eacute", 0xE9},
     {"iacute", 0xED},  {"oacute", 0xF3},  {"uacute", 0xFA},   {"ntilde", 0xF1},  {"ccedil", 0xE7},
     {"uuml", 0xFC},    {"ouml", 0xF6},    {"auml", 0xE4},     {"middot", 0xB7},  {"times", 0xD7},
     {"frac12", 0xBD},  {"shy", 0xAD}});

char32_t numeric(std::string_view digits) {
  const bool hex = digits.size() > 1 && (digits[0] | 0x20) == 'x';
  char32_t value = 0;
  for (const char c : digits.substr(hex ? 1 : 0)) {
    const char small = static_cast<char>(c | 0x20);
    const bool decimal = c >= '0' && c <= '9';
    if (!decimal && !(hex && small >= 'a' && small <= 'f')) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(decimal ? c - '0' : small - 'a' + 10);
    if (value > 0x10FFFF) return 0;
  }
  return value >= 0xD800 && value < 0xE000 ? 0 : value;
}

}  // namespace

size_t decode_entity(std::string_view text, size_t pos, std::string& out) {
  if (text[pos] != '&') return pos;
  const size_t end = text.substr(pos, longest).find(';');
  if (end == std::string_view::npos || end < 2) return pos;
  const std::string_view name = text.substr(pos + 1, end - 1);
  char32_t code = 0;
  if (name[0] == '#' && name.size() > 1) code = numeric(name.substr(1));
  for (const auto& [known, value] : named)
    if (known == name) code = value;
  if (code == 0) return pos;
  append_utf8(out, code);
  return pos + end + 1;
}

}  // namespace nuncio
