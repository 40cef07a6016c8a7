#include "text/markdown.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "text/characters.h"
#include "text/dates.h"
#include "text/plain_text.h"

namespace nuncio {
namespace {

constexpr size_t max_front_matter_lines = 200;

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view take_line(std::string_view text, size_t& pos) {
  const size_t end = std::min(text.find('\n', pos), text.size());
  const std::string_view line = text.substr(pos, end - pos);
  pos = std::min(end + 1, text.size());
  return line;
}

bool consists_of(std::string_view line, std::string_view characters) {
  return !line.empty() && line.find_first_not_of(characters) == std::string_view::npos;
}

std::string_view unquote(std::string_view value) {
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'');
  return quoted ? value.substr(1, value.size() - 2) : value;
}

void set_field(Article& article, std::string_view key, std::string_view value) {
  value = unquote(trim(value));
  if (equals_ignoring_case(key, "title"))
    article.title = single_line(value);
  else if (equals_ignoring_case(key, "date"))
    article.published = parse_date(value).value_or("");
  else if (equals_ignoring_case(key, "source"))
    article.source = single_line(value);
  else if (equals_ignoring_case(key, "url"))
    article.url = single_line(value);
}

// Gives the place behind the front matter; 0 where there is none.
size_t read_front_matter(std::string_view source, Article& article) {
  size_t pos = 0;
  const auto is_fence = [](std::string_view line) {
    return trim(line) == "---" || trim(line) == "...";
  };
  if (trim(take_line(source, pos)) != "---") return 0;
  Article found;
  for (size_t i = 0; i < max_front_matter_lines && pos < source.size(); ++i) {
    const std::string_view line = take_line(source, pos);
    if (is_fence(line)) {
      article = std::move(found);
      return pos;
    }
    const size_t colon = line.find(':');
    if (colon != std::string_view::npos && !line.starts_with(' '))
      set_field(found, trim(line.substr(0, colon)), line.substr(colon + 1));
  }
  return 0;
}

class Blocks {
 public:
  explicit Blocks(Article& article) : article_(article) {}

  void line(std::string_view raw) {
    if (!fence_.empty()) return code_line(raw);
    std::string_view text = trim(without_quote_marks(raw));
    if ((in_comment_ || text.starts_with("<!--")) && !skip_comments(text)) return;
    if (text.empty()) return flush();
    if (opens_fence(text) || setext(text)) return;
    if (consists_of(text, "-*_ ") &&
        std::count(text.begin(), text.end(), ' ') + 3 <= std::ssize(text))
      return flush();
    if (text.front() == '#' && heading(text)) return;
    if (is_definition(text)) return;
    if (const size_t item = item_mark(text)) {
      flush();
      text = trim(text.substr(item));
      if (text.starts_with("[ ]") || text.starts_with("[x]")) text.remove_prefix(3);
    }
    if (consists_of(text, "|-: \t") && text.find('|') != std::string_view::npos && !in_table_)
      return table_row(std::exchange(paragraph_, {}));
    if (text.front() == '|' || in_table_) return table_row(text);
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += text;
  }

  std::string finish() {
    flush();
    return std::move(out_);
  }

 private:
  static std::string_view without_quote_marks(std::string_view line) {
    for (;;) {
      const std::string_view text = trim(line);
      if (!text.starts_with('>')) return line;
      line = text.substr(1);
    }
  }

  bool opens_fence(std::string_view text) {
    const char mark = text.front();
    if (mark != '`' && mark != '~') return false;
    const size_t size = std::min(text.find_first_not_of(mark), text.size());
    if (size < 3 || (mark == '`' && text.find('`', size) != std::string_view::npos)) return false;
    flush();
    fence_.assign(size, mark);
    return true;
  }

  void code_line(std::string_view raw) {
    const std::string_view text = trim(raw);
    if (text.starts_with(fence_) && consists_of(text, fence_.substr(0, 1))) {
      fence_.clear();
      add_block(std::exchange(code_, {}));
      return;
    }
    if (!code_.empty()) code_ += '\n';
    code_ += raw;
  }

  // Moves `text` behind the comments that it begins with; false where the last one goes on.
  bool skip_comments(std::string_view& text) {
    while (in_comment_ || text.starts_with("<!--")) {
      in_comment_ = true;
      const size_t end = text.find("-->");
      if (end == std::string_view::npos) return false;
      in_comment_ = false;
      text = trim(text.substr(end + 3));
    }
    return true;
  }

  // A line of = or - under a paragraph makes it a heading.
  bool setext(std::string_view text) {
    if (paragraph_.empty() || in_table_) return false;
    if (!consists_of(text, "=") && !consists_of(text, "-")) return false;
    add_heading(std::exchange(paragraph_, {}));
    return true;
  }

  bool heading(std::string_view text) {
    const size_t level = std::min(text.find_first_not_of('#'), text.size());
    if (level > 6 || (level < text.size() && text[level] != ' ' && text[level] != '\t'))
      return false;
    flush();
    text = trim(text.substr(level));
    const size_t last = text.find_last_not_of('#');
    if (last == std::string_view::npos) return true;
    if (text[last] == ' ' || text[last] == '\t') text = trim(text.substr(0, last));
    add_heading(text);
    return true;
  }

  // "[name]: target" and "[^note]: text" are not part of what a reader reads.
  bool is_definition(std::string_view text) const {
    if (!paragraph_.empty() || text.front() != '[') return false;
    const size_t close = text.find("]:");
    return close != std::string_view::npos && close > 1 && text.find(']') == close;
  }

  static size_t item_mark(std::string_view text) {
    size_t at = 0;
    if (text[0] == '-' || text[0] == '*' || text[0] == '+') {
      at = 1;
    } else {
      while (at < text.size() && at < 9 && text[at] >= '0' && text[at] <= '9') ++at;
      if (at == 0 || at >= text.size() || (text[at] != '.' && text[at] != ')')) return 0;
      ++at;
    }
    return at + 1 < text.size() && (text[at] == ' ' || text[at] == '\t') ? at + 1 : 0;
  }

  // Cells parted by commas; the line under the header goes.
  void table_row(std::string_view text) {
    if (text.find('|') == std::string_view::npos) {
      in_table_ = false;
      paragraph_ += text;
      return;
    }
    flush();
    in_table_ = true;
    if (consists_of(text, "|-: \t")) return;
    std::string row;
    while (!text.empty()) {
      const size_t bar = std::min(text.find('|'), text.size());
      const std::string_view cell = trim(text.substr(0, bar));
      if (!cell.empty()) row += (row.empty() ? "" : ", ") + std::string(cell);
      text.remove_prefix(std::min(bar + 1, text.size()));
    }
    add_block(single_line(plain_inline(row)));
  }

  void add_heading(std::string_view source) {
    const std::string text = single_line(plain_inline(source));
    if (article_.title.empty()) article_.title = text;
    add_block(text);
  }

  void flush() {
    in_table_ = false;
    if (!fence_.empty() || !code_.empty()) add_block(std::exchange(code_, {}));
    if (!paragraph_.empty()) add_block(single_line(plain_inline(std::exchange(paragraph_, {}))));
  }

  void add_block(const std::string& text) {
    if (text.empty()) return;
    if (!out_.empty()) out_ += "\n\n";
    out_ += text;
  }

  Article& article_;
  std::string out_;
  std::string paragraph_;  // its source so far
  std::string fence_;      // of the code block that is open
  std::string code_;
  bool in_comment_ = false;
  bool in_table_ = false;
};

}  // namespace

Article parse_markdown(std::string_view source) {
  Article article;
  size_t pos = read_front_matter(source, article);
  Blocks blocks(article);
  while (pos < source.size()) blocks.line(take_line(source, pos));
  article.text = blocks.finish();
  return article;
}

}  // namespace nuncio
