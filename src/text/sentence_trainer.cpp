#include "text/sentence_trainer.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/random.h"
#include "text/boundary_features.h"
#include "text/characters.h"
#include "text/layout.h"
#include "text/segmenter.h"
#include "text/sentence_candidates.h"
#include "text/tokenizer.h"

namespace nuncio {
namespace {

constexpr float kScale = 24;  // of a weight in the model

// A paragraph whose sentences are known.
struct Example {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<TokenView> views;
  std::vector<bool> starts;  // by token: begins a sentence
};

std::vector<Example> read_examples(const std::vector<const Document*>& documents) {
  std::vector<Example> examples;
  for (const Document* document : documents) {
    const std::string_view text = document->article.text;
    const std::vector<Sentence>& sentences = document->sentences;
    size_t next = 0;
    for (const Span paragraph : find_paragraphs(text)) {
      Example example;
      example.text = text;
      tokenize(text, paragraph, Segmenter::max_word_bytes, example.tokens);
      example.views = view_tokens(text, example.tokens);
      for (const Token& token : example.tokens) {
        while (next < sentences.size() && sentences[next].span.begin < token.span.begin) ++next;
        example.starts.push_back(next < sentences.size() &&
                                 sentences[next].span.begin == token.span.begin);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

// Counts how words are written within sentences.
class CasingCounts {
 public:
  explicit CasingCounts(const std::vector<Example>& examples)
      : small_(SentenceModel::kWords), capital_(SentenceModel::kWords) {
    for (const Example& example : examples)
      for (size_t i = 0; i < example.views.size(); ++i) count(example, i, 1);
  }

  Casing of(uint32_t word) const {
    const uint32_t at = word % SentenceModel::kWords;
    const uint32_t small = small_[at], capital = capital_[at];
    if (small + capital == 0) return Casing::unknown;
    if (small > 4 * capital) return Casing::small;
    return capital > 4 * small ? Casing::capital : Casing::either;
  }

  // Fills the casings of an example's words as if each had not been seen there.
  void fill(Example& example) {
    for (size_t i = 0; i < example.views.size(); ++i) {
      count(example, i, static_cast<uint32_t>(-1));
      example.views[i].casing = of(example.views[i].word);
      count(example, i, 1);
    }
  }

 private:
  void count(const Example& example, size_t i, uint32_t change) {
    const Token& token = example.tokens[i];
    if (example.starts[i] || i == 0 || token.kind != TokenKind::word) return;
    const TokenKind before = example.tokens[i - 1].kind;
    if (before != TokenKind::word && before != TokenKind::comma) return;
    const CharClass kind = glyph_at(example.text, token.span.begin).kind;
    const uint32_t at = example.views[i].word % SentenceModel::kWords;
    if (kind == CharClass::lower) small_[at] += change;
    if (kind == CharClass::upper) capital_[at] += change;
  }

  std::vector<uint32_t> small_, capital_;
};

class Trainer {
 public:
  explicit Trainer(const SentenceTraining& training)
      : training_(training),
        weights_(SentenceModel::kWeights),
        steps_(SentenceModel::kWeights),
        sums_(SentenceModel::kWeights) {}

  // Goes through one paragraph along its true sentences.
  void learn(const Example& example) {
    SentenceCandidates candidates(example.text, example.tokens);
    BoundaryFeatures features(example.views);
    while (candidates.advance()) {
      const Candidate& candidate = candidates.current();
      const bool ends = example.starts[candidate.next];
      if (candidate.ruling != Ruling::always && candidate.ruling != Ruling::never) {
        features.extract(candidate, features_);
        update(ends);
      }
      if (ends) candidates.end_sentence();
    }
  }

  // Adds the weights of now to the average that the model will have.
  double finish_epoch(bool keep) {
    if (keep) {
      for (size_t i = 0; i < weights_.size(); ++i) sums_[i] += weights_[i];
      ++kept_;
    }
    const double share = seen_ == 0 ? 0 : static_cast<double>(right_) / static_cast<double>(seen_);
    seen_ = right_ = 0;
    return share;
  }

  std::vector<int8_t> weights() const {
    std::vector<int8_t> out(weights_.size());
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = static_cast<int8_t>(std::clamp(
          std::lround(kScale * sums_[i] / static_cast<float>(std::max(1u, kept_))), -127L, 127L));
    return out;
  }

 private:
  void update(bool ends) {
    size_t kept = 0;
    for (const uint32_t feature : features_)
      if (random_.below(100) >= training_.dropped) features_[kept++] = feature;
    features_.resize(kept);
    float sum = 0;
    for (const uint32_t feature : features_) sum += weights_[feature];
    const float chance = 1 / (1 + std::exp(-sum));
    const float error = (ends ? 1.0F : 0.0F) - chance;
    ++seen_;
    right_ += (sum > 0) == ends;
    for (const uint32_t feature : features_) {
      steps_[feature] += error * error;
      const float rate = training_.rate / std::sqrt(1e-6F + steps_[feature]);
      weights_[feature] += rate * (error - training_.decay * weights_[feature]);
    }
  }

  const SentenceTraining& training_;
  std::vector<float> weights_, steps_, sums_;
  uint32_t kept_ = 0;
  uint64_t seen_ = 0, right_ = 0;
  Random random_{7};
  std::vector<uint32_t> features_;
};

}  // namespace

SentenceModel train_sentences(const std::vector<const Document*>& documents,
                              const SentenceTraining& training) {
  std::vector<Example> examples = read_examples(documents);
  CasingCounts casing(examples);
  for (Example& example : examples) casing.fill(example);
  Trainer trainer(training);
  Random random(1);
  for (uint32_t epoch = 1; epoch <= training.epochs; ++epoch) {
    for (const uint32_t i : random.permutation(static_cast<uint32_t>(examples.size())))
      trainer.learn(examples[i]);
    const double share = trainer.finish_epoch(2 * epoch > training.epochs);
    if (training.on_epoch) training.on_epoch(epoch, share);
  }
  std::vector<Casing> casings(SentenceModel::kWords);
  for (uint32_t word = 0; word < SentenceModel::kWords; ++word) casings[word] = casing.of(word);
  SentenceModel::Thresholds thresholds{};
  for (size_t i = 0; i < thresholds.size(); ++i)
    thresholds[i] = static_cast<int32_t>(std::lround(kScale * training.thresholds[i]));
  return {thresholds, trainer.weights(), std::move(casings)};
}

}  // namespace nuncio
