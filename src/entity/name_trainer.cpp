#include "entity/name_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "entity/name_features.h"
#include "base/random.h"

namespace nuncio {
namespace {

struct Example {
  std::vector<std::vector<uint64_t>> keys;  // by word
  std::vector<uint32_t> allowed;
};

std::vector<Example> make_examples(std::span<const NameText> texts, const Gazetteer& gazetteer,
                                   const CueWords& cue_words, uint32_t domain_weight,
                                   std::vector<uint32_t>& schedule) {
  std::vector<Example> examples;
  for (const NameText& text : texts) {
    const auto facts = find_facts(text.sentences, gazetteer, cue_words);
    for (size_t s = 0; s < text.sentences.size(); ++s) {
      Example example{{}, text.allowed[s]};
      NameFeatures features(text.sentences[s], facts[s]);
      for (uint32_t i = 0; i < example.allowed.size(); ++i) {
        const auto keys = features.keys(i);
        example.keys.emplace_back(keys.begin(), keys.end());
      }
      for (uint32_t k = 0; k < (text.in_domain ? domain_weight : 1); ++k)
        schedule.push_back(static_cast<uint32_t>(examples.size()));
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

class Learner {
 public:
  // Whether the labels given were among those allowed; learns from it where they were not.
  bool learn(const Example& example) {
    std::vector<NameScores> scores(example.keys.size());
    for (size_t i = 0; i < scores.size(); ++i) {
      scores[i].fill(0);
      perceptron_.add(example.keys[i], scores[i]);
    }
    const std::vector<uint32_t> free(scores.size(), all_name_labels);
    const auto given = best_labels(scores, free, transitions_);
    bool right = true;
    for (size_t i = 0; i < given.size(); ++i) right &= (example.allowed[i] >> given[i] & 1) != 0;
    if (!right) correct(example, given, best_labels(scores, example.allowed, transitions_));
    perceptron_.tick();
    ++clock_;
    return right;
  }

  NameTagger freeze(const Perceptron::Freeze& options) const {
    NameTransitions transitions;
    for (size_t a = 0; a < name_label_count; ++a)
      for (size_t b = 0; b < name_label_count; ++b)
        transitions[a][b] = static_cast<int32_t>(
            std::lround(options.scale * (transitions_[a][b] - static_cast<double>(late_[a][b]) /
                                                                  static_cast<double>(clock_))));
    return {perceptron_.freeze(options), transitions};
  }

 private:
  void correct(const Example& example, const std::vector<uint8_t>& given,
               const std::vector<uint8_t>& wanted) {
    uint8_t given_before = outside_label, wanted_before = outside_label;
    for (size_t i = 0; i <= given.size(); ++i) {
      const uint8_t given_now = i < given.size() ? given[i] : outside_label;
      const uint8_t wanted_now = i < given.size() ? wanted[i] : outside_label;
      if (given_now != wanted_now) perceptron_.update(example.keys[i], wanted_now, given_now);
      change(wanted_before, wanted_now, 1);
      change(given_before, given_now, -1);
      given_before = given_now;
      wanted_before = wanted_now;
    }
  }

  void change(uint8_t before, uint8_t label, int32_t delta) {
    transitions_[before][label] += delta;
    late_[before][label] += clock_ * delta;
  }

  Perceptron perceptron_{name_label_count};
  NameTransitions transitions_{};
  std::array<std::array<int64_t, name_label_count>, name_label_count> late_{};
  int64_t clock_ = 1;
};

}  // namespace

NameTagger train_name_tagger(std::span<const NameText> texts, const Gazetteer& gazetteer,
                             const CueWords& cue_words, const NameTraining& training) {
  std::vector<uint32_t> schedule;
  const auto examples =
      make_examples(texts, gazetteer, cue_words, training.domain_weight, schedule);
  Learner learner;
  Random random(training.seed);
  for (uint32_t epoch = 1; epoch <= training.epochs; ++epoch) {
    size_t right = 0;
    for (const uint32_t at : random.permutation(static_cast<uint32_t>(schedule.size())))
      right += learner.learn(examples[schedule[at]]);
    training.on_epoch(epoch, static_cast<double>(right) / static_cast<double>(schedule.size()));
  }
  return learner.freeze(training.freeze);
}

std::array<NameCounts, name_class_count + 1> measure_names(const NameTagger& tagger,
                                                           std::span<const NameText> texts,
                                                           const Gazetteer& gazetteer,
                                                           const CueWords& cue_words) {
  std::array<NameCounts, name_class_count + 1> counts{};
  const auto count = [&](const NameSpan& span, uint32_t NameCounts::*field) {
    ++(counts[static_cast<size_t>(span.name_class)].*field);
    ++(counts.back().*field);
  };
  for (const NameText& text : texts) {
    const auto facts = find_facts(text.sentences, gazetteer, cue_words);
    for (size_t s = 0; s < text.sentences.size(); ++s) {
      std::vector<uint8_t> labels;
      for (const uint32_t allowed : text.allowed[s])
        labels.push_back(static_cast<uint8_t>(std::countr_zero(allowed)));
      const auto wanted = spans_of_labels(labels);
      const auto found = tagger.tag(text.sentences[s], facts[s]);
      for (const NameSpan& span : wanted) count(span, &NameCounts::wanted);
      for (const NameSpan& span : found) {
        count(span, &NameCounts::found);
        if (std::find(wanted.begin(), wanted.end(), span) != wanted.end())
          count(span, &NameCounts::right);
      }
    }
  }
  return counts;
}

}  // namespace nuncio
