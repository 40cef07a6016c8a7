#include "syntax/network/dropout.h"

namespace nuncio {

Dropout::Dropout(std::span<const WordRange> sentences, size_t columns, double share, Random& random)
    : sentences_(sentences), masks_(sentences.size(), columns) {
  const auto silent = static_cast<uint64_t>(share * 0x1p32);
  const auto loud = static_cast<float>(1 / (1 - share));
  for (float& value : masks_.values) value = (random.next() >> 32) < silent ? 0.0F : loud;
}

void Dropout::apply(FloatMatrix& values) const {
  for (size_t i = 0; i < sentences_.size(); ++i) {
    const float* mask = masks_.row(i);
    for (size_t word = sentences_[i].begin; word < sentences_[i].end; ++word) {
      float* row = values.row(word);
      for (size_t j = 0; j < values.columns; ++j) row[j] *= mask[j];
    }
  }
}

}  // namespace nuncio
