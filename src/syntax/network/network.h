// The trained network, in whole numbers: scores for the tags, heads and relations of a sentence's
// words. A word's embedding and those of its pieces go through bidirectional recurrent layers
// (sru.h); from their outputs classifiers read tags and features, and biaffine scores weigh the
// heads. Read-only and free of state: any number of threads may use one.
#ifndef NUNCIO_SYNTAX_NETWORK_NETWORK_H_
#define NUNCIO_SYNTAX_NETWORK_NETWORK_H_

#include <span>
#include <vector>

#include "base/bytes.h"
#include "syntax/network/embedding_table.h"
#include "syntax/network/parameters.h"
#include "syntax/network/quantized_matrix.h"
#include "syntax/network/shape.h"
#include "syntax/network/vocabulary.h"

namespace nuncio {

// What a network says of a sentence of n words. Scores are logits: differences within a row count.
struct NetworkScores {
  FloatMatrix upos, xpos, feats;  // n rows; columns as the vocabulary numbers them
  FloatMatrix arcs;               // n x (n + 1): column 0 is the root, column j + 1 word j
  FloatMatrix label_dependents, label_heads;  // what label_scores() starts from
};

class Network {
 public:
  Network(const NetworkShape& shape, const NetworkParameters& parameters);

  const NetworkShape& shape() const { return shape_; }

  // Time and memory grow with the square of the number of words.
  NetworkScores score(std::span<const WordInput> words) const;

  // Of each word the scores of its relations to its head, 0 for the root, else j + 1 for word j. n
  // rows.
  FloatMatrix label_scores(const NetworkScores& scores, std::span<const int32_t> heads) const;

  void write(ByteWriter& out) const;
  static Network read(ByteReader& in);

 private:
  struct Layer {
    QuantizedMatrix weights;
    std::vector<float> bias, state;  // as in RecurrentParameters
  };

  Network() = default;
  FloatMatrix embed(std::span<const WordInput> words) const;

  NetworkShape shape_;
  EmbeddingTable words_, pieces_;
  std::vector<Layer> layers_;
  QuantizedMatrix tag_, upos_, xpos_, feats_;
  QuantizedMatrix arc_dependent_, arc_head_, arc_product_;
  std::vector<float> arc_root_;
  QuantizedMatrix label_dependent_, label_head_, label_;
  std::vector<float> label_root_;  // what label_head_ gives for the root: its bias
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_NETWORK_H_
