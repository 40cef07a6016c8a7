#include "text/boundary_features.h"

#include <algorithm>
#include <bit>

#include "base/feature_hash.h"
#include "text/characters.h"

namespace nuncio {
namespace {

enum Shape : uint8_t { mark, small, capital, capitals, initial, mixed, digits, coded, outside };

constexpr size_t max_hashed = 24;  // bytes of a form

uint32_t hash_small(std::string_view form) {
  uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : form.substr(0, max_hashed)) {
    const char seen = c >= '0' && c <= '9' ? '0' : ascii_lower(c);
    hash = (hash ^ static_cast<unsigned char>(seen)) * 0x100000001B3ULL;
  }
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

Shape shape_of(std::string_view form) {
  uint32_t lower = 0, upper = 0, digit = 0;
  bool upper_first = false;
  size_t pos = 0;
  for (bool first = true; pos < form.size() && pos < max_hashed; first = false) {
    const Glyph glyph = glyph_at(form, pos);
    lower += glyph.kind == CharClass::lower;
    upper += glyph.kind == CharClass::upper;
    digit += glyph.kind == CharClass::digit;
    upper_first |= first && glyph.kind == CharClass::upper;
    pos += glyph.size;
  }
  if (lower + upper + digit == 0) return mark;
  if (digit > 0) return lower + upper > 0 ? coded : digits;
  if (upper == 0) return small;
  if (lower == 0) return upper == 1 ? initial : capitals;
  return upper_first && upper == 1 ? capital : mixed;
}

// 0, 1, 2, 3-4, 5-8, 9-16 …
uint32_t scale(size_t count) {
  return count < 3 ? static_cast<uint32_t>(count)
                   : static_cast<uint32_t>(std::bit_width(count - 1)) + 1;
}

bool is_stop(const TokenView& token) {
  return token.kind == static_cast<uint8_t>(TokenKind::stop);
}
bool opens(const TokenView& token) {
  return token.kind == static_cast<uint8_t>(TokenKind::open_quote) ||
         token.kind == static_cast<uint8_t>(TokenKind::open_bracket);
}

// How a token is written, and of a word also how it mostly is.
uint32_t look(const TokenView& token) {
  return token.shape == mark ? 64u + token.kind
                             : token.shape * 4u + static_cast<uint32_t>(token.casing);
}
uint32_t form(const TokenView& token) {
  return token.shape == mark ? 32u + token.kind : token.shape;
}

}  // namespace

uint32_t word_key(std::string_view form) {
  return hash_small(form);
}

std::vector<TokenView> view_tokens(std::string_view text, std::span<const Token> tokens) {
  std::vector<TokenView> views(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Span span = tokens[i].span;
    const std::string_view form = text.substr(span.begin, span.size());
    views[i].word = hash_small(form);
    views[i].kind = static_cast<uint8_t>(tokens[i].kind);
    views[i].shape = shape_of(form);
    views[i].length = static_cast<uint8_t>(std::min<uint32_t>(255, span.size()));
    views[i].spaced = i == 0 || span.begin > tokens[i - 1].span.end;
  }
  return views;
}

BoundaryFeatures::BoundaryFeatures(std::span<const TokenView> tokens)
    : tokens_(tokens), to_stop_(tokens.size() + 1, 0) {
  outside_.shape = outside;
  uint32_t stops = 0, small_starts = 0;
  for (size_t i = tokens.size(); i-- > 0;) {
    to_stop_[i] =
        is_stop(tokens[i]) ? 1 : static_cast<uint16_t>(std::min(60000, to_stop_[i + 1] + 1));
    if (!is_stop(tokens[i])) continue;
    ++stops;
    small_starts += at(i + 1).shape == small;
  }
  style_.size = static_cast<uint8_t>(scale(tokens.size()));
  style_.stops = static_cast<uint8_t>(std::min(3u, scale(stops)));
  style_.small_starts = static_cast<uint8_t>(small_starts == 0          ? 0
                                             : small_starts * 4 < stops ? 1
                                                                        : 2);
  style_.small_first = at(0).shape == small;
  style_.ends_with_stop =
      !tokens.empty() && to_stop_[tokens.size() - 1] == 1 && is_stop(tokens.back());
}

void BoundaryFeatures::follow(const Candidate& candidate) {
  if (candidate.sentence != sentence_.begin || candidate.next < sentence_.end)
    sentence_ = {candidate.sentence, candidate.sentence, 0, 0, 0};
  for (; sentence_.end < candidate.next; ++sentence_.end) {
    const TokenView& token = tokens_[sentence_.end];
    sentence_.small += token.shape == small;
    sentence_.capital += token.shape == capital || token.shape == capitals ||
                         token.shape == initial || token.shape == mixed;
    sentence_.stops += is_stop(token);
  }
}

void BoundaryFeatures::extract(const Candidate& candidate, std::vector<uint32_t>& out) {
  follow(candidate);
  out.clear();
  const auto add = [&](uint32_t number, auto... atoms) {
    out.push_back(
        static_cast<uint32_t>(feature(number, atoms...) >> 40 & (SentenceModel::kWeights - 1)));
  };
  const size_t next = candidate.next, begin = candidate.sentence;
  const auto back = [&](size_t steps) -> const TokenView& {
    return next >= begin + steps ? tokens_[next - steps] : outside_;
  };
  const TokenView &l0 = back(1), &l1 = back(2), &l2 = back(3);
  const TokenView &r0 = at(next), &r1 = at(next + 1), &r2 = at(next + 2), &r3 = at(next + 3);
  const TokenView& mark = tokens_[candidate.mark];
  const TokenView& before = candidate.mark > begin ? tokens_[candidate.mark - 1] : outside_;
  size_t word = next;
  while (word < next + 3 && opens(at(word))) ++word;
  const TokenView &r = at(word), &first = tokens_[begin];

  const uint32_t rule = static_cast<uint32_t>(candidate.ruling) * 4 + (r0.spaced ? 2 : 0) +
                        (candidate.ruling == Ruling::none ? 0 : l0.spaced);
  const uint32_t state = candidate.in_brackets * 2u + candidate.in_quote;
  const uint32_t length = scale(next - begin), smalls = scale(sentence_.small);
  const uint32_t to_stop = scale(to_stop_[std::min(next, to_stop_.size() - 1)]);
  const uint32_t left = scale(tokens_.size() - next);
  const uint32_t l = look(l0), rl = look(r0);

  add(0, rule);
  add(1, rule, l, rl);
  add(2, rule, l0.word);
  add(3, rule, r0.word, r0.shape);
  add(4, l0.word, r0.word, r0.shape);
  add(5, form(l1), l, rl, form(r1));
  add(6, l1.word, l0.word, form(r0));
  add(7, r0.word, r1.word, form(l0));
  add(8, form(l0), rl, look(r1), form(r2));
  add(9, before.word, mark.word, look(r));
  add(10, mark.word, r.word, r.shape);
  add(11, rule, look(r), mark.word);
  add(12, rule, state, form(l0), form(r0));
  add(13, rule, length, form(l0), rl);
  add(14, smalls, length, l, rl);
  add(15, first.word, l0.word);
  add(16, form(first), look(l0), rl, length);
  add(17, rule, style_.ends_with_stop, style_.stops, form(l0), form(r0));
  add(18, left, rule, form(l0), form(r0));
  add(19, to_stop, rule, l, rl);
  add(20, style_.small_starts, style_.small_first, rule, form(r0));
  add(21, l0.word == r0.word, r0.word == first.word, r1.word == l0.word, form(r0), form(l0));
  add(22, look(l1), l, rl, look(r1));
  add(23, form(l2), form(l1), form(l0), form(r0), form(r1), form(r2));
  add(24, look(before), mark.word, look(r), look(at(word + 1)));
  add(25, r1.word, rl, rule);
  add(26, l1.word, l, rl);
  add(27, rule, r0.word, look(r1));
  add(28, l0.word, rl, look(r1));
  add(29, smalls, to_stop, form(l0), rl);
  add(30, rule, style_.size, length, left, form(r0));
  add(31, form(r0), form(r1), form(r2), form(r3), rule);
  add(32, before.length, mark.word, look(r));
  add(33, rule, sentence_.stops > 0, state, rl);
  add(34, first.word, r0.word, rule);
  add(35, style_.ends_with_stop, smalls, l, rl);
}

}  // namespace nuncio
