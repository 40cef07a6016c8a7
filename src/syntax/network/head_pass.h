// The upper parts of the network in training: tags, arcs and labels from the outputs of the
// recurrent layers. Each function goes forth and back at once: it adds the gradients of its own
// parameters to `gradient` and those of its input to `encoded_gradient`, and returns its loss.
#ifndef NUNCIO_SYNTAX_NETWORK_HEAD_PASS_H_
#define NUNCIO_SYNTAX_NETWORK_HEAD_PASS_H_

#include <span>

#include "base/random.h"
#include "syntax/network/float_matrix.h"
#include "syntax/network/parameters.h"
#include "syntax/network/sru.h"
#include "syntax/network/training_sentence.h"

namespace nuncio {

// A batch above its encoder: sentences[i] says which rows of `encoded` batch[i] has.
struct HeadInput {
  const NetworkParameters& parameters;
  std::span<const TrainingSentence* const> batch;
  std::span<const WordRange> sentences;
  const FloatMatrix& encoded;  // words x 2 hidden
  double dropout;
  Random& random;
};

// Universal and Penn tags and features, by three classifiers over one rectified layer.
double train_tags(const HeadInput& input, NetworkParameters& gradient,
                  FloatMatrix& encoded_gradient);

// The head of each word by biaffine scores: Dozat and Manning, "Deep Biaffine Attention for Neural
// Dependency Parsing" (2017), trained as a choice among all words and the root.
double train_arcs(const HeadInput& input, NetworkParameters& gradient,
                  FloatMatrix& encoded_gradient);

// The relation of each word to its right head, by one rectified layer over both.
double train_labels(const HeadInput& input, NetworkParameters& gradient,
                    FloatMatrix& encoded_gradient);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_HEAD_PASS_H_
