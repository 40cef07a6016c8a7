#include "syntax/network/encoder_pass.h"

#include <algorithm>
#include <cmath>

#include "syntax/network/linear.h"

namespace nuncio {

void EncoderPass::embed(std::span<const TrainingSentence* const> batch, Random& random) {
  sentences_.clear();
  words_.clear();
  word_rows_.clear();
  for (const TrainingSentence* sentence : batch) {
    const size_t begin = words_.size();
    for (const WordInput& word : sentence->words) {
      words_.push_back(&word);
      const double share =
          settings_.word_dropout * 2 / (2 + static_cast<double>(vocabulary_.count(word.word)));
      const bool drop = static_cast<double>(random.next() >> 11) * 0x1p-53 < share;
      word_rows_.push_back(drop ? 0 : word.word);
    }
    sentences_.push_back({begin, words_.size()});
  }
  FloatMatrix& embedded = outputs_.emplace_back(words_.size(), shape_.input());
  for (size_t i = 0; i < words_.size(); ++i) {
    std::ranges::copy(parameters_.words.row_span(word_rows_[i]), embedded.row(i));
    float* sum = embedded.row(i) + shape_.word_size;
    for (const uint32_t piece : words_[i]->pieces) {
      const float* row = parameters_.pieces.row(piece);
      for (size_t j = 0; j < shape_.piece_size; ++j) sum[j] += row[j];
    }
    const float scale = 1 / std::sqrt(static_cast<float>(words_[i]->pieces.size()));
    for (size_t j = 0; j < shape_.piece_size; ++j) sum[j] *= scale;
  }
}

void EncoderPass::forward(std::span<const TrainingSentence* const> batch, Random& random) {
  outputs_.clear();
  masks_.clear();
  traces_.clear();
  embed(batch, random);
  masks_.emplace_back(sentences_, shape_.input(), settings_.dropout, random).apply(outputs_[0]);
  for (const RecurrentParameters& layer : parameters_.layers) {
    SruTrace& trace = traces_.emplace_back();
    trace.products = FloatMatrix(words_.size(), shape_.layer_rows());
    for (FloatMatrix* matrix : {&trace.state, &trace.forget, &trace.reset, &trace.tanh})
      *matrix = FloatMatrix(words_.size(), shape_.output());
    add_product(layer.weights, outputs_.back(), trace.products);
    FloatMatrix output(words_.size(), shape_.output());
    sru_forward(layer, sentences_, trace, output);
    masks_.emplace_back(sentences_, shape_.output(), settings_.dropout, random).apply(output);
    outputs_.push_back(std::move(output));
  }
}

void EncoderPass::backward(std::vector<FloatMatrix>& output_gradients, Gradients& gradients) const {
  FloatMatrix input_gradient(words_.size(), shape_.input());
  for (size_t i = parameters_.layers.size(); i-- > 0;) {
    masks_[i + 1].apply(output_gradients[i]);
    FloatMatrix products(words_.size(), shape_.layer_rows());
    RecurrentParameters& gradient = gradients.sums.layers[i];
    sru_backward(parameters_.layers[i], sentences_, traces_[i], output_gradients[i], products,
                 gradient);
    add_product_gradient(parameters_.layers[i].weights, outputs_[i], products, gradient.weights,
                         i == 0 ? &input_gradient : &output_gradients[i - 1]);
  }
  masks_[0].apply(input_gradient);
  backward_embeddings(input_gradient, gradients);
}

void EncoderPass::backward_embeddings(const FloatMatrix& gradient, Gradients& gradients) const {
  for (size_t i = 0; i < words_.size(); ++i) {
    const float* from = gradient.row(i);
    float* word = gradients.sums.words.row(word_rows_[i]);
    for (size_t j = 0; j < shape_.word_size; ++j) word[j] += from[j];
    gradients.word_rows.push_back(word_rows_[i]);
    from += shape_.word_size;
    const float scale = 1 / std::sqrt(static_cast<float>(words_[i]->pieces.size()));
    for (const uint32_t piece : words_[i]->pieces) {
      float* row = gradients.sums.pieces.row(piece);
      for (size_t j = 0; j < shape_.piece_size; ++j) row[j] += from[j] * scale;
      gradients.piece_rows.push_back(piece);
    }
  }
}

}  // namespace nuncio
