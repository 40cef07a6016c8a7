#include "syntax/network/network.h"

#include <algorithm>
#include <cmath>

#include "syntax/network/arc_scorer.h"
#include "syntax/network/linear.h"
#include "syntax/network/sru.h"

namespace nuncio {
namespace {

QuantizedMatrix quantized(const LinearParameters& layer) {
  return {layer.weights, layer.bias};
}

std::vector<float> read_values(ByteReader& in, size_t size) {
  std::vector<float> values = in.get_array<float>();
  if (values.size() != size) throw Error(Error::Kind::input, "has a list of the wrong size");
  return values;
}

// Sizes that no network of ours has would make the reader ask for absurd memory.
NetworkShape read_shape(ByteReader& in) {
  const auto shape = in.get<NetworkShape>();
  const auto fits = [](uint32_t value, uint32_t most) { return value >= 1 && value <= most; };
  if (!fits(shape.word_size, 1024) || !fits(shape.piece_size, 1024) || !fits(shape.hidden, 1024) ||
      !fits(shape.layers, 8) || !fits(shape.tag_layer, shape.layers) ||
      !fits(shape.tag_size, 1024) || !fits(shape.arc_size, 512) || !fits(shape.label_size, 1024) ||
      shape.upos != upos_names.size() || shape.labels != deprel_names.size())
    throw Error(Error::Kind::input, "has sizes that no network has");
  return shape;
}

}  // namespace

Network::Network(const NetworkShape& shape, const NetworkParameters& parameters)
    : shape_(shape),
      words_(parameters.words),
      pieces_(parameters.pieces),
      tag_(quantized(parameters.tag)),
      upos_(quantized(parameters.upos)),
      xpos_(quantized(parameters.xpos)),
      feats_(quantized(parameters.feats)),
      arc_dependent_(quantized(parameters.arc_dependent)),
      arc_head_(quantized(parameters.arc_head)),
      arc_product_(quantized(parameters.arc_product)),
      arc_root_(parameters.arc_root.values),
      label_dependent_(quantized(parameters.label_dependent)),
      label_head_(quantized(parameters.label_head)),
      label_(quantized(parameters.label)),
      label_root_(parameters.label_head.bias.values) {
  for (const RecurrentParameters& layer : parameters.layers)
    layers_.push_back({{layer.weights, {}}, layer.bias.values, layer.state.values});
}

NetworkScores Network::score(std::span<const WordInput> words) const {
  NetworkScores scores;
  FloatMatrix values = embed(words);
  for (size_t i = 0; i < layers_.size(); ++i) {
    const FloatMatrix products = layers_[i].weights.multiply(QuantizedRows(values));
    values = FloatMatrix(words.size(), shape_.output());
    sru_run(layers_[i].bias, layers_[i].state, products, values);
    if (i + 1 != shape_.tag_layer) continue;
    FloatMatrix shared = tag_.multiply(QuantizedRows(values));
    rectify(shared);
    const QuantizedRows rows(shared);
    scores.upos = upos_.multiply(rows);
    scores.xpos = xpos_.multiply(rows);
    scores.feats = feats_.multiply(rows);
  }
  const QuantizedRows encoded(values);
  FloatMatrix dependents = arc_dependent_.multiply(encoded);
  FloatMatrix heads = arc_head_.multiply(encoded);
  rectify(dependents);
  rectify(heads);
  heads.values.insert(heads.values.begin(), arc_root_.begin(), arc_root_.end());
  ++heads.rows;
  scores.arcs = scalar_products(arc_product_.multiply(QuantizedRows(dependents)), heads);
  scores.label_dependents = label_dependent_.multiply(encoded);
  scores.label_heads = label_head_.multiply(encoded);
  return scores;
}

FloatMatrix Network::label_scores(const NetworkScores& scores,
                                  std::span<const int32_t> heads) const {
  FloatMatrix joined = scores.label_dependents;
  for (size_t i = 0; i < heads.size(); ++i) {
    const float* head = heads[i] == 0 ? label_root_.data()
                                      : scores.label_heads.row(static_cast<size_t>(heads[i]) - 1);
    for (size_t k = 0; k < joined.columns; ++k) joined.row(i)[k] += head[k];
  }
  rectify(joined);
  return label_.multiply(QuantizedRows(joined));
}

FloatMatrix Network::embed(std::span<const WordInput> words) const {
  FloatMatrix values(words.size(), shape_.input());
  for (size_t i = 0; i < words.size(); ++i) {
    words_.add(words[i].word, 1, values.row(i));
    const float scale = 1 / std::sqrt(static_cast<float>(words[i].pieces.size()));
    for (const uint32_t piece : words[i].pieces)
      pieces_.add(piece, scale, values.row(i) + shape_.word_size);
  }
  return values;
}

void Network::write(ByteWriter& out) const {
  out.put(shape_);
  words_.write(out);
  pieces_.write(out);
  for (const Layer& layer : layers_) {
    layer.weights.write(out);
    out.put_array(layer.bias);
    out.put_array(layer.state);
  }
  for (const QuantizedMatrix* matrix : {&tag_, &upos_, &xpos_, &feats_, &arc_dependent_, &arc_head_,
                                        &arc_product_, &label_dependent_, &label_head_, &label_})
    matrix->write(out);
  out.put_array(arc_root_);
  out.put_array(label_root_);
}

Network Network::read(ByteReader& in) {
  Network network;
  const NetworkShape& shape = network.shape_ = read_shape(in);
  const size_t output = shape.output();
  const auto matrix = [&](size_t rows, size_t columns) {
    return QuantizedMatrix::read(in, rows, columns);
  };
  network.words_ = EmbeddingTable::read(in, shape.words, shape.word_size);
  network.pieces_ = EmbeddingTable::read(in, shape.piece_rows, shape.piece_size);
  for (size_t i = 0; i < shape.layers; ++i) {
    Layer& layer = network.layers_.emplace_back();
    layer.weights = matrix(shape.layer_rows(), shape.layer_input(i));
    layer.bias = read_values(in, 4 * size_t{shape.hidden});
    layer.state = read_values(in, 4 * size_t{shape.hidden});
  }
  network.tag_ = matrix(shape.tag_size, output);
  network.upos_ = matrix(shape.upos, shape.tag_size);
  network.xpos_ = matrix(shape.xpos, shape.tag_size);
  network.feats_ = matrix(shape.feats, shape.tag_size);
  network.arc_dependent_ = matrix(shape.arc_size, output);
  network.arc_head_ = matrix(shape.arc_size, output);
  network.arc_product_ = matrix(shape.arc_size, shape.arc_size);
  network.label_dependent_ = matrix(shape.label_size, output);
  network.label_head_ = matrix(shape.label_size, output);
  network.label_ = matrix(shape.labels, shape.label_size);
  network.arc_root_ = read_values(in, shape.arc_size);
  network.label_root_ = read_values(in, shape.label_size);
  return network;
}

}  // namespace nuncio
