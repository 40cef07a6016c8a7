#include "shell/text_width.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"

namespace nuncio {

namespace {

bool is_regional_indicator(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

// Hands out one user-perceived character after the other, with its columns.
class Graphemes {
 public:
  explicit Graphemes(std::string_view text) : text_(text) {}

  // False at the end of the text.
  bool next() {
    begin_ = end_;
    if (begin_ >= text_.size()) return false;
    size_t pos = begin_;
    char32_t last = decode_utf8(text_, pos);
    width_ = width_of(last);
    end_ = pos;
    utf8proc_int32_t state = 0;
    while (pos < text_.size()) {
      const char32_t c = decode_utf8(text_, pos);
      if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last),
                                           static_cast<utf8proc_int32_t>(c), &state))
        break;
      constexpr char32_t kEmojiStyle = 0xFE0F;
      if (c == kEmojiStyle || (is_regional_indicator(last) && is_regional_indicator(c)))
        width_ = 2;
      else
        width_ = std::max(width_, width_of(c));
      last = c;
      end_ = pos;
    }
    return true;
  }

  std::string_view text() const { return text_.substr(begin_, end_ - begin_); }
  size_t width() const { return width_; }

 private:
  static size_t width_of(char32_t c) {
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
    return width > 0 ? static_cast<size_t>(width) : 0;
  }

  std::string_view text_;
  size_t begin_ = 0;
  size_t end_ = 0;
  size_t width_ = 0;
};

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  size_t width = 0;
  Graphemes graphemes(text);
  while (graphemes.next()) width += graphemes.width();
  return width;
}

std::string printable(std::string_view text) {
  if (is_plain_ascii(text)) return std::string(text);
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = decode_utf8(text, pos);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029)
      out += ' ';
    else if (c < ' ' || (c >= 0x7F && c < 0xA0) || direction)
      append_utf8(out, 0xFFFD);
    else
      append_utf8(out, c);
  }
  return out;
}

std::string cut_to_width(std::string_view text, size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string out;
  size_t used = 0;
  Graphemes graphemes(text);
  while (graphemes.next() && used + graphemes.width() < width) {
    out += graphemes.text();
    used += graphemes.width();
  }
  return out + "…";
}

std::vector<std::string> wrap_to_width(std::string_view text, size_t width) {
  std::vector<std::string> lines(1);
  size_t used = 0;
  std::string word;
  size_t word_width = 0;
  const auto place_word = [&] {
    if (word.empty()) return;
    const size_t gap = used > 0 ? 1 : 0;
    if (used + gap + word_width > width && used > 0) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += (used > 0 ? 1 : 0) + word_width;
    word.clear();
    word_width = 0;
  };
  Graphemes graphemes(text);
  while (graphemes.next()) {
    if (graphemes.text() == " ") {
      place_word();
      continue;
    }
    if (word_width + graphemes.width() > width) place_word();
    word += graphemes.text();
    word_width += graphemes.width();
  }
  place_word();
  return lines;
}

std::string pad_to_width(std::string_view text, size_t width) {
  std::string out(text);
  const size_t used = display_width(text);
  if (used < width) out.append(width - used, ' ');
  return out;
}

}  // namespace nuncio
