// The lower half of the network in training: from words to the outputs of its recurrent layers, and
// back.
#ifndef NUNCIO_SYNTAX_NETWORK_ENCODER_PASS_H_
#define NUNCIO_SYNTAX_NETWORK_ENCODER_PASS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/network/dropout.h"
#include "syntax/network/parameters.h"
#include "syntax/network/sru.h"
#include "syntax/network/training_sentence.h"
#include "syntax/network/vocabulary.h"

namespace nuncio {

// The gradients of one batch. Of the embeddings only the rows named in `word_rows` and `piece_rows`
// (which may name a row more than once) are other than 0.
struct Gradients {
  NetworkParameters sums;
  std::vector<uint32_t> word_rows, piece_rows;
};

class EncoderPass {
 public:
  struct Settings {
    double dropout = 0.33;
    double word_dropout = 0.5;  // for words seen once or twice; rarer the more often they were seen
  };

  // `vocabulary` and `parameters` must outlive the pass.
  EncoderPass(const NetworkShape& shape, const Vocabulary& vocabulary,
              const NetworkParameters& parameters, const Settings& settings)
      : shape_(shape), vocabulary_(vocabulary), parameters_(parameters), settings_(settings) {}

  // Words of all sentences, one below the other. Draws its masks from `random`.
  void forward(std::span<const TrainingSentence* const> batch, Random& random);

  // `output_gradients[i]` belongs to output(i + 1); those of lower layers are added to on the way.
  void backward(std::vector<FloatMatrix>& output_gradients, Gradients& gradients) const;

  std::span<const WordRange> sentences() const { return sentences_; }
  size_t word_count() const { return sentences_.empty() ? 0 : sentences_.back().end; }
  // Of the layer, counted from 1: words x 2 hidden.
  const FloatMatrix& output(size_t layer) const { return outputs_[layer]; }

 private:
  void embed(std::span<const TrainingSentence* const> batch, Random& random);
  void backward_embeddings(const FloatMatrix& gradient, Gradients& gradients) const;

  const NetworkShape& shape_;
  const Vocabulary& vocabulary_;
  const NetworkParameters& parameters_;
  Settings settings_;
  std::vector<WordRange> sentences_;
  std::vector<const WordInput*> words_;
  std::vector<uint32_t> word_rows_;   // after dropout
  std::vector<FloatMatrix> outputs_;  // the first: the embeddings
  std::vector<Dropout> masks_;        // of outputs_
  std::vector<SruTrace> traces_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_ENCODER_PASS_H_
