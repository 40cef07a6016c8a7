#include "text/segmenter.h"

#include <cstdint>
#include <span>
#include <utility>

#include "text/boundary_features.h"
#include "text/layout.h"
#include "text/sentence_candidates.h"
#include "text/tokenizer.h"

namespace nuncio {
namespace {

// Splits the tokens of one paragraph into sentences.
class ParagraphSplitter {
 public:
  ParagraphSplitter(std::string_view text, const std::vector<Token>& tokens,
                    const SentenceModel& model, std::vector<Sentence>& out)
      : text_(text), tokens_(tokens), model_(model), out_(out) {}

  void run() {
    std::vector<TokenView> views = view_tokens(text_, tokens_);
    for (TokenView& view : views) view.casing = model_.casing(view.word);
    SentenceCandidates candidates(text_, tokens_);
    BoundaryFeatures features(views);
    std::vector<uint32_t> seen;
    size_t begin = 0;
    while (candidates.advance()) {
      const Candidate& candidate = candidates.current();
      if (candidate.ruling == Ruling::never) continue;
      if (candidate.ruling != Ruling::always) {
        features.extract(candidate, seen);
        if (!model_.ends(seen, static_cast<size_t>(candidate.odds))) continue;
      }
      emit(begin, candidate.next, candidate.mark);
      begin = candidate.next;
      candidates.end_sentence();
    }
    emit(begin, tokens_.size(), last_mark(begin));
  }

 private:
  // The abbreviation that the paragraph ends with, closing quotes and brackets left aside.
  size_t last_mark(size_t begin) const {
    size_t i = tokens_.size();
    while (i > begin + 1 && (tokens_[i - 1].kind == TokenKind::close_quote ||
                             tokens_[i - 1].kind == TokenKind::close_bracket))
      --i;
    return i - 1;
  }

  // An abbreviation at `mark` gives up its full stop as a word of its own.
  void emit(size_t begin, size_t end, size_t mark) {
    if (tokens_[mark].kind == TokenKind::abbreviation) final_abbreviation_ = mark;
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
  const SentenceModel& model_;
  std::vector<Sentence>& out_;
  size_t final_abbreviation_ = SIZE_MAX;
  bool paragraph_start_ = true;
};

}  // namespace

std::vector<Sentence> Segmenter::segment(std::string_view text) const {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  for (const Span paragraph : find_paragraphs(text)) {
    tokens.clear();
    tokenize(text, paragraph, max_word_bytes, tokens);
    ParagraphSplitter(text, tokens, *model_, sentences).run();
  }
  return sentences;
}

}  // namespace nuncio
