// Morphological features (FEATS) of words that are tagged and parsed: among the feature sets that a
// tag takes in training, a linear model chooses by form, neighbours, relations and the verb's
// subject. Linear time, thread-safe.
#ifndef NUNCIO_SYNTAX_MORPHOLOGY_H_
#define NUNCIO_SYNTAX_MORPHOLOGY_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "syntax/model_file.h"
#include "syntax/perceptron.h"
#include "syntax/sparse_weights.h"
#include "syntax/tag_set.h"
#include "syntax/word_form.h"

namespace nuncio {

// The feature sets, and which of them each tag takes. Sets seen once only are left out.
class FeatSets {
 public:
  FeatSets() = default;
  explicit FeatSets(std::span<const Sentence> sentences);

  uint32_t size() const { return static_cast<uint32_t>(names_.size()); }
  const std::string& name(uint32_t id) const { return names_[id]; }
  // The choices for the word's tag; empty where the tag is unknown.
  std::span<const uint16_t> choices(const Word& word) const;
  // The number of the word's own set among its tag's choices' ids.
  std::optional<uint16_t> id_of(const Word& word) const;

  void write(ByteWriter& out) const;
  static FeatSets read(ByteReader& in);

 private:
  TagSet tags_;
  std::vector<std::string> names_;
  std::vector<std::vector<uint16_t>> choices_;  // by tag
};

class Morphology {
 public:
  Morphology(FeatSets sets, SparseWeights weights)
      : sets_(std::move(sets)), weights_(std::move(weights)) {}

  // Sets feats. REQUIRES: the words are tagged and parsed; forms[i] belongs to words[i].
  void fill(std::span<const FormAtoms> forms, std::span<Word> words) const;

  void write(ModelFile& file) const;
  static Morphology read(const ModelFile& file);

 private:
  FeatSets sets_;
  SparseWeights weights_;
};

struct MorphologyTraining {
  uint32_t epochs = 5;
  uint64_t seed = 1;
  Perceptron::Freeze freeze = {};
};

// A pure function of its arguments.
Morphology train_morphology(std::span<const Sentence> sentences,
                            const MorphologyTraining& training);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_MORPHOLOGY_H_
