#include "text/tokenizer.h"

#include <algorithm>
#include <array>

#include "text/contractions.h"
#include "text/matcher.h"

namespace nuncio {
namespace {

struct Rule {
  TokenKind kind;
  size_t (*match)(const Place&);
};

// The whole tokenizer in one table: the first rule that matches makes the token.
constexpr auto rules = std::to_array<Rule>({
    {TokenKind::emoji, match_emoji},
    {TokenKind::address, match_url},
    {TokenKind::address, match_email},
    {TokenKind::address, match_handle},
    {TokenKind::emoji, match_emoticon},
    {TokenKind::word, match_money_code},
    {TokenKind::number, match_number},
    {TokenKind::word, match_clipped},
    {TokenKind::word, match_clitic},
    {TokenKind::abbreviation, match_initials},
    {TokenKind::abbreviation, match_abbreviation},
    {TokenKind::word, match_word},
    {TokenKind::stop, match_stop},
    {TokenKind::symbol, match_mark},
});

constexpr auto after_it_is =
    std::to_array<std::string_view>({"a", "an", "the", "not", "been", "really", "also", "nothing",
                                     "definitely", "getting", "your", "my"});

class ParagraphTokenizer {
 public:
  ParagraphTokenizer(std::string_view text, Span paragraph, size_t max_token_bytes,
                     std::vector<Token>& out)
      : text_(text.substr(0, paragraph.end)),
        begin_(paragraph.begin),
        max_token_bytes_(max_token_bytes),
        out_(out) {}

  void run() {
    Place place{text_, begin_, begin_, begin_};
    while (next_chunk(place)) {
      while (place.pos < place.chunk_end) step(place);
    }
  }

 private:
  bool next_chunk(Place& place) const {
    size_t pos = place.chunk_end;
    while (pos < text_.size() && glyph_at(text_, pos).is_space()) pos += glyph_at(text_, pos).size;
    if (pos >= text_.size()) return false;
    place.chunk_begin = place.pos = pos;
    for (Glyph glyph = glyph_at(text_, pos); glyph.size > 0 && !glyph.is_space();
         glyph = glyph_at(text_, pos))
      pos += glyph.size;
    place.chunk_end = pos;
    return true;
  }

  void step(Place& place) {
    for (const Rule& rule : rules) {
      size_t end = rule.match(place);
      if (end <= place.pos) continue;
      if (end - place.pos > max_token_bytes_) end = cut_back(place.pos + max_token_bytes_);
      add(place, rule, end);
      place.pos = end;
      return;
    }
  }

  size_t cut_back(size_t pos) const {
    while ((static_cast<unsigned char>(text_[pos]) & 0xC0) == 0x80) --pos;
    return pos;
  }

  void add(const Place& place, const Rule& rule, size_t end) {
    if (rule.match == match_word) return add_word(place.pos, end);
    const bool is_clitic = rule.match == match_clitic;
    if (is_clitic) out_.back().joined = true;
    TokenKind kind = rule.match == match_mark ? mark_kind(place, end) : rule.kind;
    // "U.S.A" ends without the full stop.
    if (kind == TokenKind::abbreviation && text_[end - 1] != '.') kind = TokenKind::word;
    push(place.pos, end, kind);
  }

  // "its a pity": no possessive stands before these.
  bool means_it_is(std::string_view word, size_t end) const {
    if (!equals_ignoring_case(word, "its") || end >= text_.size() || text_[end] != ' ')
      return false;
    size_t next = end + 1;
    while (next < text_.size() && glyph_at(text_, next).is_letter()) ++next;
    const std::string_view after = text_.substr(end + 1, next - end - 1);
    return std::any_of(after_it_is.begin(), after_it_is.end(),
                       [&](std::string_view entry) { return after == entry; }) &&
           !(next < text_.size() && text_[next] == '-');
  }

  void add_word(size_t begin, size_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    const Cuts cuts = means_it_is(word, end) ? Cuts{{2, 0}, 1} : find_contraction(word);
    size_t from = begin;
    for (size_t i = 0; i < cuts.count; ++i) {
      push(from, begin + cuts.at[i], TokenKind::word);
      out_.back().joined = true;
      from = begin + cuts.at[i];
    }
    push(from, end, TokenKind::word);
  }

  void push(size_t begin, size_t end, TokenKind kind) {
    out_.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, kind, false});
  }

  TokenKind mark_kind(const Place& place, size_t end) {
    const Glyph first = place.glyph(place.pos);
    switch (first.kind) {
      case CharClass::open_bracket:
        return TokenKind::open_bracket;
      case CharClass::close_bracket:
        return TokenKind::close_bracket;
      case CharClass::comma:
        return TokenKind::comma;
      case CharClass::hyphen:
      case CharClass::dash:
        return TokenKind::dash;
      case CharClass::quote:
        return quote_kind(place, first.code, end);
      case CharClass::apostrophe:
        return apostrophe_kind(place, end);
      default:
        return TokenKind::symbol;
    }
  }

  TokenKind quote_kind(const Place& place, char32_t code, size_t end) {
    switch (code) {
      case 0x201C:
      case 0x2018:
      case 0x201A:
      case 0x201E:
      case 0x00AB:
      case 0x2039:
      case 0x300C:
        if (code == 0x2018) single_open_ = true;
        return TokenKind::open_quote;
      case 0x201D:
      case 0x00BB:
      case 0x203A:
      case 0x300D:
        return TokenKind::close_quote;
      default:
        return by_spacing(place, end, double_open_);
    }
  }

  // A straight quote opens after a space and before a word, closes the other way round, and takes
  // turns where both or neither hold.
  TokenKind by_spacing(const Place& place, size_t end, bool& open) {
    const Glyph before = place.before(), after = place.glyph(end);
    const bool may_open =
        after.size > 0 && (before.size == 0 || before.kind == CharClass::open_bracket ||
                           before.kind == CharClass::dash || before.kind == CharClass::quote);
    const bool may_close = before.size > 0 && !after.is_alnum();
    open = may_open == may_close ? !open : may_open;
    return open ? TokenKind::open_quote : TokenKind::close_quote;
  }

  // A lone apostrophe: the possessive of a plural ("parents'") or a single quotation mark.
  TokenKind apostrophe_kind(const Place& place, size_t end) {
    const Glyph first = place.glyph(place.pos), before = place.before();
    const bool pair = end > place.pos + first.size;
    if (pair) return by_spacing(place, end, double_open_);
    const bool after_s = (before.code | 0x20) == 's' || before.code == 'z' || before.code == 'x';
    if (after_s && !single_open_ && !out_.empty() && out_.back().span.end == place.pos &&
        out_.back().kind == TokenKind::word) {
      out_.back().joined = true;
      return TokenKind::word;
    }
    if (first.code == '`' || before.size == 0 || before.kind == CharClass::open_bracket ||
        before.kind == CharClass::quote) {
      single_open_ = place.glyph(end).size > 0;
      return single_open_ ? TokenKind::open_quote : TokenKind::close_quote;
    }
    single_open_ = false;
    return TokenKind::close_quote;
  }

  std::string_view text_;
  size_t begin_;
  size_t max_token_bytes_;
  std::vector<Token>& out_;
  bool double_open_ = false;
  bool single_open_ = false;
};

}  // namespace

void tokenize(std::string_view text, Span paragraph, size_t max_token_bytes,
              std::vector<Token>& out) {
  ParagraphTokenizer(text, paragraph, max_token_bytes, out).run();
}

}  // namespace nuncio
