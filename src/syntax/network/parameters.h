// All that is learned, as floats. The network that analyzes (network.h) is made from them; the same
// type holds their gradients.
#ifndef NUNCIO_SYNTAX_NETWORK_PARAMETERS_H_
#define NUNCIO_SYNTAX_NETWORK_PARAMETERS_H_

#include <cstdint>
#include <vector>

#include "syntax/network/float_matrix.h"
#include "syntax/network/shape.h"

namespace nuncio {

// y = weights x + bias.
struct LinearParameters {
  FloatMatrix weights;  // outputs x inputs
  FloatMatrix bias;     // 1 x outputs, or empty
};

// A bidirectional layer of simple recurrent units (see sru.h). The rows of `weights`, by direction:
// candidates, forget gates, reset gates, highway. Those of `bias` and `state`: for each direction
// the forget gates', then the reset gates'.
struct RecurrentParameters {
  FloatMatrix weights;  // 8 hidden x inputs
  FloatMatrix bias;     // 1 x 4 hidden
  FloatMatrix state;    // 1 x 4 hidden: how much each gate looks at its unit's last state
};

struct NetworkParameters {
  NetworkParameters() = default;
  // All zero.
  explicit NetworkParameters(const NetworkShape& shape);
  // Random, the same for the same seed.
  NetworkParameters(const NetworkShape& shape, uint64_t seed);

  FloatMatrix words;   // shape.words x word_size
  FloatMatrix pieces;  // piece_rows x piece_size
  std::vector<RecurrentParameters> layers;
  LinearParameters tag;  // what the three tag scores share
  LinearParameters upos, xpos, feats;
  LinearParameters arc_dependent, arc_head;
  LinearParameters arc_product;  // an arc's score is the scalar product of its head's vector and
                                 // this of its dependent's; the bias speaks for likely heads
  FloatMatrix arc_root;          // 1 x arc_size: the head vector of the root
  LinearParameters label_dependent, label_head;  // the first without a bias
  LinearParameters label;

  // Calls visit(matrix) for every matrix but the two embedding tables, in a fixed order.
  template <typename Visit>
  void for_each_dense(Visit visit) {
    for (RecurrentParameters& layer : layers) {
      visit(layer.weights);
      visit(layer.bias);
      visit(layer.state);
    }
    for (LinearParameters* linear : {&tag, &upos, &xpos, &feats, &arc_dependent, &arc_head,
                                     &arc_product, &label_dependent, &label_head, &label}) {
      visit(linear->weights);
      visit(linear->bias);
    }
    visit(arc_root);
  }
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_PARAMETERS_H_
