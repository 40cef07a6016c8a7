#include "shell/statement_reader.h"

namespace nuncio {

namespace {

constexpr std::string_view kSpace = " \t\r\n\v\f";

std::string trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kSpace) - begin + 1));
}

// Behind the quoted text that begins at `pos`; the end of the text where it is not closed. A
// backslash takes the next character with it, but not between backquotes.
size_t skip_quoted(std::string_view text, size_t pos) {
  const char quote = text[pos++];
  while (pos < text.size() && text[pos] != quote) pos += text[pos] == '\\' && quote != '`' ? 2 : 1;
  return pos < text.size() ? pos + 1 : text.size();
}

size_t skip_until(std::string_view text, size_t pos, std::string_view end) {
  const size_t found = text.find(end, pos);
  return found == std::string_view::npos ? text.size() : found + end.size();
}

// Position of the first ";" that ends a statement.
size_t find_end(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const char c = text[pos];
    const std::string_view here = text.substr(pos, 2);
    if (c == ';') return pos;
    if (c == '\'' || c == '"' || c == '`')
      pos = skip_quoted(text, pos);
    else if (here == "//")
      pos = skip_until(text, pos, "\n");
    else if (here == "/*")
      pos = skip_until(text, pos + 2, "*/");
    else
      ++pos;
  }
  return std::string_view::npos;
}

}  // namespace

void StatementReader::feed(std::string_view line) {
  buffer_ += line;
  buffer_ += '\n';
}

std::optional<std::string> StatementReader::next() {
  for (;;) {
    const size_t begin = buffer_.find_first_not_of(kSpace);
    if (begin == std::string::npos) {
      buffer_.clear();
      return std::nullopt;
    }
    const bool dot_command = buffer_[begin] == '.';
    const size_t end = dot_command ? buffer_.find('\n', begin) : find_end(buffer_);
    if (end == std::string::npos) return std::nullopt;
    std::string statement = trimmed(std::string_view(buffer_).substr(0, end));
    if (dot_command && statement.ends_with(';'))
      statement = trimmed(statement.substr(0, statement.size() - 1));
    buffer_.erase(0, end + 1);
    if (!statement.empty()) return statement;
  }
}

std::optional<std::string> StatementReader::rest() {
  std::string statement = trimmed(buffer_);
  buffer_.clear();
  if (statement.empty()) return std::nullopt;
  return statement;
}

bool StatementReader::pending() const {
  return buffer_.find_first_not_of(kSpace) != std::string::npos;
}

}  // namespace nuncio
