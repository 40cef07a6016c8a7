#include "text/segmenter.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "text/layout.h"
#include "text/sentence_end.h"
#include "text/tokenizer.h"

namespace nuncio {
namespace {

// Splits the tokens of one paragraph into sentences.
class ParagraphSplitter {
 public:
  ParagraphSplitter(std::string_view text, const std::vector<Token>& tokens,
                    std::vector<Sentence>& out)
      : text_(text), tokens_(tokens), out_(out) {}

  void run() {
    paragraph_start_ = true;
    begin_ = 0;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const TokenKind kind = tokens_[i].kind;
      track(kind);
      if (kind != TokenKind::stop && kind != TokenKind::abbreviation) continue;
      const size_t next = after_closers(i);
      if (next < tokens_.size() && !ends_at(i, next)) continue;
      if (kind == TokenKind::abbreviation) final_abbreviation_ = i;
      emit(begin_, next);
      i = next - 1;
      begin_ = next;
      brackets_ = 0;
      in_quote_ = false;
    }
    emit(begin_, tokens_.size());
  }

 private:
  void track(TokenKind kind) {
    if (kind == TokenKind::open_bracket) ++brackets_;
    if (kind == TokenKind::close_bracket && brackets_ > 0) --brackets_;
    if (kind == TokenKind::open_quote) in_quote_ = true;
    if (kind == TokenKind::close_quote) in_quote_ = false;
  }

  bool adjacent(size_t i) const { return tokens_[i].span.begin == tokens_[i - 1].span.end; }

  // Quotes and brackets that close right behind the stop at `i` belong to its sentence; so do a
  // smiley, the number of a footnote and the mark of an omission.
  size_t after_closers(size_t i) const {
    size_t next = i + 1;
    while (next < tokens_.size()) {
      const TokenKind kind = tokens_[next].kind;
      const bool closes = kind == TokenKind::close_quote || kind == TokenKind::close_bracket;
      if (kind == TokenKind::emoji || (closes && adjacent(next)))
        ++next;
      else if (const size_t end = after_insertion(next); end > next)
        next = end;
      else
        break;
    }
    return next;
  }

  // Behind "[12]" or "[citation needed]" without a space before it, or "[...]"; `i` where neither
  // stands.
  size_t after_insertion(size_t i) const {
    if (tokens_[i].kind != TokenKind::open_bracket || text_[tokens_[i].span.begin] != '[') return i;
    for (size_t end = i + 1; end < tokens_.size() && end <= i + 4; ++end) {
      if (tokens_[end].kind != TokenKind::close_bracket) continue;
      const bool omission = end == i + 2 && tokens_[i + 1].kind == TokenKind::stop;
      return end > i + 1 && (omission || adjacent(i)) ? end + 1 : i;
    }
    return i;
  }

  bool ends_at(size_t mark, size_t next) const {
    int brackets = brackets_;
    bool closed_quote = false;
    for (size_t i = mark + 1; i < next; ++i) {
      if (tokens_[i].kind == TokenKind::close_bracket) --brackets;
      closed_quote |= tokens_[i].kind == TokenKind::close_quote;
    }
    // A bracket that never closes must not hide all stops of the paragraph.
    const bool in_brackets = brackets > 0 && mark - begin_ < 64;
    return ends_sentence(
        text_, tokens_,
        {begin_, mark, next, closed_quote, in_brackets, in_quote_ && !closed_quote});
  }

  void emit(size_t begin, size_t end) {
    while (end - begin > Segmenter::max_sentence_words) {
      const size_t cut = find_cut(begin);
      emit_one(begin, cut);
      begin = cut;
    }
    if (begin < end) emit_one(begin, end);
  }

  size_t find_cut(size_t begin) const {
    const size_t limit = begin + Segmenter::max_sentence_words;
    for (size_t i = limit; i > begin + Segmenter::max_sentence_words / 2; --i)
      if (tokens_[i - 1].kind == TokenKind::comma) return i;
    size_t cut = limit;
    while (tokens_[cut - 1].joined) --cut;
    return cut > begin ? cut : limit;
  }

  void emit_one(size_t begin, size_t end) {
    Sentence sentence;
    sentence.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    sentence.paragraph_start = paragraph_start_;
    paragraph_start_ = false;
    sentence.words.reserve(end - begin);
    for (size_t i = begin; i < end; ++i) {
      Span span = tokens_[i].span;
      const bool space_after = i + 1 >= tokens_.size() || tokens_[i + 1].span.begin > span.end;
      if (i == final_abbreviation_ && span.size() > 1) {
        const uint32_t stop = span.end - 1;
        sentence.words.push_back(make_word({span.begin, stop}, false, false));
        span.begin = stop;
      }
      sentence.words.push_back(make_word(span, space_after, tokens_[i].joined && i + 1 < end));
    }
    out_.push_back(std::move(sentence));
  }

  Word make_word(Span span, bool space_after, bool joined) const {
    Word word;
    word.span = span;
    word.form = text_.substr(span.begin, span.size());
    word.space_after = space_after;
    word.joined = joined;
    return word;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<Sentence>& out_;
  size_t begin_ = 0;
  // Ends its sentence, whose full stop it gives up as a word of its own.
  size_t final_abbreviation_ = SIZE_MAX;
  int brackets_ = 0;
  bool in_quote_ = false;
  bool paragraph_start_ = true;
};

}  // namespace

std::vector<Sentence> Segmenter::segment(const Article& article) const {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  for (const Span paragraph : find_paragraphs(article.text)) {
    tokens.clear();
    tokenize(article.text, paragraph, max_word_bytes, tokens);
    ParagraphSplitter(article.text, tokens, sentences).run();
  }
  return sentences;
}

}  // namespace nuncio
