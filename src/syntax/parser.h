// Universal Dependencies parse: greedy arc-hybrid transitions chosen by a linear model. Every
// sentence gets a projective tree with one root, in linear time. Thread-safe.
#ifndef NUNCIO_SYNTAX_PARSER_H_
#define NUNCIO_SYNTAX_PARSER_H_

#include <cstdint>
#include <span>

#include "syntax/model_file.h"
#include "syntax/sparse_weights.h"
#include "syntax/transition.h"
#include "syntax/word_form.h"

namespace nuncio {

// The best of the transitions that the state allows; of equals the one of the smaller number.
// REQUIRES: !state.done(); scores has Transition::kCount values.
Transition best_transition(const ParserState& state, std::span<const int32_t> scores);

class Parser {
 public:
  explicit Parser(SparseWeights weights) : weights_(std::move(weights)) {}

  // Sets head and deprel. REQUIRES: the words are tagged; forms[i] belongs to words[i].
  void parse(std::span<const FormAtoms> forms, std::span<Word> words) const;

  void write(ModelFile& file) const;
  static Parser read(const ModelFile& file);

 private:
  SparseWeights weights_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_PARSER_H_
