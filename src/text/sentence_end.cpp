#include "text/sentence_end.h"

#include <algorithm>
#include <array>

#include "text/abbreviations.h"
#include "text/characters.h"

namespace nuncio {
namespace {

// Words that begin sentences far oftener than they follow "U.S." or "Inc." in one.
constexpr auto starters = std::to_array<std::string_view>(
    {"the",     "a",       "an",         "this",    "that",     "these",     "those",    "there",
     "it",      "he",      "she",        "they",    "we",       "i",         "you",      "his",
     "her",     "its",     "their",      "my",      "your",     "in",        "on",       "at",
     "by",      "for",     "from",       "with",    "after",    "before",    "since",    "during",
     "as",      "if",      "when",       "while",   "although", "though",    "because",  "but",
     "and",     "or",      "so",         "yet",     "however",  "meanwhile", "moreover", "also",
     "still",   "then",    "now",        "here",    "what",     "who",       "why",      "how",
     "where",   "which",   "no",         "not",     "some",     "many",      "most",     "all",
     "both",    "each",    "several",    "one",     "two",      "according", "despite",  "under",
     "until",   "instead", "to",         "last",    "earlier",  "later",     "even",     "only",
     "once",    "is",      "are",        "was",     "do",       "does",      "did",      "let",
     "please",  "thanks",  "other",      "another", "such",     "nor",       "among",    "about",
     "more",    "can",     "could",      "will",    "would",    "should",    "see",      "have",
     "has",     "had",     "just",       "our",     "every",    "any",       "nobody",   "everyone",
     "someone", "nothing", "everything", "people",  "police",   "officials", "neither",  "either",
     "few",     "much",    "might",      "perhaps", "maybe",    "indeed"});

// What goes on after "5 p.m.", besides short words in capitals like "EDT".
constexpr auto after_hours = std::to_array<std::string_view>(
    {"eastern",  "central",  "mountain", "pacific", "atlantic",  "greenwich", "universal",
     "local",    "daylight", "standard", "monday",  "tuesday",   "wednesday", "thursday",
     "friday",   "saturday", "sunday",   "january", "february",  "march",     "april",
     "may",      "june",     "july",     "august",  "september", "october",   "november",
     "december", "jan.",     "feb.",     "mar.",    "apr.",      "aug.",      "sept.",
     "oct.",     "nov.",     "dec.",     "sat.",    "sun."});

// Verbs of saying, which go on after a quoted question or exclamation: "Why?" Petro asked.
constexpr auto sayings = std::to_array<std::string_view>(
    {"said",   "says",    "asked",     "asks",      "told",     "wrote",    "tweeted",
     "added",  "replied", "answered",  "exclaimed", "shouted",  "cried",    "declared",
     "stated", "posted",  "yelled",    "chanted",   "wondered", "insisted", "continued",
     "warned", "argued",  "commented", "remarked",  "quipped"});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::any_of(table.begin(), table.end(),
                     [&](std::string_view entry) { return equals_ignoring_case(word, entry); });
}

class Judge {
 public:
  Judge(std::string_view text, std::span<const Token> tokens, const Boundary& at)
      : text_(text), tokens_(tokens), at_(at) {}

  Ruling decide() const {
    const bool ends = would_end();
    if (ends) return has_foreign_stop() ? Ruling::always : Ruling::yes;
    return asked_by_someone() || in_closed_brackets() ? Ruling::never : Ruling::no;
  }

 private:
  bool would_end() const {
    if (opens_item() || more_stops_follow()) return false;
    if (tokens_[at_.mark].kind == TokenKind::abbreviation) return after_abbreviation();
    const std::string_view mark = form(at_.mark);
    if (mark == ".") return after_stop(at_.mark) ? after_ellipsis() : after_full_stop();
    if (has_foreign_stop()) return !at_.in_brackets;
    return mark.find_first_of("!?") != std::string_view::npos ? after_exclamation()
                                                              : after_ellipsis();
  }
  // "(for days. Or weeks) in May"
  bool in_closed_brackets() const {
    if (!at_.in_brackets) return false;
    const size_t end = std::min(tokens_.size(), at_.next + 14);
    for (size_t i = at_.next; i + 1 < end; ++i)
      if (tokens_[i].kind == TokenKind::close_bracket)
        return tokens_[i + 1].kind == TokenKind::comma || first(i + 1).kind == CharClass::lower;
    return false;
  }

  bool asked_by_someone() const {
    return at_.closed_quote && form(at_.mark).find_first_of("!?") != std::string_view::npos &&
           said_by_someone();
  }

  std::string_view form(size_t i) const {
    return text_.substr(tokens_[i].span.begin, tokens_[i].span.size());
  }
  Glyph first(size_t i) const { return glyph_at(text_, tokens_[i].span.begin); }
  bool spaced(size_t i) const { return i > 0 && tokens_[i].span.begin > tokens_[i - 1].span.end; }
  bool next_is_small() const {
    const size_t next = next_word();
    return first(next).kind == CharClass::lower && tokens_[next].kind != TokenKind::address;
  }

  // Of other scripts, which have no capitals to tell by.
  bool has_foreign_stop() const {
    const Glyph glyph = first(at_.mark);
    return glyph.kind == CharClass::stop && glyph.size > 1 && glyph.code != 0x2026;
  }

  // ". . ." and "?)." go on to the last of them; "... " after a space opens a sentence.
  bool more_stops_follow() const {
    return tokens_[at_.next].kind == TokenKind::stop &&
           (!spaced(at_.next) || form(at_.next) == ".");
  }

  bool after_stop(size_t i) const {
    return i > at_.sentence && tokens_[i - 1].kind == TokenKind::stop;
  }

  // The first token from `next` on that is no opening quote or bracket.
  size_t next_word() const {
    size_t i = at_.next;
    while (i + 1 < tokens_.size() && i < at_.next + 4 &&
           (tokens_[i].kind == TokenKind::open_quote || tokens_[i].kind == TokenKind::open_bracket))
      ++i;
    return i;
  }

  // "1." or "a." at the head of a list item.
  bool opens_item() const {
    const bool after_bullet = at_.mark == at_.sentence + 2 && is_bullet(first(at_.sentence).code);
    if (at_.mark != at_.sentence + 1 && !after_bullet) return false;
    const std::string_view head = form(at_.mark - 1);
    return form(at_.mark) == "." && tokens_[at_.mark - 1].kind == TokenKind::number &&
           head.size() <= 3;
  }

  // Short and without a small letter, like the name of a time zone.
  static bool in_capitals(std::string_view word) {
    return word.size() >= 2 && word.size() <= 5 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  bool opens_quote() const { return tokens_[at_.next].kind == TokenKind::open_quote; }

  bool said_by_someone() const {
    const size_t end = std::min(tokens_.size(), at_.next + 6);
    for (size_t i = at_.next; i < end; ++i) {
      if (tokens_[i].kind == TokenKind::stop || tokens_[i].kind == TokenKind::open_quote)
        return false;
      if (contains(sayings, form(i))) return true;
    }
    return false;
  }

  bool after_full_stop() const {
    if (at_.in_brackets) return false;
    if (!spaced(at_.next) && !at_.closed_quote) {
      // "stage.“We", "end.Next"; but not "2.)" or ".,"
      const TokenKind kind = tokens_[at_.next].kind;
      return kind == TokenKind::open_quote || kind == TokenKind::word ||
             kind == TokenKind::open_bracket;
    }
    if (tokens_[at_.next].kind == TokenKind::comma) return false;
    return !(at_.closed_quote && next_is_small());
  }

  bool after_exclamation() const {
    if (at_.in_brackets) return false;
    if (tokens_[at_.next].kind == TokenKind::comma) return false;
    if (tokens_[at_.next].kind == TokenKind::dash) return !at_.closed_quote;
    if (next_is_small()) return !at_.closed_quote && form(at_.mark) == "?" && spaced(at_.next);
    return !(at_.closed_quote && said_by_someone());
  }

  bool after_ellipsis() const {
    if (at_.in_brackets || tokens_[at_.next].kind == TokenKind::comma) return false;
    const Glyph glyph = first(next_word());
    return glyph.kind == CharClass::upper && form(next_word()) != "I" && at_.mark > at_.sentence;
  }

  bool after_abbreviation() const {
    if (at_.in_brackets || next_is_small()) return false;
    const std::string_view word = form(at_.mark);
    const size_t next = next_word();
    const TokenKind kind = tokens_[next].kind;
    if (kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::dash ||
        kind == TokenKind::close_bracket || kind == TokenKind::symbol)
      return false;
    if (at_.closed_quote) return true;
    const bool starts = contains(starters, form(next));
    if (equals_ignoring_case(word, "a.m.") || equals_ignoring_case(word, "p.m."))
      return kind != TokenKind::number && !contains(after_hours, form(next)) &&
             !in_capitals(form(next));
    const bool initials = word.find('.') + 1 < word.size();
    if (initials) return starts || opens_quote();
    if (word.size() == 2)
      return (starts && form(next) != "I" && form(next) != "A") || opens_quote();
    const auto sort = find_abbreviation(word.substr(0, word.size() - 1));
    if (!sort) return false;
    switch (*sort) {
      case Abbreviation::tail:
        return starts || opens_quote();
      case Abbreviation::month:
        return starts;
      default:
        return false;
    }
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  const Boundary& at_;
};

}  // namespace

bool begins_sentences(std::string_view word) {
  return contains(starters, word);
}

Ruling judge_boundary(std::string_view text, std::span<const Token> tokens, const Boundary& at) {
  return Judge(text, tokens, at).decide();
}

}  // namespace nuncio
