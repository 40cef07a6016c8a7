#include "query/place.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "query/engine.h"

namespace nuncio {

Error error_at(std::string_view query, uint32_t offset, Error::Kind kind, std::string message) {
  const std::string_view before = query.substr(0, std::min<size_t>(offset, query.size()));
  const auto line = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto column = static_cast<uint32_t>(count_code_points(before.substr(start))) + 1;
  return {kind, std::move(message), {}, line, column};
}

std::string did_you_mean(std::string_view word, std::span<const std::string> words) {
  const std::string key = fold(word);
  const size_t allowed = key.size() < 3 ? 0 : key.size() < 6 ? 1 : key.size() < 10 ? 2 : 3;
  const std::string* best = nullptr;
  size_t distance = allowed + 1;
  for (const std::string& candidate : words) {
    if (candidate == word) continue;
    const size_t far = edit_distance(key, fold(candidate), allowed);
    if (far < distance) {
      distance = far;
      best = &candidate;
    }
  }
  return best ? " (did you mean '" + *best + "'?)" : "";
}

namespace {

// `text` without what would move the caret away: tabs and control characters become blanks.
std::string plain_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 32) c = ' ';
  return out;
}

}  // namespace

std::string render_error(std::string_view query, const Error& error) {
  if (error.line() == 0 || error.column() == 0) return error.message();
  size_t start = 0;
  for (uint32_t line = 1; line < error.line(); ++line) {
    const size_t end = query.find('\n', start);
    if (end == std::string_view::npos) return error.message();
    start = end + 1;
  }
  std::string_view line = query.substr(start, query.find('\n', start) - start);
  // A long line is shown from 60 code points before the caret to 40 after it.
  uint32_t column = error.column() - 1;
  constexpr uint32_t kBefore = 60, kAfter = 40;
  size_t pos = 0;
  for (; column > kBefore && pos < line.size(); --column) decode_utf8(line, pos);
  line.remove_prefix(pos);
  pos = 0;
  for (uint32_t i = 0; i < column + kAfter && pos < line.size(); ++i) decode_utf8(line, pos);
  return plain_line(line.substr(0, pos)) + '\n' + std::string(column, ' ') + "^\n" +
         error.message();
}

}  // namespace nuncio
