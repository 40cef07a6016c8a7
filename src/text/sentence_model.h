// The trained part of the sentence splitter: how the places where a sentence may end are weighed.
// Made by text/sentence_trainer.h, kept in grammar/english/sentences.model.
#ifndef NUNCIO_TEXT_SENTENCE_MODEL_H_
#define NUNCIO_TEXT_SENTENCE_MODEL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace nuncio {

// How a word is written in the middle of a sentence, as far as the training data tell.
enum class Casing : uint8_t { unknown, small, either, capital };

class SentenceModel {
 public:
  static constexpr const char* kFile = "sentences.model";
  static constexpr uint32_t kWeights = 1u << 19;  // features are hashed into as many
  static constexpr uint32_t kWords = 1u << 18;    // so are words, by their `word_key`

  // The sums of weights above which a sentence ends.
  using Thresholds = std::array<int32_t, 3>;  // by Odds

  // REQUIRES: kWeights weights, kWords casings.
  SentenceModel(Thresholds thresholds, std::vector<int8_t> weights, std::vector<Casing> casings);

  // Throws Error{system} where the file cannot be read, Error{input} where it is no such model.
  static SentenceModel load(const std::filesystem::path& english_folder);
  void save(const std::filesystem::path& english_folder) const;

  Casing casing(uint32_t word_key) const { return casings_[word_key % kWords]; }
  // Whether a sentence ends at a place of these features and Odds. REQUIRES: features are below
  // kWeights, `odds` below 3.
  bool ends(std::span<const uint32_t> features, size_t odds) const {
    int32_t sum = 0;
    for (const uint32_t feature : features) sum += weights_[feature];
    return sum > thresholds_[odds];
  }

 private:
  Thresholds thresholds_;
  std::vector<int8_t> weights_;
  std::vector<Casing> casings_;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_SENTENCE_MODEL_H_
