#include "syntax/tagger_trainer.h"

#include <algorithm>

#include "syntax/random.h"
#include "syntax/tag_features.h"

namespace nuncio {
namespace {

struct Example {
  std::vector<FormAtoms> forms;
  std::vector<uint16_t> gold;
};

// Tags the example with the present weights, learning from each mistake; gives the number of words
// tagged right. Later words see the tags that were given, not the gold ones.
size_t learn(const Example& example, const TagLexicon& lexicon, Perceptron& perceptron,
             std::vector<int32_t>& scores) {
  TagContext context(example.forms, lexicon);
  size_t right = 0;
  for (size_t i = 0; i < example.gold.size(); ++i) {
    uint16_t tag = lexicon.only_tag(example.forms[i]);
    if (tag == TagLexicon::kUnsure) {
      std::fill(scores.begin(), scores.end(), 0);
      const auto keys = context.keys(i);
      perceptron.add(keys, scores);
      tag = static_cast<uint16_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      if (tag != example.gold[i]) perceptron.update(keys, example.gold[i], tag);
      perceptron.tick();
    }
    context.set(i, tag);
    right += tag == example.gold[i];
  }
  return right;
}

}  // namespace

Tagger train_tagger(std::span<const Sentence> sentences, const TaggerTraining& training) {
  TagSet tags(sentences);
  TagLexicon lexicon(sentences, tags, training.words);
  std::vector<Example> examples;
  size_t words = 0;
  for (const Sentence& sentence : sentences) {
    Example example{form_atoms(sentence.words), {}};
    for (const Word& word : sentence.words)
      example.gold.push_back(static_cast<uint16_t>(tags.id_of(word).value()));
    words += sentence.words.size();
    examples.push_back(std::move(example));
  }
  std::vector<Perceptron> members;
  std::vector<int32_t> scores(tags.size());
  for (uint32_t member = 0; member < training.members; ++member) {
    Perceptron& perceptron = members.emplace_back(tags.size());
    Random random(training.seed + member);
    for (uint32_t epoch = 1; epoch <= training.epochs; ++epoch) {
      size_t right = 0;
      for (const uint32_t i : random.permutation(static_cast<uint32_t>(examples.size())))
        right += learn(examples[i], lexicon, perceptron, scores);
      training.on_epoch(epoch, static_cast<double>(right) / static_cast<double>(words));
    }
  }
  return {std::move(tags), std::move(lexicon), Perceptron::freeze(members, training.freeze)};
}

std::vector<Sentence> jackknife_tags(std::span<const Sentence> sentences, uint32_t folds,
                                     const TaggerTraining& training) {
  std::vector<Sentence> out(sentences.begin(), sentences.end());
  const auto fold_of = [&](size_t i) { return i / 10 % folds; };
  for (uint32_t fold = 0; fold < folds; ++fold) {
    std::vector<Sentence> rest;
    for (size_t i = 0; i < sentences.size(); ++i)
      if (fold_of(i) != fold) rest.push_back(sentences[i]);
    const Tagger tagger = train_tagger(rest, training);
    for (size_t i = 0; i < out.size(); ++i)
      if (fold_of(i) == fold) tagger.tag(form_atoms(out[i].words), out[i].words);
  }
  return out;
}

}  // namespace nuncio
