// Training of the sentence splitter from texts whose sentences are known.
#ifndef NUNCIO_TEXT_SENTENCE_TRAINER_H_
#define NUNCIO_TEXT_SENTENCE_TRAINER_H_

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "nuncio/sentence.h"
#include "text/sentence_model.h"

namespace nuncio {

// Logistic regression, one place after the other.
struct SentenceTraining {
  uint32_t epochs = 20;
  float rate = 0.03F;
  float decay = 1e-4F;    // of a weight, each time that it is seen
  uint32_t dropped = 20;  // of 100 features, those left out by chance each time
  // Where the scores of ends and of other places part, by Odds (text/sentence_candidates.h). Below
  // 0 at first, since a missed end spoils two sentences for good, and those after it depend on it;
  // higher where an end, in news, would mostly tear a name apart.
  std::array<float, 3> thresholds = {-0.6F, 0.2F, 1.5F};
  // Called after each round with the share of places that were judged rightly on the way.
  std::function<void(uint32_t epoch, double share)> on_epoch;
};

// Of each document the article's text and the spans of the sentences count. The same documents give
// the same model. REQUIRES: the documents outlive the call.
SentenceModel train_sentences(const std::vector<const Document*>& documents,
                              const SentenceTraining& training);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_SENTENCE_TRAINER_H_
