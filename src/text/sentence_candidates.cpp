#include "text/sentence_candidates.h"

#include "text/characters.h"

namespace nuncio {

namespace {

// A bracket that never closes must not hide all stops of the paragraph.
constexpr size_t longest_bracket = 64;

// So many words written small are more than a heading or a greeting.
constexpr uint32_t clause_words = 2;
// And so many are a sentence.
constexpr uint32_t prose_words = 4;

bool is_small(std::string_view text, const Token& token) {
  return glyph_at(text, token.span.begin).kind == CharClass::lower;
}

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::abbreviation;
}

bool is_mark(TokenKind kind) {
  return kind == TokenKind::stop || kind == TokenKind::abbreviation;
}

}  // namespace

bool SentenceCandidates::advance() {
  for (; at_ + 1 < tokens_.size(); ++at_) {
    track(tokens_[at_]);
    if (is_mark(tokens_[at_].kind)) {
      const size_t next = after_closers(at_);
      if (next >= tokens_.size()) return false;
      if (next > current_.next) {
        judge(at_++, next);
        return true;
      }
    } else if (at_ + 1 > current_.next && may_end_without_mark(at_)) {
      const bool in_brackets = brackets_ > 0 && at_ - begin_ < longest_bracket;
      current_ = {begin_, at_, at_ + 1, Ruling::none, odds(at_), in_brackets, in_quote_};
      ++at_;
      return true;
    }
  }
  return false;
}

void SentenceCandidates::end_sentence() {
  at_ = begin_ = current_.next;
  brackets_ = 0;
  small_words_ = 0;
  in_quote_ = false;
}

void SentenceCandidates::track(const Token& token) {
  const TokenKind kind = token.kind;
  if (kind == TokenKind::word) small_words_ += is_small(text_, token);
  if (kind == TokenKind::open_bracket) ++brackets_;
  if (kind == TokenKind::close_bracket && brackets_ > 0) --brackets_;
  if (kind == TokenKind::open_quote) in_quote_ = true;
  if (kind == TokenKind::close_quote) in_quote_ = false;
}

// Between token i, which is no mark, and the next: everywhere but inside a clause written small and
// between the words of one that is under way.
bool SentenceCandidates::may_end_without_mark(size_t i) const {
  const Token &left = tokens_[i], &right = tokens_[i + 1];
  if (adjacent(i + 1) || left.joined) return false;
  if (left.kind == TokenKind::open_bracket || left.kind == TokenKind::open_quote) return false;
  if (closes_insertion(i)) return false;
  switch (right.kind) {
    case TokenKind::stop:
    case TokenKind::comma:
    case TokenKind::close_bracket:
      return false;
    case TokenKind::word:
    case TokenKind::number:
    case TokenKind::abbreviation:
      if (is_word(left) && small_words_ >= clause_words) return false;
      return !is_small(text_, right) ||
             (left.kind != TokenKind::word && left.kind != TokenKind::comma);
    case TokenKind::address:
      return !is_word(left) || small_words_ < clause_words;
    default:
      return true;
  }
}

// Whether token i ends "[Prime Minister]", put between the words of a sentence under way.
bool SentenceCandidates::closes_insertion(size_t i) const {
  if (text_[tokens_[i].span.begin] != ']' || small_words_ < prose_words) return false;
  for (size_t open = i; open > begin_ && open + 6 > i; --open)
    if (tokens_[open].kind == TokenKind::open_bracket) return is_word(tokens_[open - 1]);
  return false;
}

// Between two words, and behind a colon, a dash, a bracket or a quotation in a sentence under way.
Odds SentenceCandidates::odds(size_t i) const {
  const Token &left = tokens_[i], &right = tokens_[i + 1];
  if (is_word(left)) {
    if (right.kind == TokenKind::number || right.kind == TokenKind::address) return Odds::unlikely;
    if (!is_word(right)) return Odds::usual;
    const std::string_view next = text_.substr(right.span.begin, right.span.size());
    return begins_sentences(next) ? Odds::unlikely : Odds::rare;
  }
  const bool inner = left.kind == TokenKind::dash || left.kind == TokenKind::close_bracket ||
                     left.kind == TokenKind::close_quote || text_[left.span.begin] == ':';
  return inner && small_words_ >= prose_words ? Odds::unlikely : Odds::usual;
}

// Quotes and brackets that close right behind the stop at `i` belong to its sentence; so do a
// smiley, the number of a footnote and the mark of an omission.
size_t SentenceCandidates::after_closers(size_t i) const {
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
size_t SentenceCandidates::after_insertion(size_t i) const {
  if (tokens_[i].kind != TokenKind::open_bracket || text_[tokens_[i].span.begin] != '[') return i;
  for (size_t end = i + 1; end < tokens_.size() && end <= i + 4; ++end) {
    if (tokens_[end].kind != TokenKind::close_bracket) continue;
    const bool omission = end == i + 2 && tokens_[i + 1].kind == TokenKind::stop;
    return end > i + 1 && (omission || adjacent(i)) ? end + 1 : i;
  }
  return i;
}

void SentenceCandidates::judge(size_t mark, size_t next) {
  int brackets = brackets_;
  bool closed_quote = false;
  for (size_t i = mark + 1; i < next; ++i) {
    if (tokens_[i].kind == TokenKind::close_bracket) --brackets;
    closed_quote |= tokens_[i].kind == TokenKind::close_quote;
  }
  const bool in_brackets = brackets > 0 && mark - begin_ < longest_bracket;
  const bool in_quote = in_quote_ && !closed_quote;
  const Ruling ruling =
      judge_boundary(text_, tokens_, {begin_, mark, next, closed_quote, in_brackets, in_quote});
  current_ = {begin_, mark, next, ruling, Odds::usual, in_brackets, in_quote};
}

}  // namespace nuncio
