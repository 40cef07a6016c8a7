#include "syntax/parser_trainer.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "syntax/oracle.h"
#include "syntax/parser_features.h"
#include "syntax/random.h"

namespace nuncio {
namespace {

class Learner {
 public:
  Learner(const ParserTraining& training, uint64_t seed)
      : training_(training),
        perceptron_(Transition::kCount),
        scores_(Transition::kCount),
        random_(seed) {}

  // The share of right choices of one round over all sentences.
  double epoch(uint32_t number, std::span<const Sentence> sentences) {
    steps_ = right_ = 0;
    explore_ = number >= training_.explore_from;
    for (const uint32_t i : random_.permutation(static_cast<uint32_t>(sentences.size())))
      learn(sentences[i].words);
    return static_cast<double>(right_) / static_cast<double>(std::max<size_t>(1, steps_));
  }

  Perceptron take() { return std::move(perceptron_); }

 private:
  // The best-scoring transition among those that lose fewest gold arcs.
  Transition best_gold(const ParserState& state, const Oracle& oracle,
                       const Oracle::Costs& costs) const {
    const uint32_t least = *std::min_element(costs.begin(), costs.end());
    Transition best;
    int32_t best_score = std::numeric_limits<int32_t>::min();
    for (uint32_t number = 0; number < Transition::kCount; ++number) {
      const Transition transition = Transition::of(number);
      if (transition.move != Move::shift && transition.deprel == Deprel::root) continue;
      if (scores_[number] <= best_score) continue;
      if (oracle.cost(state, costs, transition) != least) continue;
      best = transition;
      best_score = scores_[number];
    }
    return best;
  }

  void learn(std::span<const Word> words) {
    const std::vector<FormAtoms> forms = form_atoms(words);
    const Oracle oracle(words);
    ParserState state(static_cast<uint32_t>(words.size()));
    ParserFeatures features(forms, words);
    while (!state.done()) {
      if (state.only_root_left())
        state.apply({Move::left, Deprel::root});
      else
        state.apply(step(state, oracle, features));
    }
  }

  Transition step(const ParserState& state, const Oracle& oracle, ParserFeatures& features) {
    const auto keys = features.keys(state);
    std::fill(scores_.begin(), scores_.end(), 0);
    perceptron_.add(keys, scores_);
    const Transition chosen = best_transition(state, scores_);
    const Oracle::Costs costs = oracle.costs(state);
    const Transition gold = best_gold(state, oracle, costs);
    const bool right = oracle.cost(state, costs, chosen) <= oracle.cost(state, costs, gold);
    if (!right) perceptron_.update(keys, gold.number(), chosen.number());
    perceptron_.tick();
    ++steps_;
    right_ += right;
    if (right || (explore_ && random_.below(100) < training_.explore_percent)) return chosen;
    return gold;
  }

  const ParserTraining& training_;
  Perceptron perceptron_;
  std::vector<int32_t> scores_;
  Random random_;
  bool explore_ = false;
  size_t steps_ = 0, right_ = 0;
};

}  // namespace

Parser train_parser(std::span<const Sentence> sentences, const ParserTraining& training) {
  std::vector<Perceptron> members;
  for (uint32_t member = 0; member < training.members; ++member) {
    Learner learner(training, training.seed + member);
    for (uint32_t epoch = 1; epoch <= training.epochs; ++epoch)
      training.on_epoch(epoch, learner.epoch(epoch, sentences));
    members.push_back(learner.take());
  }
  return Parser(Perceptron::freeze(members, training.freeze));
}

}  // namespace nuncio
