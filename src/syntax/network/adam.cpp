#include "syntax/network/adam.h"

#include <algorithm>
#include <cmath>

#include "syntax/network/simd.h"

namespace nuncio {
namespace {

constexpr float kFirstDecay = 0.9F, kSecondDecay = 0.95F, kEpsilon = 1e-8F;

struct Rates {
  float gradient_scale;
  float rate;               // with the first moment's correction
  float second_correction;  // of the second moment
};

NUNCIO_INLINE void move_body(size_t size, const Rates& rates, const float* gradient, float* first,
                             float* second, float* value) {
  for (size_t i = 0; i < size; ++i) {
    const float g = gradient[i] * rates.gradient_scale;
    first[i] = kFirstDecay * first[i] + (1 - kFirstDecay) * g;
    second[i] = kSecondDecay * second[i] + (1 - kSecondDecay) * g * g;
    value[i] -=
        rates.rate * first[i] / (__builtin_sqrtf(second[i] * rates.second_correction) + kEpsilon);
  }
}
NUNCIO_KERNEL(move_values, move_body,
              (size_t size, const Rates& rates, const float* gradient, float* first, float* second,
               float* value),
              (size, rates, gradient, first, second, value))

// The matrices in the order of for_each_dense.
std::vector<FloatMatrix*> dense(NetworkParameters& parameters) {
  std::vector<FloatMatrix*> all;
  parameters.for_each_dense([&](FloatMatrix& matrix) { all.push_back(&matrix); });
  return all;
}

// Adds the later gradients to the first and clears them.
void gather(std::span<float* const> gradients, size_t size) {
  for (size_t g = 1; g < gradients.size(); ++g)
    for (size_t i = 0; i < size; ++i) {
      gradients[0][i] += gradients[g][i];
      gradients[g][i] = 0;
    }
}

void step_rows(std::span<Gradients> gradients, FloatMatrix NetworkParameters::*table,
               std::vector<uint32_t> Gradients::*touched, const Rates& rates, FloatMatrix& first,
               FloatMatrix& second, FloatMatrix& values) {
  std::vector<uint32_t> rows;
  for (Gradients& part : gradients) {
    rows.insert(rows.end(), (part.*touched).begin(), (part.*touched).end());
    (part.*touched).clear();
  }
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::vector<float*> parts(gradients.size());
  for (const uint32_t row : rows) {
    for (size_t i = 0; i < gradients.size(); ++i) parts[i] = (gradients[i].sums.*table).row(row);
    gather(parts, values.columns);
    move_values(values.columns, rates, parts[0], first.row(row), second.row(row), values.row(row));
    std::fill_n(parts[0], values.columns, 0.0F);
  }
}

}  // namespace

void Adam::step(std::span<Gradients> gradients, float scale, float rate,
                NetworkParameters& parameters) {
  first_left_ *= kFirstDecay;
  second_left_ *= kSecondDecay;
  const Rates rates = {scale, static_cast<float>(rate / (1 - first_left_)),
                       static_cast<float>(1 / (1 - second_left_))};
  std::vector<std::vector<FloatMatrix*>> parts;
  for (Gradients& part : gradients) parts.push_back(dense(part.sums));
  const auto values = dense(parameters), first = dense(first_), second = dense(second_);
  for (size_t m = 0; m < values.size(); ++m) {
    const size_t size = values[m]->values.size();
    std::vector<float*> pointers;
    for (const auto& part : parts) pointers.push_back(part[m]->values.data());
    gather(pointers, size);
    move_values(size, rates, pointers[0], first[m]->values.data(), second[m]->values.data(),
                values[m]->values.data());
    std::fill_n(pointers[0], size, 0.0F);
  }
  step_rows(gradients, &NetworkParameters::words, &Gradients::word_rows, rates, first_.words,
            second_.words, parameters.words);
  step_rows(gradients, &NetworkParameters::pieces, &Gradients::piece_rows, rates, first_.pieces,
            second_.pieces, parameters.pieces);
}

}  // namespace nuncio
