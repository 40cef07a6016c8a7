// A sentence of a treebank as the network learns from it: its words as inputs and the right
// answers.
#ifndef NUNCIO_SYNTAX_NETWORK_TRAINING_SENTENCE_H_
#define NUNCIO_SYNTAX_NETWORK_TRAINING_SENTENCE_H_

#include <cstdint>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/network/vocabulary.h"

namespace nuncio {

// All vectors are as long as the sentence. Answers that are not known are -1: nothing is learned
// from them.
struct TrainingSentence {
  TrainingSentence() = default;
  TrainingSentence(const Sentence& sentence, const Vocabulary& vocabulary);

  std::vector<WordInput> words;
  std::vector<int32_t> upos, xpos, feats;
  std::vector<int32_t> heads;  // 0: the root; i + 1: word i
  std::vector<int32_t> labels;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_TRAINING_SENTENCE_H_
