#include "shell/completer.h"

#include <algorithm>
#include <cctype>

namespace nuncio {

namespace {

constexpr size_t kMostNames = 200;

bool is_word_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// What the cursor stands in: an open quote, an open bracket, the word just begun.
struct Place {
  char quote = 0;          // the quote that is open; 0 outside
  size_t quote_begin = 0;  // behind it
  char bracket = 0;        // innermost open "(", "[" or "{"
  size_t word_begin = 0;
};

Place find_place(std::string_view text) {
  Place place;
  std::string open;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (place.quote != 0) {
      if (c == '\\')
        ++i;
      else if (c == place.quote)
        place.quote = 0;
    } else if (c == '\'' || c == '"') {
      place.quote = c;
      place.quote_begin = i + 1;
    } else if (c == '(' || c == '[' || c == '{') {
      open += c;
    } else if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  place.bracket = open.empty() ? 0 : open.back();
  place.word_begin = text.size();
  while (place.word_begin > 0 && is_word_char(text[place.word_begin - 1])) --place.word_begin;
  return place;
}

void add_matching(std::string_view prefix, const std::vector<std::string>& words,
                  std::vector<std::string>& out) {
  for (const std::string& word : words)
    if (lower(word).starts_with(lower(prefix))) out.push_back(word);
}

Completion finished(size_t begin, std::vector<std::string> texts) {
  std::ranges::sort(texts);
  const auto repeated = std::ranges::unique(texts);
  texts.erase(repeated.begin(), repeated.end());
  return {begin, std::move(texts)};
}

// ".mode ta", ".export gr", ".he": the word behind the last space, by the command that leads.
Completion complete_dot(std::string_view text, size_t dot, const CompletionWords& words) {
  const size_t space = text.find_last_of(" \t");
  const size_t begin = space == std::string_view::npos || space < dot ? dot : space + 1;
  const std::string_view line = text.substr(dot);
  std::vector<std::string> out;
  if (begin == dot)
    add_matching(text.substr(dot), words.commands, out);
  else if (line.starts_with(".mode "))
    add_matching(text.substr(begin), words.modes, out);
  else if (line.starts_with(".export ") && line.find(' ') + dot + 1 == begin)
    add_matching(text.substr(begin), words.export_formats, out);
  return finished(begin, std::move(out));
}

Completion complete_name(std::string_view text, const Place& place, const CompletionWords& words) {
  std::vector<std::string> out;
  if (!words.names || place.quote_begin == text.size()) return {place.quote_begin, {}};
  for (const std::string& name : words.names(text.substr(place.quote_begin), kMostNames)) {
    std::string escaped;
    for (const char c : name) {
      if (c == place.quote || c == '\\') escaped += '\\';
      escaped += c;
    }
    out.push_back(escaped + place.quote);
  }
  return finished(place.quote_begin, std::move(out));
}

// What the letters of a keyword look like is up to the user: "mat" becomes "match".
std::vector<std::string> in_case_of(std::string_view begun, std::vector<std::string> words) {
  const bool small = std::ranges::any_of(begun, [](unsigned char c) { return std::islower(c); });
  if (small)
    for (std::string& word : words) word = lower(word);
  return words;
}

}  // namespace

Completion complete(std::string_view before_cursor, const CompletionWords& words) {
  const size_t first = before_cursor.find_first_not_of(" \t\n");
  if (first != std::string_view::npos && before_cursor[first] == '.')
    return complete_dot(before_cursor, first, words);
  const Place place = find_place(before_cursor);
  if (place.quote != 0) return complete_name(before_cursor, place, words);

  const std::string_view word = before_cursor.substr(place.word_begin);
  const std::string_view left = before_cursor.substr(0, place.word_begin);
  const char before = left.empty() ? ' ' : left.back();
  std::vector<std::string> out;
  if (before == '.') return {place.word_begin, {}};
  if (place.bracket == '[' && (before == ':' || before == '|')) {
    add_matching(word, words.relation_types, out);
  } else if (place.bracket == '(' && (before == ':' || before == '|' || before == '&')) {
    add_matching(word, words.labels, out);
  } else if (!word.empty()) {
    add_matching(word, in_case_of(word, words.keywords), out);
    add_matching(word, words.functions, out);
    add_matching(word, words.relation_types, out);
    add_matching(word, words.labels, out);
  }
  return finished(place.word_begin, std::move(out));
}

std::string common_prefix(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  size_t size = texts.front().size();
  for (const std::string& text : texts) {
    size = std::min(size, text.size());
    size =
        static_cast<size_t>(std::mismatch(text.begin(), text.begin() + static_cast<ptrdiff_t>(size),
                                          texts.front().begin())
                                .first -
                            text.begin());
  }
  const auto inside_character = [&](size_t at) {
    return at < texts.front().size() &&
           (static_cast<unsigned char>(texts.front()[at]) & 0xC0) == 0x80;
  };
  while (size > 0 && inside_character(size)) --size;
  return texts.front().substr(0, size);
}

}  // namespace nuncio
