#include "syntax/network/network_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <thread>
#include <vector>

#include "syntax/network/adam.h"
#include "syntax/network/head_pass.h"

namespace nuncio {
namespace {

// A batch is always cut in as many parts, each with its own gradients and thread, so that sums are
// formed in the same order whatever the machine.
constexpr size_t kParts = 2;

using Batch = std::array<std::vector<const TrainingSentence*>, kParts>;

class NetworkTrainer {
 public:
  NetworkTrainer(std::span<const Sentence> sentences, const Vocabulary& vocabulary,
                 const NetworkTraining& training)
      : training_(training), shape_(training.shape), vocabulary_(vocabulary) {
    shape_.piece_rows = vocabulary_.piece_rows();
    shape_.words = vocabulary_.words();
    shape_.xpos = vocabulary_.xpos().size();
    shape_.feats = vocabulary_.feats().size();
    for (const Sentence& sentence : sentences)
      if (!sentence.words.empty() && sentence.words.size() <= training.max_sentence) {
        sentences_.emplace_back(sentence, vocabulary_);
        words_ += sentence.words.size();
      }
    parameters_ = NetworkParameters(shape_, training.seed);
    for (Gradients& part : gradients_) part.sums = NetworkParameters(shape_);
  }

  Network train() {
    Adam adam(shape_);
    Random order(training_.seed + 1);
    for (uint32_t epoch = 1; epoch <= training_.epochs; ++epoch) {
      const auto permutation = order.permutation(static_cast<uint32_t>(sentences_.size()));
      double loss = 0;
      for (size_t at = 0; at < permutation.size();) {
        size_t size = 0;
        const Batch batch = next_batch(permutation, at, size);
        loss += learn(batch);
        ++steps_;
        adam.step(gradients_, 1 / static_cast<float>(size), rate(), parameters_);
      }
      if (training_.on_epoch)
        training_.on_epoch(epoch, loss / static_cast<double>(words_), [&] { return network(); });
    }
    return network();
  }

 private:
  Network network() const { return Network(shape_, parameters_); }

  Batch next_batch(std::span<const uint32_t> order, size_t& at, size_t& size) const {
    Batch batch;
    std::array<size_t, kParts> sizes = {};
    for (; at < order.size() && size < training_.batch_words; ++at) {
      const TrainingSentence& sentence = sentences_[order[at]];
      const auto part =
          static_cast<size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
      batch[part].push_back(&sentence);
      sizes[part] += sentence.words.size();
      size += sentence.words.size();
    }
    return batch;
  }

  double learn(const Batch& batch) {
    std::array<double, kParts> losses = {};
    std::array<std::thread, kParts> threads;
    for (size_t part = 0; part < kParts; ++part)
      threads[part] = std::thread([&, part] {
        if (!batch[part].empty()) losses[part] = learn_part(batch[part], part);
      });
    for (std::thread& thread : threads) thread.join();
    double sum = 0;
    for (const double loss : losses) sum += loss;
    return sum;
  }

  double learn_part(std::span<const TrainingSentence* const> batch, size_t part) {
    Random random(training_.seed * 0x10001 + steps_ * kParts + part);
    Gradients& gradients = gradients_[part];
    EncoderPass encoder(shape_, vocabulary_, parameters_, training_.regularization);
    encoder.forward(batch, random);
    std::vector<FloatMatrix> encoded(shape_.layers,
                                     FloatMatrix(encoder.word_count(), shape_.output()));
    const auto input = [&](size_t layer) {
      return HeadInput{parameters_,
                       batch,
                       encoder.sentences(),
                       encoder.output(layer),
                       training_.regularization.dropout,
                       random};
    };
    const size_t top = shape_.layers;
    double loss =
        train_tags(input(shape_.tag_layer), gradients.sums, encoded[shape_.tag_layer - 1]);
    loss += train_arcs(input(top), gradients.sums, encoded[top - 1]);
    loss += train_labels(input(top), gradients.sums, encoded[top - 1]);
    encoder.backward(encoded, gradients);
    return loss;
  }

  float rate() const {
    const double all =
        static_cast<double>(training_.epochs) * static_cast<double>(words_) / training_.batch_words;
    const double done = std::min(1.0, static_cast<double>(steps_) / all);
    const double warm = std::min(1.0, static_cast<double>(steps_) / training_.warmup_steps);
    const double fall = std::max(0.02, 0.5 * (1 + std::cos(std::numbers::pi * done)));
    return static_cast<float>(training_.rate * warm * fall);
  }

  const NetworkTraining& training_;
  NetworkShape shape_;
  const Vocabulary& vocabulary_;
  std::vector<TrainingSentence> sentences_;
  size_t words_ = 0;
  NetworkParameters parameters_;
  std::array<Gradients, kParts> gradients_;
  uint64_t steps_ = 0;
};

}  // namespace

Network train_network(std::span<const Sentence> sentences, const Vocabulary& vocabulary,
                      const NetworkTraining& training) {
  return NetworkTrainer(sentences, vocabulary, training).train();
}

}  // namespace nuncio
