#include "exchange/graphviz_text.h"

#include "base/files.h"
#include "base/utf8.h"

namespace nuncio {

namespace {

// GraphViz gives up on a quoted string of 16,384 bytes.
constexpr size_t kLongestId = 1000;

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 ||
         c == 0xA0 || c == 0x2028 || c == 0x2029;
}

// Marks that turn the direction of what follows, and would leak into the rest of the picture.
bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string dot_id(std::string_view text) {
  std::string id = "\"";
  for (size_t pos = 0; pos < text.size();) {
    if (pos > kLongestId) return id + "~" + to_hex(stable_hash(text)) + '"';
    const size_t begin = pos;
    const char32_t c = decode_utf8(text, pos);
    if (is_control(c) || is_direction_mark(c) || c == '%') {
      static constexpr char kHex[] = "0123456789ABCDEF";
      for (const char byte : text.substr(begin, pos - begin))
        id += {'%', kHex[static_cast<unsigned char>(byte) >> 4], kHex[byte & 15]};
    } else {
      // A backslash stands for itself in an id, except before a quote; doubled it is safe there
      // too.
      if (c == '"' || c == '\\') id += '\\';
      id += text.substr(begin, pos - begin);
    }
  }
  return id + '"';
}

std::string plain_line(std::string_view text, size_t limit) {
  std::string line;
  size_t count = 0;
  bool space = false;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = decode_utf8(text, pos);
    if (is_space(c)) {
      space = count > 0;
      continue;
    }
    if (is_control(c) || is_direction_mark(c)) continue;
    if (count + space >= limit) return line + "…";
    if (space) line += ' ';
    count += 1 + space;
    space = false;
    append_utf8(line, c);
  }
  return line;
}

std::string dot_escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '&':
        out += "&amp;";
        break;  // "&lt;" in a name means these four characters
      default:
        out += c;
    }
  }
  return out;
}

std::string html_escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br/>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string wrap(std::string_view line, size_t width) {
  std::string out;
  size_t used = 0;
  while (!line.empty()) {
    const size_t space = line.find(' ');
    const std::string_view word = line.substr(0, space);
    line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
    const size_t length = count_code_points(word);
    if (used > 0 && used + 1 + length > width) {
      out += '\n';
      used = 0;
    } else if (used > 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += length;
  }
  return out;
}

}  // namespace nuncio
