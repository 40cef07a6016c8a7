#include "text/layout.h"

#include <algorithm>
#include <cstdint>

#include "text/characters.h"

namespace nuncio {
namespace {

// One line that is not blank, trimmed.
struct Line {
  Span span;
  uint32_t indent = 0;      // code points of white space before it
  uint32_t width = 0;       // code points, indent included
  uint32_t first_word = 0;  // code points up to its first white space
  bool after_blank = false;
};

// Wider lines are paragraphs; narrower ones are verse or tables.
constexpr uint32_t min_wrap_width = 40;
constexpr uint32_t max_wrap_width = 132;
constexpr uint32_t min_wrapped_lines = 3;

Line measure(std::string_view text, uint32_t begin, uint32_t end) {
  Line line;
  uint32_t column = 0, last_end = begin, last_column = 0;
  bool in_first_word = true;
  line.span = {end, end};
  for (uint32_t pos = begin; pos < end;) {
    const Glyph glyph = glyph_at(text, pos);
    ++column;
    if (!glyph.is_space()) {
      if (line.span.begin == end) {
        line.span.begin = pos;
        line.indent = column - 1;
      }
      if (in_first_word) ++line.first_word;
      last_end = pos + glyph.size;
      last_column = column;
    } else if (line.span.begin != end) {
      in_first_word = false;
    }
    pos += glyph.size;
  }
  line.span.end = std::max(last_end, line.span.begin);
  line.width = last_column;
  return line;
}

bool is_line_break(std::string_view text, size_t pos, size_t& size) {
  const char c = text[pos];
  size = 1;
  if (c == '\n' || c == '\r' || c == '\f' || c == '\v') return true;
  // U+2028 and U+2029
  size = 3;
  return c == '\xE2' && pos + 2 < text.size() && text[pos + 1] == '\x80' &&
         (text[pos + 2] == '\xA8' || text[pos + 2] == '\xA9');
}

std::vector<Line> find_lines(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  size_t begin = 0;
  const auto close = [&](size_t end) {
    Line line = measure(text, static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
    if (line.span.empty()) {
      after_blank = true;
      return;
    }
    line.after_blank = after_blank;
    after_blank = false;
    lines.push_back(line);
  };
  for (size_t pos = 0; pos < text.size();) {
    size_t size = 1;
    if (!is_line_break(text, pos, size)) {
      ++pos;
      continue;
    }
    close(pos);
    if (text[pos] == '\r' && pos + 1 < text.size() && text[pos + 1] == '\n') ++size;
    pos += size;
    begin = pos;
  }
  close(text.size());
  return lines;
}

bool would_have_fitted(const Line& line, const Line& next, uint32_t width) {
  return line.width + 1 + next.first_word <= width;
}

// The width at which the text is wrapped by hand, 0 where it is not: at most lines that are
// followed by another one stop because the next word would have gone past it.
uint32_t wrap_width(const std::vector<Line>& lines) {
  std::vector<uint32_t> widths;
  widths.reserve(lines.size());
  for (const Line& line : lines) widths.push_back(line.width);
  if (widths.size() <= min_wrapped_lines) return 0;
  // One overlong line (an address) in fifty does not make the text wide.
  const auto top = widths.end() - 1 - static_cast<std::ptrdiff_t>(widths.size() / 50);
  std::nth_element(widths.begin(), top, widths.end());
  const uint32_t width = *top;
  if (width < min_wrap_width || width > max_wrap_width) return 0;
  uint32_t inner = 0, full = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++inner;
    full += !would_have_fitted(lines[i], lines[i + 1], width);
  }
  return full >= min_wrapped_lines - 1 && full * 5 >= inner * 3 ? width : 0;
}

bool starts_item(std::string_view text, const Line& line) {
  const Glyph first = glyph_at(text, line.span.begin);
  const Glyph second = glyph_at(text, line.span.begin + first.size);
  if (is_bullet(first.code) && second.is_space()) return true;
  if (!first.is_digit()) return false;
  uint32_t pos = line.span.begin;
  while (pos < line.span.end && pos - line.span.begin < 4 && glyph_at(text, pos).is_digit()) ++pos;
  const bool marked = pos < line.span.end && (text[pos] == '.' || text[pos] == ')');
  return marked && glyph_at(text, pos + 1).is_space();
}

bool continues(std::string_view text, const Line& line, const Line& next, uint32_t width) {
  if (next.after_blank || starts_item(text, next)) return false;
  const Glyph first = glyph_at(text, next.span.begin);
  const Glyph last = glyph_before(text, line.span.end);
  if (width != 0 && !would_have_fitted(line, next, width)) return next.indent <= line.indent + 1;
  return first.kind == CharClass::lower && (last.is_alnum() || last.code == ',');
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
  const std::vector<Line> lines = find_lines(text);
  const uint32_t width = wrap_width(lines);
  std::vector<Span> paragraphs;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && continues(text, lines[i - 1], lines[i], width))
      paragraphs.back().end = lines[i].span.end;
    else
      paragraphs.push_back(lines[i].span);
  }
  return paragraphs;
}

}  // namespace nuncio
