// Training of the tagger of names: an averaged structured perceptron that learns also from texts
// whose annotation leaves the label of some words open.
#ifndef NUNCIO_ENTITY_NAME_TRAINER_H_
#define NUNCIO_ENTITY_NAME_TRAINER_H_

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "entity/cue_words.h"
#include "entity/gazetteer.h"
#include "entity/name_corpus.h"
#include "entity/name_tagger.h"
#include "syntax/perceptron.h"

namespace nuncio {

struct NameTraining {
  uint32_t epochs = 8;
  uint64_t seed = 1;
  uint32_t domain_weight = 4;  // how often an epoch sees the texts in the domain
  Perceptron::Freeze freeze = {.min_updates = 3, .scale = 64, .min_weight = 8};
  // Told the share of sentences labelled right while learning, once an epoch.
  std::function<void(uint32_t epoch, double share)> on_epoch = [](uint32_t, double) {};
};

// A pure function of its arguments.
NameTagger train_name_tagger(std::span<const NameText> texts, const Gazetteer& gazetteer,
                             const CueWords& cue_words, const NameTraining& training);

// Names found right, found and wanted: span and class have to be equal.
struct NameCounts {
  uint32_t right = 0;
  uint32_t found = 0;
  uint32_t wanted = 0;
  double precision() const { return found == 0 ? 0 : static_cast<double>(right) / found; }
  double recall() const { return wanted == 0 ? 0 : static_cast<double>(right) / wanted; }
  double f1() const {
    return found + wanted == 0 ? 0 : 2.0 * right / (static_cast<double>(found) + wanted);
  }
};

// By class; the last of all classes together. REQUIRES: the texts leave no label open.
std::array<NameCounts, name_class_count + 1> measure_names(const NameTagger& tagger,
                                                           std::span<const NameText> texts,
                                                           const Gazetteer& gazetteer,
                                                           const CueWords& cue_words);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_NAME_TRAINER_H_
