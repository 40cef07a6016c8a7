// A bidirectional layer of simple recurrent units, forwards and backwards, for training: Lei et
// al., "Simple Recurrent Units for Highly Parallelizable Recurrence" (2018). Of each unit, with u,
// v, w, h its four products of the weights with the input, c its state before and s, b its
// parameters:
//
//   f = sigmoid(v + s_f c + b_f)      the share of the state that is kept
//   r = sigmoid(w + s_r c + b_r)
//   c' = f c + (1 - f) u              the new state
//   y = r tanh(c') + (1 - r) h        the output
#ifndef NUNCIO_SYNTAX_NETWORK_SRU_H_
#define NUNCIO_SYNTAX_NETWORK_SRU_H_

#include <cstddef>
#include <span>

#include "syntax/network/float_matrix.h"
#include "syntax/network/parameters.h"

namespace nuncio {

// What the way back needs of the way forth; rows are words.
struct SruTrace {
  FloatMatrix products;       // 8 hidden
  FloatMatrix state;          // 2 hidden, forward direction first, as in all below
  FloatMatrix forget, reset;  // 2 hidden
  FloatMatrix tanh;           // 2 hidden: of the state
};

// One sentence: the words [begin, end) of the batch's matrices.
struct WordRange {
  size_t begin = 0;
  size_t end = 0;
  size_t size() const { return end - begin; }
};

// Fills the rest of the trace, and `output` (words x 2 hidden), from trace.products. REQUIRES: all
// matrices have their sizes.
void sru_forward(const RecurrentParameters& layer, std::span<const WordRange> sentences,
                 SruTrace& trace, FloatMatrix& output);

// From the gradient of the output that of the products; adds those of bias and state to `gradient`.
void sru_backward(const RecurrentParameters& layer, std::span<const WordRange> sentences,
                  const SruTrace& trace, const FloatMatrix& output_gradient,
                  FloatMatrix& products_gradient, RecurrentParameters& gradient);

// The way forth alone, for one sentence: `products` as above, `output` words x 2 hidden.
void sru_run(std::span<const float> bias, std::span<const float> state, const FloatMatrix& products,
             FloatMatrix& output);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_SRU_H_
