// Training of the network on treebanks.
#ifndef NUNCIO_SYNTAX_NETWORK_NETWORK_TRAINER_H_
#define NUNCIO_SYNTAX_NETWORK_NETWORK_TRAINER_H_

#include <cstdint>
#include <functional>
#include <span>

#include "nuncio/sentence.h"
#include "syntax/network/encoder_pass.h"
#include "syntax/network/network.h"
#include "syntax/network/shape.h"
#include "syntax/network/vocabulary.h"

namespace nuncio {

struct NetworkTraining {
  NetworkShape shape;  // what the vocabulary decides in it is filled in
  EncoderPass::Settings regularization;
  uint32_t epochs = 20;
  uint32_t batch_words = 1000;
  uint32_t max_sentence = 120;  // longer ones are left out
  float rate = 2e-3F;           // after the warm-up; falls along a half cosine to 2 % of it
  uint32_t warmup_steps = 200;
  uint64_t seed = 1;
  // Called after each epoch with the mean loss of a word and a way to make a network of the
  // parameters as they are.
  std::function<void(uint32_t epoch, double loss, const std::function<Network()>&)> on_epoch;
};

// A pure function of its arguments: the same bits on every machine, on one processor or several.
// REQUIRES: the vocabulary was made of sentences, not read from a file.
Network train_network(std::span<const Sentence> sentences, const Vocabulary& vocabulary,
                      const NetworkTraining& training);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_NETWORK_TRAINER_H_
