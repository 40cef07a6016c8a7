#include "syntax/morphology.h"

#include <algorithm>
#include <map>
#include <set>

#include "nuncio/error.h"
#include "syntax/morphology_features.h"
#include "syntax/random.h"

namespace nuncio {
namespace {

uint16_t best_of(std::span<const uint16_t> choices, std::span<const int32_t> scores) {
  return *std::max_element(choices.begin(), choices.end(),
                           [&](uint16_t a, uint16_t b) { return scores[a] < scores[b]; });
}

}  // namespace

FeatSets::FeatSets(std::span<const Sentence> sentences) : tags_(sentences) {
  std::map<std::pair<uint32_t, std::string>, uint32_t> counts;
  std::set<std::string> names;
  for (const Sentence& sentence : sentences)
    for (const Word& word : sentence.words) {
      ++counts[{tags_.id_of(word).value(), word.feats}];
      names.insert(word.feats);
    }
  names_.assign(names.begin(), names.end());
  choices_.resize(tags_.size());
  for (const auto& [key, count] : counts) {
    const auto& [tag, name] = key;
    const auto id = std::lower_bound(names_.begin(), names_.end(), name) - names_.begin();
    if (count > 1) choices_[tag].push_back(static_cast<uint16_t>(id));
  }
}

std::span<const uint16_t> FeatSets::choices(const Word& word) const {
  const auto tag = tags_.id_of(word);
  return tag ? std::span<const uint16_t>(choices_[*tag]) : std::span<const uint16_t>();
}

std::optional<uint16_t> FeatSets::id_of(const Word& word) const {
  for (const uint16_t id : choices(word))
    if (names_[id] == word.feats) return id;
  return std::nullopt;
}

void FeatSets::write(ByteWriter& out) const {
  tags_.write(out);
  out.put(size());
  for (const std::string& name : names_) out.put_text(name);
  for (const auto& ids : choices_) out.put_array(ids);
}

FeatSets FeatSets::read(ByteReader& in) {
  FeatSets out;
  out.tags_ = TagSet::read(in);
  for (auto left = in.get<uint32_t>(); left > 0; --left) out.names_.emplace_back(in.get_text());
  for (uint32_t tag = 0; tag < out.tags_.size(); ++tag) {
    out.choices_.push_back(in.get_array<uint16_t>());
    for (const uint16_t id : out.choices_.back())
      if (id >= out.size()) throw Error(Error::Kind::input, "is inconsistent");
  }
  return out;
}

void Morphology::fill(std::span<const FormAtoms> forms, std::span<Word> words) const {
  MorphologyFeatures features(forms, words);
  std::vector<int32_t> scores(sets_.size());
  for (size_t i = 0; i < words.size(); ++i) {
    const auto choices = sets_.choices(words[i]);
    if (choices.size() > 1) {
      for (const uint16_t id : choices) scores[id] = 0;
      weights_.add(features.keys(i), scores);
      words[i].feats = sets_.name(best_of(choices, scores));
    } else {
      words[i].feats = choices.empty() ? std::string() : sets_.name(choices[0]);
    }
  }
}

void Morphology::write(ModelFile& file) const {
  ByteWriter sets, weights;
  sets_.write(sets);
  weights_.write(weights);
  file.set("feature sets", sets.take());
  file.set("feature weights", weights.take());
}

Morphology Morphology::read(const ModelFile& file) {
  FeatSets sets;
  SparseWeights weights;
  file.read("feature sets", [&](ByteReader& in) { sets = FeatSets::read(in); });
  file.read("feature weights", [&](ByteReader& in) {
    weights = SparseWeights::read(in);
    if (weights.labels() != sets.size()) throw Error(Error::Kind::input, "does not fit the sets");
  });
  return {std::move(sets), std::move(weights)};
}

Morphology train_morphology(std::span<const Sentence> sentences,
                            const MorphologyTraining& training) {
  FeatSets sets(sentences);
  Perceptron perceptron(sets.size());
  std::vector<int32_t> scores(sets.size());
  Random random(training.seed);
  for (uint32_t epoch = 0; epoch < training.epochs; ++epoch) {
    for (const uint32_t s : random.permutation(static_cast<uint32_t>(sentences.size()))) {
      const std::vector<Word>& words = sentences[s].words;
      const std::vector<FormAtoms> forms = form_atoms(words);
      MorphologyFeatures features(forms, words);
      for (size_t i = 0; i < words.size(); ++i) {
        const auto choices = sets.choices(words[i]);
        const auto gold = sets.id_of(words[i]);
        if (choices.size() < 2 || !gold) continue;
        for (const uint16_t id : choices) scores[id] = 0;
        const auto keys = features.keys(i);
        perceptron.add(keys, scores);
        const uint16_t chosen = best_of(choices, scores);
        if (chosen != *gold) perceptron.update(keys, *gold, chosen);
        perceptron.tick();
      }
    }
  }
  return {std::move(sets), perceptron.freeze(training.freeze)};
}

}  // namespace nuncio
