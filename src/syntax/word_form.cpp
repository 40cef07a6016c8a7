#include "syntax/word_form.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/files.h"
#include "base/utf8.h"

namespace nuncio {
namespace {

constexpr size_t kMaxBytes = 64;  // of a form that features look at

uint32_t atom(std::string_view text) {
  const uint64_t hash = stable_hash(text);
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

char letter_class(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= '0' && c <= '9') return 'd';
    return static_cast<char>(c);
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return 'X';
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return 'x';
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return 'd';
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_SK:
      return '*';
    default:
      return '#';
  }
}

std::string_view plain_letter(char32_t c) {
  switch (c) {
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'\u00B4':
      return "'";
    case U'\u201C':
    case U'\u201D':
    case U'\u00AB':
    case U'\u00BB':
      return "\"";
    case U'\u2010':
    case U'\u2011':
      return "-";
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2015':
      return "--";
    case U'\u2026':
      return "...";
    default:
      return {};
  }
}

}  // namespace

std::string plain_form(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (size_t pos = 0; pos < form.size();) {
    if (static_cast<unsigned char>(form[pos]) < 0x80) {
      out += form[pos] == '`' ? '\'' : form[pos];
      ++pos;
      continue;
    }
    const size_t start = pos;
    const std::string_view plain = plain_letter(decode_utf8(form, pos));
    out += plain.empty() ? form.substr(start, pos - start) : plain;
  }
  if (out == "''") out = "\"";
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++pos;
      continue;
    }
    const size_t start = pos;
    const char32_t c = decode_utf8(text, pos);
    if (c == 0xFFFD)
      out += text.substr(start, pos - start);
    else
      append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
  return out;
}

std::string word_shape(std::string_view plain) {
  std::string shape;
  for (size_t pos = 0; pos < plain.size();) {
    const char c = letter_class(decode_utf8(plain, pos));
    const size_t size = shape.size();
    if (size >= 4 && std::all_of(shape.end() - 4, shape.end(), [&](char s) { return s == c; }))
      continue;
    shape += c;
  }
  return shape;
}

FormAtoms::FormAtoms(std::string_view form) {
  std::string plain = plain_form(form.substr(0, kMaxBytes));
  const std::string kind = word_shape(plain);
  shape = atom(kind);
  capital = kind.starts_with('X');
  all_capitals = kind.find('X') != std::string::npos && kind.find('x') == std::string::npos;
  letters = kind.find_first_of("Xx") != std::string::npos;
  digit = kind.find('d') != std::string::npos;
  sentence_end = plain == "." || plain == "?" || plain == "!" || plain == "...";
  hyphen = kind.find('-') != std::string::npos;
  for (char& c : plain)
    if (c >= '0' && c <= '9') c = '0';
  exact = atom(plain);
  const std::string low = lower_case(plain);
  const std::string_view view = low;
  lower = atom(low);
  for (size_t i = 0; i < 4 && i < view.size(); ++i) prefix[i] = atom(view.substr(0, i + 1));
  for (size_t i = 0; i < 5 && i < view.size(); ++i)
    suffix[i] = atom(view.substr(view.size() - i - 1));
}

uint32_t FormAtoms::lower_atom(std::string_view text) {
  return atom(text);
}

}  // namespace nuncio
