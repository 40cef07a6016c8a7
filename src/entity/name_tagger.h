// Marks the names of a sentence: the best sequence of labels under a linear model (Viterbi). Linear
// time, thread-safe.
#ifndef NUNCIO_ENTITY_NAME_TAGGER_H_
#define NUNCIO_ENTITY_NAME_TAGGER_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entity/name_labels.h"
#include "entity/word_facts.h"
#include "base/model_file.h"
#include "syntax/sparse_weights.h"

namespace nuncio {

// Scores by pairs of labels that follow each other; the border of a sentence is the outside label.
using NameTransitions = std::array<std::array<int32_t, name_label_count>, name_label_count>;
using NameScores = std::array<int32_t, name_label_count>;

// The best allowed sequence of labels. `allowed[i]` has a bit for each label that word i may have.
// REQUIRES: some sequence is allowed.
std::vector<uint8_t> best_labels(std::span<const NameScores> scores,
                                 std::span<const uint32_t> allowed,
                                 const NameTransitions& transitions);

std::vector<NameSpan> spans_of_labels(std::span<const uint8_t> labels);

inline constexpr uint32_t all_name_labels = (uint32_t{1} << name_label_count) - 1;

class NameTagger {
 public:
  NameTagger(SparseWeights weights, const NameTransitions& transitions)
      : weights_(std::move(weights)), transitions_(transitions) {}

  // From left to right. `facts` belong to `sentence`.
  std::vector<NameSpan> tag(const Sentence& sentence, const SentenceFacts& facts) const;

  void write(ModelFile& file) const;
  // Throws Error{input} where the file holds no tagger of names.
  static NameTagger read(const ModelFile& file);

 private:
  SparseWeights weights_;
  NameTransitions transitions_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_NAME_TAGGER_H_
