#include "syntax/token_lines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr size_t kColumns = 10;
// A tree of more words than this is of no use to anybody.
constexpr size_t kMostWords = 100000;

class Reader {
 public:
  Reader(std::string_view content, const std::string& name, uint32_t first_line)
      : content_(content), name_(name), line_(first_line) {}

  std::vector<std::pair<TokenLines, Sentence>> read() {
    for (size_t pos = 0; pos < content_.size(); ++line_) {
      const size_t end = std::min(content_.find('\n', pos), content_.size());
      std::string_view line = content_.substr(pos, end - pos);
      pos = end + 1;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty())
        finish();
      else if (line[0] == '#')
        read_comment(line);
      else
        read_line(line);
    }
    finish();
    return std::move(sentences_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Error::Kind::input, what, name_, line_);
  }

  void read_comment(std::string_view line) {
    if (!sentence_.words.empty()) fail("a comment must stand before the words of its sentence");
    lines_.has_id |= line.starts_with("# sent_id = ");
    lines_.has_text |= line.starts_with("# text = ");
    lines_.comments.append(line).append("\n");
  }

  size_t number(std::string_view text) const {
    size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0)
      fail("column ID is not a number, a range or a decimal: \"" + std::string(text.substr(0, 20)) +
           "\"");
    return value;
  }

  void read_line(std::string_view line) {
    std::array<std::string_view, kColumns> columns;
    size_t count = 0;
    for (size_t pos = 0; pos <= line.size(); ++count) {
      const size_t end = std::min(line.find('\t', pos), line.size());
      if (count < kColumns) columns[count] = line.substr(pos, end - pos);
      pos = end + 1;
    }
    if (count != kColumns)
      fail("a word has 10 columns parted by tabs in CoNLL-U, not " + std::to_string(count));
    const std::string_view id = columns[0], form = columns[1];
    if (id.find('.') != std::string_view::npos) return;
    if (form.empty()) fail("the form is empty");
    const bool spaced = columns[9].find("SpaceAfter=No") == std::string_view::npos;
    const size_t dash = id.find('-');
    const std::string begin(line.substr(0, id.size() + 1 + form.size()));
    lines_.lines.push_back({begin, std::string(columns[9]), dash == std::string_view::npos});
    if (dash == std::string_view::npos)
      read_word(number(id), form, spaced);
    else
      read_token(number(id.substr(0, dash)), number(id.substr(dash + 1)), form, spaced);
  }

  void read_token(size_t first, size_t last, std::string_view form, bool spaced) {
    if (first != sentence_.words.size() + 1 || last <= first || first <= token_last_)
      fail("a multiword token must stand before its first word and cover two words or more");
    token_last_ = last;
    token_spaced_ = spaced;
    open_token(form);
  }

  void read_word(size_t id, std::string_view form, bool spaced) {
    if (id != sentence_.words.size() + 1)
      fail("words must be numbered 1, 2, 3 …; expected " +
           std::to_string(sentence_.words.size() + 1));
    if (id > kMostWords)
      fail("a sentence of more than " + std::to_string(kMostWords) + " words is not analyzed");
    const bool inside = id <= token_last_;
    if (!inside) open_token(form);
    Word word;
    word.form = form;
    word.joined = inside && id < token_last_;
    const uint32_t size = std::min(static_cast<uint32_t>(form.size()), token_end_ - token_at_);
    word.span = {token_at_, word.joined ? token_at_ + size : token_end_};
    token_at_ = word.span.end;
    word.space_after = inside ? id == token_last_ && token_spaced_ : spaced;
    pending_space_ = word.space_after;
    sentence_.words.push_back(std::move(word));
  }

  void open_token(std::string_view form) {
    if (pending_space_ && !lines_.text.empty()) lines_.text += ' ';
    pending_space_ = false;
    token_at_ = static_cast<uint32_t>(lines_.text.size());
    lines_.text += form;
    token_end_ = static_cast<uint32_t>(lines_.text.size());
  }

  void finish() {
    if (token_last_ > sentence_.words.size())
      fail("a multiword token covers words that the sentence does not have");
    if (!sentence_.words.empty()) {
      sentence_.span = {0, token_end_};
      sentences_.emplace_back(std::move(lines_), std::move(sentence_));
    } else if (!lines_.comments.empty()) {
      fail("comments without a sentence");
    }
    lines_ = {};
    sentence_ = {};
    token_last_ = 0;
    pending_space_ = false;
  }

  std::string_view content_;
  const std::string& name_;
  uint32_t line_;
  std::vector<std::pair<TokenLines, Sentence>> sentences_;
  TokenLines lines_;
  Sentence sentence_;
  // The token that is open: its last word (0 where it is a word itself) and its bytes in the text.
  size_t token_last_ = 0;
  bool token_spaced_ = true;
  uint32_t token_at_ = 0, token_end_ = 0;
  bool pending_space_ = false;
};

}  // namespace

std::vector<std::pair<TokenLines, Sentence>> read_token_lines(std::string_view content,
                                                              const std::string& name,
                                                              uint32_t first_line) {
  return Reader(content, name, first_line).read();
}

}  // namespace nuncio
