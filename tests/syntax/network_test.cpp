// The network's parts against plain arithmetic: gradients against differences, products against
// loops, trees against all trees.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/random.h"
#include "syntax/network/activation.h"
#include "syntax/network/encoder_pass.h"
#include "syntax/network/ensemble.h"
#include "syntax/network/gemm.h"
#include "syntax/network/head_pass.h"
#include "syntax/network/network_trainer.h"
#include "syntax/network/quantized_matrix.h"
#include "syntax/network/spanning_tree.h"

using namespace nuncio;

namespace {

float uniform(Random& random) {
  return static_cast<float>(random.next() >> 40) * 0x1p-23F - 1;
}

FloatMatrix random_matrix(size_t rows, size_t columns, Random& random) {
  FloatMatrix matrix(rows, columns);
  for (float& value : matrix.values) value = uniform(random);
  return matrix;
}

// The greatest sum over all trees in which the root has one child.
double best_sum(const FloatMatrix& scores, std::vector<int32_t>& heads, size_t word) {
  if (word == heads.size()) {
    double sum = 0;
    size_t roots = 0;
    for (size_t i = 0; i < heads.size(); ++i) {
      roots += heads[i] == 0;
      sum += scores.row(i)[heads[i]];
      int32_t at = heads[i];
      for (size_t steps = 0; at != 0; at = heads[static_cast<size_t>(at) - 1])
        if (++steps > heads.size()) return -std::numeric_limits<double>::infinity();
    }
    return roots == 1 ? sum : -std::numeric_limits<double>::infinity();
  }
  double best = -std::numeric_limits<double>::infinity();
  for (size_t head = 0; head <= heads.size(); ++head) {
    if (head == word + 1) continue;
    heads[word] = static_cast<int32_t>(head);
    best = std::max(best, best_sum(scores, heads, word + 1));
  }
  return best;
}

Sentence made_sentence() {
  Sentence sentence;
  const auto add = [&](const char* form, Upos upos, const char* xpos, int32_t head, Deprel rel) {
    Word& word = sentence.words.emplace_back();
    word.form = form;
    word.upos = upos;
    word.xpos = xpos;
    word.head = head;
    word.deprel = rel;
  };
  add("The", Upos::det, "DT", 1, Deprel::det);
  add("mayor", Upos::noun, "NN", 2, Deprel::nsubj);
  add("met", Upos::verb, "VBD", Word::kRoot, Deprel::root);
  add("the", Upos::det, "DT", 4, Deprel::det);
  add("senator", Upos::noun, "NN", 2, Deprel::obj);
  return sentence;
}

NetworkShape small_shape(const Vocabulary& vocabulary) {
  NetworkShape shape;
  shape.word_size = 3;
  shape.piece_size = 4;
  shape.hidden = 3;
  shape.layers = 2;
  shape.tag_layer = 1;
  shape.tag_size = 4;
  shape.arc_size = 4;
  shape.label_size = 4;
  shape.words = vocabulary.words();
  shape.piece_rows = vocabulary.piece_rows();
  shape.xpos = vocabulary.xpos().size();
  shape.feats = vocabulary.feats().size();
  return shape;
}

// One batch through everything; the same dropout each time.
double pass(const NetworkShape& shape, const Vocabulary& vocabulary,
            const NetworkParameters& parameters, std::span<const TrainingSentence* const> batch,
            Gradients& gradients) {
  Random random(7);
  EncoderPass encoder(shape, vocabulary, parameters, {0.2, 0.2});
  encoder.forward(batch, random);
  std::vector<FloatMatrix> encoded(shape.layers, FloatMatrix(encoder.word_count(), shape.output()));
  const auto input = [&](size_t layer) {
    return HeadInput{parameters, batch, encoder.sentences(), encoder.output(layer), 0.2, random};
  };
  double loss = 0.5 * train_tags(input(1), gradients.sums, encoded[0]);
  loss += train_arcs(input(2), gradients.sums, encoded[1]);
  loss += train_labels(input(2), gradients.sums, encoded[1]);
  encoder.backward(encoded, gradients);
  return loss;
}

}  // namespace

TEST_CASE("activations are what the C library says, nearly") {
  for (float x = -30; x < 30; x += 0.0173F) {
    CHECK(std::fabs(fast_exp(x) / std::exp(static_cast<double>(x)) - 1) < 4e-7);
    CHECK(std::fabs(sigmoid(x) - 1 / (1 + std::exp(-static_cast<double>(x)))) < 1e-6);
    CHECK(std::fabs(fast_tanh(x) - std::tanh(static_cast<double>(x))) < 1e-6);
  }
  CHECK(fast_exp(1000) < std::numeric_limits<float>::infinity());
  CHECK(fast_exp(-1000) >= 0);
}

TEST_CASE("gemm is the product of its operands, straight or transposed") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const size_t m = 1 + random.below(70), n = 1 + random.below(70), k = 1 + random.below(600);
    const FloatMatrix a = random_matrix(m, k, random), b = random_matrix(k, n, random);
    FloatMatrix a_turned(k, m), b_turned(n, k), c = random_matrix(m, n, random);
    for (size_t i = 0; i < m; ++i)
      for (size_t p = 0; p < k; ++p) a_turned.row(p)[i] = a.row(i)[p];
    for (size_t p = 0; p < k; ++p)
      for (size_t j = 0; j < n; ++j) b_turned.row(j)[p] = b.row(p)[j];
    const FloatMatrix before = c;
    const bool turn_a = random.below(2) != 0, turn_b = random.below(2) != 0;
    gemm(m, n, k, turn_a ? transposed(a_turned.row(0), m) : straight(a.row(0), k),
         turn_b ? transposed(b_turned.row(0), k) : straight(b.row(0), n), c.row(0), n);
    for (size_t i = 0; i < m; ++i)
      for (size_t j = 0; j < n; ++j) {
        float sum = before.row(i)[j];
        for (size_t p = 0; p < k; ++p) sum = std::fmaf(a.row(i)[p], b.row(p)[j], sum);
        REQUIRE(c.row(i)[j] == sum);  // to the bit
      }
  }
}

TEST_CASE("all kernels form the same products, close to those of floats") {
  Random random(2);
  for (int round = 0; round < 100; ++round) {
    const size_t rows = 1 + random.below(60), columns = 1 + random.below(90);
    const size_t count = 1 + random.below(40);
    const FloatMatrix weights = random_matrix(rows, columns, random);
    const FloatMatrix bias = random_matrix(1, rows, random);
    const FloatMatrix x = random_matrix(count, columns, random);
    const QuantizedMatrix matrix(weights, bias);
    const FloatMatrix expected = matrix.multiply(QuantizedRows(x), ProductKernel::plain);
    for (const ProductKernel kernel : supported_product_kernels())
      CHECK(matrix.multiply(QuantizedRows(x), kernel).values == expected.values);
    for (size_t i = 0; i < count; ++i)
      for (size_t j = 0; j < rows; ++j) {
        double sum = bias.row(0)[j];
        for (size_t k = 0; k < columns; ++k) sum += weights.row(j)[k] * x.row(i)[k];
        CHECK(std::fabs(expected.row(i)[j] - sum) < 0.008 * static_cast<double>(columns) + 0.01);
      }
  }
}

TEST_CASE("best_tree finds the best of all trees") {
  Random random(3);
  for (int round = 0; round < 400; ++round) {
    const size_t size = 1 + random.below(6);
    FloatMatrix scores = random_matrix(size, size + 1, random);
    if (round % 3 == 0)  // ties
      for (float& value : scores.values) value = std::floor(value * 2);
    const std::vector<int32_t> heads = best_tree(scores);
    double sum = 0;
    for (size_t i = 0; i < size; ++i) sum += scores.row(i)[heads[i]];
    CHECK(std::count(heads.begin(), heads.end(), 0) == 1);
    std::vector<int32_t> tried(size);
    CHECK(sum == doctest::Approx(best_sum(scores, tried, 0)));
  }
}

TEST_CASE("gradients agree with differences of the loss") {
  const Sentence sentence = made_sentence();
  const std::vector<Sentence> sentences = {sentence, sentence};
  const Vocabulary vocabulary(sentences, {}, 50);
  const NetworkShape shape = small_shape(vocabulary);
  NetworkParameters parameters(shape, 5);
  const TrainingSentence example(sentence, vocabulary);
  const std::vector<const TrainingSentence*> batch = {&example, &example};
  Gradients gradients = {NetworkParameters(shape), {}, {}};
  pass(shape, vocabulary, parameters, batch, gradients);
  const auto check = [&](FloatMatrix& values, const FloatMatrix& gradient) {
    for (size_t i = 0; i < values.values.size(); ++i) {
      const float before = values.values[i];
      constexpr float kStep = 1.0F / 1024;
      const auto loss_at = [&](float value) {
        values.values[i] = value;
        Gradients ignored = {NetworkParameters(shape), {}, {}};
        return pass(shape, vocabulary, parameters, batch, ignored);
      };
      const double slope = (loss_at(before + kStep) - loss_at(before - kStep)) / (2 * kStep);
      values.values[i] = before;
      CHECK(gradient.values[i] == doctest::Approx(slope).epsilon(0.02).scale(1));
    }
  };
  std::vector<FloatMatrix*> values, slopes;
  parameters.for_each_dense([&](FloatMatrix& matrix) { values.push_back(&matrix); });
  gradients.sums.for_each_dense([&](FloatMatrix& matrix) { slopes.push_back(&matrix); });
  for (size_t i = 0; i < values.size(); ++i) check(*values[i], *slopes[i]);
  check(parameters.words, gradients.sums.words);
  check(parameters.pieces, gradients.sums.pieces);
}

TEST_CASE("training learns a sentence by heart, the same way each time") {
  const std::vector<Sentence> sentences(20, made_sentence());
  NetworkTraining training;
  training.shape.hidden = 16;
  training.shape.word_size = training.shape.piece_size = 8;
  training.shape.tag_size = training.shape.arc_size = training.shape.label_size = 16;
  training.regularization = {0, 0};
  training.epochs = 60;
  training.batch_words = 40;
  training.rate = 1e-2F;
  training.warmup_steps = 10;
  const Vocabulary vocabulary(sentences, {}, 200);
  const Ensemble network(vocabulary, {train_network(sentences, vocabulary, training)});
  std::vector<Word> words = sentences[0].words;
  for (Word& word : words) {
    Word bare;
    bare.form = word.form;
    word = bare;
  }
  network.analyze(words);
  for (size_t i = 0; i < words.size(); ++i) {
    CHECK(words[i].upos == sentences[0].words[i].upos);
    CHECK(words[i].xpos == sentences[0].words[i].xpos);
    CHECK(words[i].head == sentences[0].words[i].head);
    CHECK(words[i].deprel == sentences[0].words[i].deprel);
  }
  const auto bytes = [](const Ensemble& of) {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / "nuncio_network_test.model";
    ModelFile file;
    of.write(file);
    file.save(path);
    std::string content = read_file(path);
    std::filesystem::remove(path);
    return content;
  };
  CHECK(bytes(network) == bytes({vocabulary, {train_network(sentences, vocabulary, training)}}));
}
