// Dropout with one mask a sentence (Gal and Ghahramani, "A Theoretically Grounded Application of
// Dropout in Recurrent Neural Networks", 2016): in training a share of the units is silent through
// the whole sentence, and the others speak louder.
#ifndef NUNCIO_SYNTAX_NETWORK_DROPOUT_H_
#define NUNCIO_SYNTAX_NETWORK_DROPOUT_H_

#include <span>

#include "base/random.h"
#include "syntax/network/float_matrix.h"
#include "syntax/network/sru.h"

namespace nuncio {

class Dropout {
 public:
  // `share` of `columns` units, drawn for each sentence. REQUIRES: 0 <= share < 1.
  Dropout(std::span<const WordRange> sentences, size_t columns, double share, Random& random);

  // Multiplies by the masks: the values on the way forth, their gradients on the way back.
  void apply(FloatMatrix& values) const;

 private:
  std::span<const WordRange> sentences_;
  FloatMatrix masks_;  // sentences x columns
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_DROPOUT_H_
