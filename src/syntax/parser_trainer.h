// Training of the parser, with a dynamic oracle and exploration of the parser's own mistakes.
#ifndef NUNCIO_SYNTAX_PARSER_TRAINER_H_
#define NUNCIO_SYNTAX_PARSER_TRAINER_H_

#include <cstdint>
#include <functional>
#include <span>

#include "nuncio/sentence.h"
#include "syntax/parser.h"
#include "syntax/perceptron.h"

namespace nuncio {

struct ParserTraining {
  uint32_t epochs = 10;
  uint32_t members = 1;           // models, trained in different order, that are averaged into one
  uint64_t seed = 1;              // of the first member; the others count on
  uint32_t explore_from = 2;      // the first epoch that follows the parser's own choices
  uint32_t explore_percent = 90;  // how often it does
  Perceptron::Freeze freeze = {};
  // Told the share of right transitions while learning, once an epoch of each member.
  std::function<void(uint32_t epoch, double share)> on_epoch = [](uint32_t, double) {};
};

// A pure function of its arguments. The sentences' trees must be gold, their tags as the tagger
// gives them to sentences that it has not seen.
Parser train_parser(std::span<const Sentence> sentences, const ParserTraining& training);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_PARSER_TRAINER_H_
