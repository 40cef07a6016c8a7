// The sizes of the network, part of its model file.
#ifndef NUNCIO_SYNTAX_NETWORK_SHAPE_H_
#define NUNCIO_SYNTAX_NETWORK_SHAPE_H_

#include <cstddef>
#include <cstdint>

#include "nuncio/sentence.h"

namespace nuncio {

struct NetworkShape {
  // Chosen.
  uint32_t word_size = 100;   // floats that stand for a frequent word
  uint32_t piece_size = 100;  // floats that stand for its pieces, summed
  uint32_t hidden = 256;      // units of a layer, in each direction
  uint32_t layers = 3;
  uint32_t tag_layer = 2;  // the layer whose output tags are read from; REQUIRES: 1 <= it <= layers
  uint32_t tag_size = 128;
  uint32_t arc_size = 200;
  uint32_t label_size = 128;
  // Of the training data.
  uint32_t words = 0;       // row 0 stands for all unknown words
  uint32_t piece_rows = 0;  // rows that the pieces are hashed to
  uint32_t upos = static_cast<uint32_t>(upos_names.size());
  uint32_t xpos = 0;
  uint32_t feats = 0;
  uint32_t labels = static_cast<uint32_t>(deprel_names.size());

  size_t input() const { return size_t{word_size} + piece_size; }
  size_t output() const { return 2 * size_t{hidden}; }  // of a layer
  size_t layer_input(size_t layer) const { return layer == 0 ? input() : output(); }
  // Rows of a layer's matrix: candidate, forget gate, reset gate and highway for each unit.
  size_t layer_rows() const { return 8 * size_t{hidden}; }
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_SHAPE_H_
