#include "syntax/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "nuncio/error.h"
#include "syntax/conllu_text.h"

namespace nuncio {
namespace {

constexpr size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

// One surface token: a single word, or the words of a multiword token.
struct Token {
  std::string form;
  uint32_t first = 0;  // words [first, last)
  uint32_t last = 0;
  bool space_after = true;
};

bool has_space_after(std::string_view misc) {
  return misc.find("SpaceAfter=No") == std::string_view::npos;
}

std::string value_of(std::string_view column) {
  return column == "_" ? std::string() : std::string(column);
}

class Reader {
 public:
  Reader(std::string_view content, const std::string& name) : content_(content), name_(name) {}

  ConlluFile read() {
    for (size_t pos = 0; pos < content_.size();) {
      const size_t end = std::min(content_.find('\n', pos), content_.size());
      std::string_view line = content_.substr(pos, end - pos);
      if (line.ends_with('\r')) line.remove_suffix(1);
      pos = end + 1;
      ++line_;
      if (line.empty())
        finish_sentence();
      else if (line[0] == '#')
        read_comment(line);
      else
        read_line(line);
    }
    finish_sentence();
    return std::move(file_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Error::Kind::input, what, name_, line_);
  }

  void read_comment(std::string_view line) {
    const auto value = [&](std::string_view key) -> std::optional<std::string> {
      if (!line.starts_with(key)) return std::nullopt;
      std::string_view rest = line.substr(key.size());
      if (rest.starts_with(" = ")) return std::string(rest.substr(3));
      if (rest.starts_with(" id = ")) return std::string(rest.substr(6));
      if (rest.empty()) return std::string("-");
      return std::nullopt;
    };
    if (auto id = value("# sent_id")) notes_.sent_id = *id;
    if (auto text = value("# text")) text_ = *text;
    if (auto id = value("# newdoc")) notes_.newdoc = *id;
    if (value("# newpar") || value("# newdoc")) sentence_.paragraph_start = true;
  }

  Columns split(std::string_view line) const {
    Columns columns;
    size_t count = 0;
    for (size_t pos = 0; pos <= line.size(); ++count) {
      const size_t end = std::min(line.find('\t', pos), line.size());
      if (count < kColumns) columns[count] = line.substr(pos, end - pos);
      pos = end + 1;
    }
    if (count != kColumns)
      fail("a word has 10 columns parted by tabs in CoNLL-U, not " + std::to_string(count));
    return columns;
  }

  uint32_t number(std::string_view text, std::string_view what) const {
    uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
      fail("column " + std::string(what) + " is not a number: \"" + std::string(text) + "\"");
    return value;
  }

  void read_line(std::string_view line) {
    const Columns columns = split(line);
    if (columns[0].find('.') != std::string_view::npos) return;
    if (columns[1].empty()) fail("the form is empty");
    if (const size_t dash = columns[0].find('-'); dash != std::string_view::npos) {
      Token token;
      token.form = columns[1];
      token.first = number(columns[0].substr(0, dash), "ID") - 1;
      token.last = number(columns[0].substr(dash + 1), "ID");
      token.space_after = has_space_after(columns[9]);
      if (token.first != sentence_.words.size() || token.last <= token.first + 1)
        fail("a multiword token must stand before its first word and cover two words or more");
      tokens_.push_back(std::move(token));
    } else {
      read_word(columns);
    }
  }

  void read_word(const Columns& columns) {
    const auto index = static_cast<uint32_t>(sentence_.words.size());
    if (number(columns[0], "ID") != index + 1)
      fail("words must be numbered 1, 2, 3 …; expected " + std::to_string(index + 1));
    Word word;
    word.form = columns[1];
    word.lemma = columns[2] == "_" && columns[1] != "_" ? "" : columns[2];
    if (columns[3] != "_") {
      const auto upos = upos_from(columns[3]);
      if (!upos) fail("no universal part of speech: \"" + std::string(columns[3]) + "\"");
      word.upos = *upos;
    }
    word.xpos = value_of(columns[4]);
    word.feats = value_of(columns[5]);
    if (columns[6] != "_") {
      word.head = static_cast<int32_t>(number(columns[6], "HEAD")) - 1;
      const auto deprel = deprel_from(columns[7]);
      if (!deprel)
        fail("no relation of Universal Dependencies: \"" + std::string(columns[7]) + "\"");
      word.deprel = *deprel;
    }
    if (tokens_.empty() || tokens_.back().last <= index)
      tokens_.push_back({word.form, index, index + 1, has_space_after(columns[9])});
    else
      word.joined = index + 1 < tokens_.back().last;
    sentence_.words.push_back(std::move(word));
    notes_.misc.push_back(value_of(columns[9]));
  }

  void check_tree() const {
    const auto size = static_cast<int32_t>(sentence_.words.size());
    std::vector<int32_t> seen(sentence_.words.size(), -1);
    for (int32_t i = 0; i < size; ++i) {
      int32_t at = i;
      while (at >= 0 && seen[at] < 0) {
        seen[at] = i;
        at = sentence_.words[at].head;
        if (at >= size) fail("a head of the sentence that ends here is no word of it");
      }
      if (at >= 0 && seen[at] == i) fail("the tree of the sentence that ends here has a cycle");
    }
  }

  // Where each token stands in `text`; where they do not fit it, the text is made from the tokens.
  std::vector<uint32_t> place_tokens(std::string& text) const {
    std::vector<uint32_t> begins;
    size_t pos = 0;
    for (const Token& token : tokens_) {
      while (pos < text.size() && text[pos] == ' ') ++pos;
      if (text.compare(pos, token.form.size(), token.form) != 0) break;
      begins.push_back(static_cast<uint32_t>(pos));
      pos += token.form.size();
    }
    if (begins.size() == tokens_.size() && pos == text.size()) return begins;
    begins.clear();
    text.clear();
    for (const Token& token : tokens_) {
      begins.push_back(static_cast<uint32_t>(text.size()));
      text += token.form;
      if (token.space_after && &token != &tokens_.back()) text += ' ';
    }
    return begins;
  }

  // Words of a multiword token take its bytes in turn; the last takes what is left.
  void place_words(const Token& token, uint32_t begin) {
    const uint32_t end = begin + static_cast<uint32_t>(token.form.size());
    uint32_t pos = begin;
    for (uint32_t i = token.first; i < token.last; ++i) {
      Word& word = sentence_.words[i];
      uint32_t next =
          i + 1 == token.last ? end : std::min(end, pos + static_cast<uint32_t>(word.form.size()));
      while (next < end && (token.form[next - begin] & 0xC0) == 0x80) ++next;
      word.span = {pos, next};
      word.space_after = i + 1 == token.last && token.space_after;
      pos = next;
    }
  }

  void finish_sentence() {
    if (!sentence_.words.empty()) {
      if (tokens_.back().last != sentence_.words.size())
        fail("a multiword token covers words that the sentence does not have");
      check_tree();
      std::string& text = file_.document.article.text;
      if (!text.empty() && sentence_.paragraph_start)
        text += "\n\n";
      else if (!text.empty() && file_.document.sentences.back().words.back().space_after)
        text += ' ';
      const auto base = static_cast<uint32_t>(text.size());
      const std::vector<uint32_t> begins = place_tokens(text_);
      for (size_t i = 0; i < tokens_.size(); ++i) place_words(tokens_[i], base + begins[i]);
      text += text_;
      sentence_.span = {sentence_.words.front().span.begin, sentence_.words.back().span.end};
      file_.document.sentences.push_back(std::move(sentence_));
      file_.notes.push_back(std::move(notes_));
    }
    sentence_ = {};
    notes_ = {};
    text_.clear();
    tokens_.clear();
  }

  std::string_view content_;
  const std::string& name_;
  uint32_t line_ = 0;
  ConlluFile file_;
  Sentence sentence_;
  ConlluNotes notes_;
  std::string text_;
  std::vector<Token> tokens_;
};

}  // namespace

ConlluFile read_conllu(std::string_view content, const std::string& name) {
  return Reader(content, name).read();
}

void write_conllu(std::ostream& out, const Document& document) {
  ConlluText text;
  if (!document.sentences.empty()) text.begin_document();
  for (const Sentence& sentence : document.sentences) text.add(sentence, document.article.text);
  uint64_t number = 0;
  text.write(out, document.article.id, number);
}

}  // namespace nuncio
