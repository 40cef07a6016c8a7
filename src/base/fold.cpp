#include "base/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"

namespace nuncio {
namespace {

// Letters that Unicode does not decompose, and typography that means plain ASCII.
std::string_view plain_form(char32_t c) {
  switch (c) {
    case U'\u0142':
    case U'\u0141':
      return "l";
    case U'\u00F8':
    case U'\u00D8':
      return "o";
    case U'\u0111':
    case U'\u0110':
    case U'\u00F0':
    case U'\u00D0':
      return "d";
    case U'\u0131':
      return "i";
    case U'\u00E6':
    case U'\u00C6':
      return "ae";
    case U'\u0153':
    case U'\u0152':
      return "oe";
    case U'\u00FE':
    case U'\u00DE':
      return "th";
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'\u0060':
      return "'";
    case U'\u201C':
    case U'\u201D':
      return "\"";
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
      return "-";
    default:
      return {};
  }
}

void append_folded(std::string& out, char32_t c) {
  if (const auto plain = plain_form(c); !plain.empty()) {
    out += plain;
    return;
  }
  utf8proc_int32_t parts[32];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts, 32,
      static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                     UTF8PROC_IGNORE | UTF8PROC_STRIPMARK),
      &boundary);
  for (utf8proc_ssize_t i = 0; i < count && i < 32; ++i)
    append_utf8(out, static_cast<char32_t>(parts[i]));
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

void trim_end(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[pos]);
    if (byte <= ' ') {
      append_space(out);
      ++pos;
    } else if (byte < 0x80) {
      out += byte == '`' ? '\'' : static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++pos;
    } else {
      const char32_t c = decode_utf8(text, pos);
      const bool space =
          utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS;
      if (space)
        append_space(out);
      else
        append_folded(out, c);
    }
  }
  trim_end(out);
  return out;
}

std::string name_key(std::string_view name) {
  const std::string folded = fold(name);
  std::string_view rest = folded;
  if (rest.ends_with("'s")) rest.remove_suffix(2);
  std::string out;
  out.reserve(rest.size());
  for (size_t pos = 0; pos < rest.size();) {
    const size_t start = pos;
    const char32_t c = decode_utf8(rest, pos);
    if (is_letter_or_digit(c))
      out += rest.substr(start, pos - start);
    else if (c != '.')
      append_space(out);
  }
  trim_end(out);
  if (out.starts_with("the ") && out.size() > 4) out.erase(0, 4);
  return out;
}

size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  const auto decode = [](std::string_view text) {
    std::u32string out;
    for (size_t pos = 0; pos < text.size();) out += decode_utf8(text, pos);
    return out;
  };
  const std::u32string x = decode(a);
  const std::u32string y = decode(b);
  const size_t gap = x.size() > y.size() ? x.size() - y.size() : y.size() - x.size();
  if (gap > limit) return limit + 1;
  std::vector<size_t> before(y.size() + 1), last(y.size() + 1), row(y.size() + 1);
  for (size_t j = 0; j <= y.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= x.size(); ++i) {
    row[0] = i;
    size_t best = row[0];
    for (size_t j = 1; j <= y.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x[i - 1] != y[j - 1])});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[y.size()], limit + 1);
}

}  // namespace nuncio
