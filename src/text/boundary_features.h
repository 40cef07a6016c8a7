// What the sentence model sees of a paragraph and of a place in it.
#ifndef NUNCIO_TEXT_BOUNDARY_FEATURES_H_
#define NUNCIO_TEXT_BOUNDARY_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/sentence_candidates.h"
#include "text/sentence_model.h"
#include "text/token.h"

namespace nuncio {

// One token, as little of it as features need.
struct TokenView {
  uint32_t word = 0;   // hash of the small-letter form with digits made one
  uint8_t kind = 0;    // a TokenKind
  uint8_t shape = 0;   // how it is written: small, Capital, CAPITALS, initial, digits …
  uint8_t length = 0;  // in bytes, at most 255
  bool spaced = false;
  Casing casing = Casing::unknown;
};

// The key of a word in SentenceModel::casing, whatever its case.
uint32_t word_key(std::string_view form);

// Everything but `casing`.
std::vector<TokenView> view_tokens(std::string_view text, std::span<const Token> tokens);

// Features of the candidates of one paragraph, which must outlive this. Each call takes constant
// time, but that the candidates of one sentence must come in order.
class BoundaryFeatures {
 public:
  explicit BoundaryFeatures(std::span<const TokenView> tokens);

  // Replaces `out` by the features of the candidate, each below SentenceModel::kWeights.
  void extract(const Candidate& candidate, std::vector<uint32_t>& out);

 private:
  // Of the tokens from `begin` up to `end`, kept up to date as candidates come.
  struct Sentence {
    size_t begin = 0, end = 0;
    uint32_t small = 0, capital = 0, stops = 0;
  };
  // Of the whole paragraph.
  struct Style {
    uint8_t size = 0;
    bool ends_with_stop = false;
    uint8_t stops = 0;
    uint8_t small_starts = 0;  // how often a stop goes on in small letters
    bool small_first = false;
  };

  const TokenView& at(size_t i) const { return i < tokens_.size() ? tokens_[i] : outside_; }
  void follow(const Candidate& candidate);

  std::span<const TokenView> tokens_;
  TokenView outside_;
  std::vector<uint16_t> to_stop_;  // tokens up to the next stop, that one included
  Sentence sentence_;
  Style style_;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_BOUNDARY_FEATURES_H_
