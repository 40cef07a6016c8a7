// Numbers with what is written inside them (decimals, times, dates, telephone numbers), and money
// codes.
#include <algorithm>
#include <array>

#include "text/matcher.h"

namespace nuncio {
namespace {

// Digit groups that '-' or '/' hold together.
struct Group {
  size_t end = 0;
  size_t digits = 0;
  char32_t separator = 0;  // before it
};
constexpr size_t max_groups = 6;

size_t digits_end(const Place& place, size_t pos) {
  while (place.glyph(pos).is_digit() && pos - place.pos < 512) pos += place.glyph(pos).size;
  return pos;
}

// "1,234.5", "7:30", "10.1.2": digits with single marks between them.
size_t plain_end(const Place& place, size_t pos) {
  pos = digits_end(place, pos);
  for (;;) {
    const char32_t mark = place.glyph(pos).code;
    const bool joins = mark == '.' || mark == ',' || mark == ':';
    const size_t end = joins ? digits_end(place, pos + 1) : pos;
    // A comma is part of a number but in "[1,2]".
    const bool listed = mark == ',' && end != pos + 4 && place.glyph(place.chunk_begin).code == '[';
    if (end <= pos + 1 || pos - place.pos >= 512 || listed) return pos;
    pos = end;
  }
}

bool is_date_like(std::string_view first, std::string_view second) {
  const auto value = [](std::string_view digits) {
    int sum = 0;
    for (const char c : digits) sum = sum * 10 + (c - '0');
    return sum;
  };
  const int a = value(first), b = value(second);
  const bool fraction = a < b && b <= 8;
  return a >= 1 && a <= 12 && b >= 1 && b <= 31 && !fraction;
}

// End of "11/28/2000", "713-853-3989", "345-9945", "9/11", "2025-09-08"; `pos` where the groups are
// a range or a score ("1969-1970", "3-1"), which EWT takes apart.
size_t grouped_end(const Place& place, size_t pos) {
  std::array<Group, max_groups> groups;
  size_t count = 0;
  for (size_t at = pos; count < max_groups; ++at) {
    const size_t end = digits_end(place, at);
    if (end == at) return pos;
    groups[count] = {end, end - at, count == 0 ? U'\0' : place.glyph(at - 1).code};
    ++count;
    at = end;
    const char32_t separator = place.glyph(at).code;
    if ((separator != '-' && separator != '/') || !place.glyph(at + 1).is_digit()) break;
  }
  const size_t end = groups[count - 1].end;
  if (place.glyph(end).is_letter() || place.glyph(end).code == '-') return pos;
  if (count >= 3) return end;
  if (count != 2) return pos;
  if (groups[1].separator == '-') return groups[0].digits == 3 && groups[1].digits == 4 ? end : pos;
  const auto first = place.text.substr(pos, groups[0].digits);
  const auto second = place.text.substr(groups[0].end + 1, groups[1].digits);
  const bool short_groups = first.size() <= 2 && second.size() <= 2;
  return short_groups && is_date_like(first, second) ? end : pos;
}

constexpr auto units = std::to_array<std::string_view>(
    {"am",      "pm",      "k",        "m",       "mm",  "cm",   "km",    "kg",   "g",
     "mg",      "ml",      "ft",       "lb",      "lbs", "oz",   "mph",   "kph",  "bn",
     "mn",      "tn",      "hr",       "hrs",     "min", "mins", "sec",   "secs", "gb",
     "mb",      "tb",      "kb",       "ghz",     "mhz", "kw",   "mw",    "gw",   "kwh",
     "mwh",     "km2",     "km²",      "sq",      "ha",  "in",   "yr",    "yrs",  "x",
     "million", "billion", "trillion", "percent", "am.", "pm.",  "years", "year", "people"});

bool is_unit(std::string_view word, bool after_currency) {
  const bool known = std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
    return equals_ignoring_case(word, unit);
  });
  // "3M" is a name, "$3M" is not; "18T", "5G" and "10X" are names too.
  const bool single_capital = word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
  return single_capital ? after_currency : known || (after_currency && word.size() <= 2);
}

bool is_ordinal(std::string_view word) {
  return equals_ignoring_case(word, "st") || equals_ignoring_case(word, "nd") ||
         equals_ignoring_case(word, "rd") || equals_ignoring_case(word, "th");
}

// "p.m." or "a.m." right behind a number.
bool is_half_day(const Place& place, size_t pos) {
  const char32_t half = place.glyph(pos).code | 0x20;
  return (half == 'a' || half == 'p') && place.glyph(pos + 1).code == '.' &&
         (place.glyph(pos + 2).code | 0x20) == 'm';
}

// "1990s", "60's", "20th"; else the number ends where its letters begin, or it is part of a word.
size_t with_suffix(const Place& place, size_t end, bool after_currency) {
  const bool round = place.text[end - 1] == '0' && end - place.pos >= 2;
  if (place.glyph(end).kind == CharClass::apostrophe && round) {
    const size_t s = end + place.glyph(end).size;
    if (place.glyph(s).code == 's' && !place.glyph(s + 1).is_alnum()) return s + 1;
  }
  size_t letters = end;
  while (place.glyph(letters).is_alnum() && letters - end < 16)
    letters += place.glyph(letters).size;
  if (letters == end) return end;
  const std::string_view word = place.text.substr(end, letters - end);
  if (is_ordinal(word) || word == "s") return letters;
  if (is_unit(word, after_currency) || is_half_day(place, end)) return end;
  return place.pos;
}

}  // namespace

size_t match_number(const Place& place) {
  const Glyph first = place.glyph(place.pos);
  const Glyph before = place.before();
  if (before.is_alnum()) return place.pos;
  size_t digits = place.pos;
  const bool fraction = first.code == '.' && before.kind != CharClass::stop;
  const bool sign = first.code == '+' && place.pos == place.chunk_begin;
  if (fraction || sign) ++digits;
  if (!place.glyph(digits).is_digit()) return place.pos;
  const size_t grouped = grouped_end(place, digits);
  if (grouped > digits) return grouped;
  const size_t end = plain_end(place, digits);
  return with_suffix(place, end, before.kind == CharClass::currency);
}

size_t match_money_code(const Place& place) {
  if (!place.at_word_start()) return place.pos;
  size_t at = place.pos;
  while (place.glyph(at).kind == CharClass::upper && at - place.pos < 4) at += place.glyph(at).size;
  const Glyph sign = place.glyph(at);
  if (at == place.pos || sign.code != '$') return place.pos;
  return place.glyph(at + 1).is_letter() ? place.pos : at + 1;
}

}  // namespace nuncio
