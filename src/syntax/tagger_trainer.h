// Training of the tagger.
#ifndef NUNCIO_SYNTAX_TAGGER_TRAINER_H_
#define NUNCIO_SYNTAX_TAGGER_TRAINER_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/perceptron.h"
#include "syntax/tagger.h"
#include "syntax/word_list.h"

namespace nuncio {

struct TaggerTraining {
  uint32_t epochs = 8;
  uint32_t members = 1;  // models, trained in different order, that are averaged into one
  uint64_t seed = 1;     // of the first member; the others count on
  WordList words = {};   // the dictionary that goes into the model
  Perceptron::Freeze freeze = {};
  // Told the share of words tagged right while learning, once an epoch of each member.
  std::function<void(uint32_t epoch, double share)> on_epoch = [](uint32_t, double) {};
};

// A pure function of its arguments.
Tagger train_tagger(std::span<const Sentence> sentences, const TaggerTraining& training);

// The sentences with upos and xpos as taggers give them that were trained on the other sentences:
// what a parser must learn from. Sentence i belongs to fold (i / 10) % folds.
std::vector<Sentence> jackknife_tags(std::span<const Sentence> sentences, uint32_t folds,
                                     const TaggerTraining& training);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAGGER_TRAINER_H_
