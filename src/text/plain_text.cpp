#include "text/plain_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/dates.h"

namespace nuncio {
namespace {

constexpr size_t longest_key = 24;
constexpr size_t longest_title = 160;  // code points
constexpr size_t dateline_lines = 4;

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The line at `pos`, without its LF; moves `pos` behind it.
std::string_view take_line(std::string_view text, size_t& pos) {
  const size_t end = std::min(text.find('\n', pos), text.size());
  const std::string_view line = text.substr(pos, end - pos);
  pos = std::min(end + 1, text.size());
  return line;
}

struct HeaderLine {
  std::string key;  // in small letters
  std::string_view value;
};

std::optional<HeaderLine> parse_header_line(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > longest_key) return std::nullopt;
  std::string key(trim(line.substr(0, colon)));
  std::transform(key.begin(), key.end(), key.begin(), ascii_lower);
  const bool is_word = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  if (!is_word) return std::nullopt;
  return HeaderLine{std::move(key), trim(line.substr(colon + 1))};
}

// Where a known header of `article` goes; null for another key.
std::string* field(Article& article, std::string_view key) {
  if (key == "title") return &article.title;
  if (key == "date") return &article.published;
  if (key == "source") return &article.source;
  if (key == "url") return &article.url;
  return nullptr;
}

// Fills `article` from the header and gives the place where the body begins; 0 where there is no
// header.
size_t read_header(std::string_view text, Article& article) {
  size_t pos = 0;
  Article found;
  bool first = true;
  while (pos < text.size()) {
    const std::string_view line = take_line(text, pos);
    if (trim(line).empty()) break;
    const auto header = parse_header_line(line);
    std::string* const to = header ? field(found, header->key) : nullptr;
    if (!header || (first && to == nullptr)) return 0;
    first = false;
    if (to != nullptr) *to = single_line(header->value);
  }
  if (first) return 0;
  found.published = parse_date(found.published).value_or("");
  article = std::move(found);
  return pos;
}

// The first line, if it reads like a title: short, of three words or more, without a full stop, and
// the next line is no continuation of it.
std::string find_title(std::string_view text) {
  size_t pos = 0;
  std::string_view line;
  while (pos < text.size() && (line = trim(take_line(text, pos))).empty()) {
  }
  if (line.empty() || count_code_points(line) > longest_title || parse_date(line)) return {};
  if (std::count(line.begin(), line.end(), ' ') < 2) return {};
  const Glyph first = glyph_at(line, 0), last = glyph_before(line, line.size());
  if (first.kind == CharClass::lower || is_bullet(first.code)) return {};
  if (last.code == '.' || last.code == '!' || last.kind == CharClass::comma) return {};
  const size_t after = pos;
  const bool blank_follows = trim(take_line(text, pos)).empty() && after < text.size();
  size_t next_at = after;
  std::string_view next;
  while (next_at < text.size() && (next = trim(take_line(text, next_at))).empty()) {
  }
  if (next.empty()) return {};
  return blank_follows || next.size() > line.size() + line.size() / 2 || parse_date(next)
             ? single_line(line)
             : std::string();
}

}  // namespace

std::string single_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t pos = 0; pos < text.size();) {
    const Glyph glyph = glyph_at(text, pos);
    if (glyph.is_space()) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out += text.substr(pos, glyph.size);
    }
    pos += glyph.size;
  }
  return out;
}

std::string find_dateline(std::string_view text) {
  size_t pos = 0;
  for (size_t seen = 0; seen < dateline_lines && pos < text.size();) {
    const std::string_view line = trim(take_line(text, pos));
    if (line.empty()) continue;
    ++seen;
    // A bare year or month may be a heading.
    if (const auto date = parse_date(line); date && date->size() == 10) return *date;
  }
  return {};
}

Article parse_plain_text(std::string text) {
  Article article;
  const size_t body = read_header(text, article);
  if (body > 0) text.erase(0, body);
  article.text = std::move(text);
  if (article.title.empty()) article.title = find_title(article.text);
  if (article.published.empty()) article.published = find_dateline(article.text);
  return article;
}

}  // namespace nuncio
