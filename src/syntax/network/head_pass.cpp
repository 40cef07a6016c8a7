#include "syntax/network/head_pass.h"

#include <algorithm>

#include "syntax/network/dropout.h"
#include "syntax/network/gemm.h"
#include "syntax/network/linear.h"

namespace nuncio {
namespace {

constexpr float kTagWeight = 0.5F;  // of a tag's loss beside an arc's

// The answers of the whole batch, in one row.
std::vector<int32_t> answers(const HeadInput& input,
                             std::vector<int32_t> TrainingSentence::*field) {
  std::vector<int32_t> all;
  for (const TrainingSentence* sentence : input.batch)
    all.insert(all.end(), (sentence->*field).begin(), (sentence->*field).end());
  return all;
}

// A rectified layer with dropout over it.
struct HiddenLayer {
  HiddenLayer(const HeadInput& input, FloatMatrix before)
      : values(std::move(before)),
        mask(input.sentences, values.columns, input.dropout, input.random) {
    rectify(values);
    mask.apply(values);
  }

  // To the gradient before the rectifier.
  void backward(FloatMatrix& gradient) const {
    rectify_gradient(values, gradient);
    mask.apply(gradient);
  }

  FloatMatrix values;
  Dropout mask;
};

// Head vectors of one sentence with the root's first.
FloatMatrix with_root(const HeadInput& input, const FloatMatrix& heads, const WordRange& range) {
  FloatMatrix all(range.size() + 1, heads.columns);
  std::ranges::copy(input.parameters.arc_root.values, all.row(0));
  std::copy(heads.row(range.begin), heads.row(range.begin) + range.size() * heads.columns,
            all.row(1));
  return all;
}

// Gradients that the sentences' arcs give.
struct ArcGradients {
  FloatMatrix products, heads;  // words x arc_size
};

// One sentence's arcs: `products` are the dependents' vectors times arc_product.
double train_sentence_arcs(const HeadInput& input, size_t number, const FloatMatrix& products,
                           const FloatMatrix& heads, ArcGradients& gradients,
                           NetworkParameters& sums) {
  const WordRange& range = input.sentences[number];
  const size_t size = range.size(), width = heads.columns;
  const FloatMatrix all = with_root(input, heads, range);
  FloatMatrix scores(size, size + 1);
  gemm(size, size + 1, width, straight(products.row(range.begin), width),
       transposed(all.row(0), width), scores.row(0), size + 1);
  for (size_t i = 0; i < size; ++i) scores.row(i)[i + 1] = -1e4F;  // no word is its own head
  const double loss = cross_entropy(scores, input.batch[number]->heads, 1);

  FloatMatrix all_gradient(size + 1, width);
  gemm(size + 1, width, size, transposed(scores.row(0), size + 1),
       straight(products.row(range.begin), width), all_gradient.row(0), width);
  gemm(size, width, size + 1, straight(scores.row(0), size + 1), straight(all.row(0), width),
       gradients.products.row(range.begin), width);
  for (size_t k = 0; k < width; ++k) sums.arc_root.values[k] += all_gradient.row(0)[k];
  std::copy_n(all_gradient.row(1), size * width, gradients.heads.row(range.begin));
  return loss;
}

// The row of `encoded` that each word's right head has; -1 for the root, -2 where it is unknown.
std::vector<ptrdiff_t> head_rows(const HeadInput& input) {
  std::vector<ptrdiff_t> rows;
  for (size_t i = 0; i < input.batch.size(); ++i)
    for (const int32_t head : input.batch[i]->heads)
      rows.push_back(head > 0 ? static_cast<ptrdiff_t>(input.sentences[i].begin) + head - 1
                              : head - 1);
  return rows;
}

}  // namespace

double train_tags(const HeadInput& input, NetworkParameters& gradient,
                  FloatMatrix& encoded_gradient) {
  const NetworkParameters& own = input.parameters;
  const HiddenLayer shared(input, linear(own.tag, input.encoded));
  FloatMatrix shared_gradient(shared.values.rows, shared.values.columns);
  double loss = 0;
  const auto learn = [&](const LinearParameters& layer, LinearParameters& layer_gradient,
                         std::vector<int32_t> TrainingSentence::*field) {
    FloatMatrix scores = linear(layer, shared.values);
    loss += cross_entropy(scores, answers(input, field), kTagWeight);
    linear_gradient(layer, shared.values, scores, layer_gradient, &shared_gradient);
  };
  learn(own.upos, gradient.upos, &TrainingSentence::upos);
  learn(own.xpos, gradient.xpos, &TrainingSentence::xpos);
  learn(own.feats, gradient.feats, &TrainingSentence::feats);
  shared.backward(shared_gradient);
  linear_gradient(own.tag, input.encoded, shared_gradient, gradient.tag, &encoded_gradient);
  return loss;
}

double train_arcs(const HeadInput& input, NetworkParameters& gradient,
                  FloatMatrix& encoded_gradient) {
  const NetworkParameters& own = input.parameters;
  const HiddenLayer dependents(input, linear(own.arc_dependent, input.encoded));
  const HiddenLayer heads(input, linear(own.arc_head, input.encoded));
  const size_t words = input.encoded.rows, width = own.arc_root.columns;
  const FloatMatrix products = linear(own.arc_product, dependents.values);
  ArcGradients back = {FloatMatrix(words, width), FloatMatrix(words, width)};
  double loss = 0;
  for (size_t i = 0; i < input.batch.size(); ++i)
    loss += train_sentence_arcs(input, i, products, heads.values, back, gradient);
  FloatMatrix dependents_gradient(words, width);
  linear_gradient(own.arc_product, dependents.values, back.products, gradient.arc_product,
                  &dependents_gradient);
  dependents.backward(dependents_gradient);
  heads.backward(back.heads);
  linear_gradient(own.arc_dependent, input.encoded, dependents_gradient, gradient.arc_dependent,
                  &encoded_gradient);
  linear_gradient(own.arc_head, input.encoded, back.heads, gradient.arc_head, &encoded_gradient);
  return loss;
}

double train_labels(const HeadInput& input, NetworkParameters& gradient,
                    FloatMatrix& encoded_gradient) {
  const NetworkParameters& own = input.parameters;
  const std::vector<ptrdiff_t> rows = head_rows(input);
  FloatMatrix joined = linear(own.label_dependent, input.encoded);
  const FloatMatrix heads = linear(own.label_head, input.encoded);
  for (size_t i = 0; i < rows.size(); ++i) {
    const float* head =
        rows[i] >= 0 ? heads.row(static_cast<size_t>(rows[i])) : own.label_head.bias.row(0);
    for (size_t k = 0; k < joined.columns; ++k) joined.row(i)[k] += head[k];
  }
  const HiddenLayer hidden(input, std::move(joined));
  FloatMatrix scores = linear(own.label, hidden.values);
  std::vector<int32_t> right = answers(input, &TrainingSentence::labels);
  for (size_t i = 0; i < rows.size(); ++i)
    if (rows[i] < -1) right[i] = -1;
  const double loss = cross_entropy(scores, right, 1);
  FloatMatrix hidden_gradient(hidden.values.rows, hidden.values.columns);
  linear_gradient(own.label, hidden.values, scores, gradient.label, &hidden_gradient);
  hidden.backward(hidden_gradient);
  FloatMatrix heads_gradient(heads.rows, heads.columns);
  for (size_t i = 0; i < rows.size(); ++i) {
    float* to = rows[i] >= 0 ? heads_gradient.row(static_cast<size_t>(rows[i]))
                             : gradient.label_head.bias.row(0);
    for (size_t k = 0; k < heads.columns; ++k) to[k] += hidden_gradient.row(i)[k];
  }
  linear_gradient(own.label_dependent, input.encoded, hidden_gradient, gradient.label_dependent,
                  &encoded_gradient);
  linear_gradient(own.label_head, input.encoded, heads_gradient, gradient.label_head,
                  &encoded_gradient);
  return loss;
}

}  // namespace nuncio
