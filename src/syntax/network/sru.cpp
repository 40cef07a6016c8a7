#include "syntax/network/sru.h"

#include <vector>

#include "syntax/network/activation.h"
#include "syntax/network/simd.h"

namespace nuncio {
namespace {

// The parameters of one direction's gates, each `hidden` long.
struct Gates {
  const float *forget_bias, *reset_bias, *forget_state, *reset_state;
};

Gates gates_of(const float* bias, const float* state, size_t hidden, size_t direction) {
  bias += 2 * hidden * direction;
  state += 2 * hidden * direction;
  return {bias, bias + hidden, state, state + hidden};
}

Gates gates_of(const RecurrentParameters& layer, size_t hidden, size_t direction) {
  return gates_of(layer.bias.row(0), layer.state.row(0), hidden, direction);
}

// What one word's step in one direction reads and writes, each `hidden` long but for products.
struct Step {
  const float* products;  // 4 hidden
  const float* before;    // the state before
  float *state, *forget, *reset, *tanh, *output;
};

NUNCIO_INLINE void forward_body(size_t hidden, const Gates& gates, const Step& step) {
#pragma GCC ivdep  // no array overlaps another
  for (size_t j = 0; j < hidden; ++j) {
    const float before = step.before[j];
    const float forget =
        sigmoid(step.products[hidden + j] + gates.forget_state[j] * before + gates.forget_bias[j]);
    const float reset = sigmoid(step.products[2 * hidden + j] + gates.reset_state[j] * before +
                                gates.reset_bias[j]);
    const float state = forget * before + (1 - forget) * step.products[j];
    const float bounded = fast_tanh(state);
    step.state[j] = state;
    step.forget[j] = forget;
    step.reset[j] = reset;
    step.tanh[j] = bounded;
    step.output[j] = reset * bounded + (1 - reset) * step.products[3 * hidden + j];
  }
}

NUNCIO_KERNEL(forward_step, forward_body, (size_t hidden, const Gates& gates, const Step& step),
              (hidden, gates, step))

NUNCIO_INLINE void run_body(size_t hidden, const Gates& gates, const float* products, float* state,
                            float* output) {
#pragma GCC ivdep  // no array overlaps another
  for (size_t j = 0; j < hidden; ++j) {
    const float before = state[j];
    const float forget =
        sigmoid(products[hidden + j] + gates.forget_state[j] * before + gates.forget_bias[j]);
    const float reset =
        sigmoid(products[2 * hidden + j] + gates.reset_state[j] * before + gates.reset_bias[j]);
    state[j] = forget * before + (1 - forget) * products[j];
    output[j] = reset * fast_tanh(state[j]) + (1 - reset) * products[3 * hidden + j];
  }
}

NUNCIO_KERNEL(run_step, run_body,
              (size_t hidden, const Gates& gates, const float* products, float* state,
               float* output),
              (hidden, gates, products, state, output))

struct BackStep {
  const float* products;  // 4 hidden
  const float *before, *forget, *reset, *tanh, *output_gradient;
  float* products_gradient;  // 4 hidden
  float* state_gradient;     // in: of the state after this step; out: of the one before
};

struct GateGradients {
  float *forget_bias, *reset_bias, *forget_state, *reset_state;
};

NUNCIO_INLINE void backward_body(size_t hidden, const Gates& gates, const BackStep& step,
                                 const GateGradients& sums) {
#pragma GCC ivdep  // no array overlaps another
  for (size_t j = 0; j < hidden; ++j) {
    const float u = step.products[j], highway = step.products[3 * hidden + j];
    const float f = step.forget[j], r = step.reset[j], t = step.tanh[j];
    const float y = step.output_gradient[j];
    const float reset = y * (t - highway) * r * (1 - r);
    const float state = step.state_gradient[j] + y * r * (1 - t * t);
    const float forget = state * (step.before[j] - u) * f * (1 - f);
    step.products_gradient[j] = state * (1 - f);
    step.products_gradient[hidden + j] = forget;
    step.products_gradient[2 * hidden + j] = reset;
    step.products_gradient[3 * hidden + j] = y * (1 - r);
    sums.forget_bias[j] += forget;
    sums.reset_bias[j] += reset;
    sums.forget_state[j] += forget * step.before[j];
    sums.reset_state[j] += reset * step.before[j];
    step.state_gradient[j] =
        state * f + forget * gates.forget_state[j] + reset * gates.reset_state[j];
  }
}

NUNCIO_KERNEL(backward_step, backward_body,
              (size_t hidden, const Gates& gates, const BackStep& step, const GateGradients& sums),
              (hidden, gates, step, sums))

// The i-th word that the direction comes to.
size_t word_at(const WordRange& sentence, size_t direction, size_t i) {
  return direction == 0 ? sentence.begin + i : sentence.end - 1 - i;
}

}  // namespace

void sru_forward(const RecurrentParameters& layer, std::span<const WordRange> sentences,
                 SruTrace& trace, FloatMatrix& output) {
  const size_t hidden = output.columns / 2;
  const std::vector<float> zeros(hidden);
  for (const WordRange& sentence : sentences)
    for (size_t direction = 0; direction < 2; ++direction) {
      const Gates gates = gates_of(layer, hidden, direction);
      const float* before = zeros.data();
      const size_t at = direction * hidden;
      for (size_t i = 0; i < sentence.size(); ++i) {
        const size_t word = word_at(sentence, direction, i);
        forward_step(hidden, gates,
                     {trace.products.row(word) + 4 * at, before, trace.state.row(word) + at,
                      trace.forget.row(word) + at, trace.reset.row(word) + at,
                      trace.tanh.row(word) + at, output.row(word) + at});
        before = trace.state.row(word) + at;
      }
    }
}

void sru_backward(const RecurrentParameters& layer, std::span<const WordRange> sentences,
                  const SruTrace& trace, const FloatMatrix& output_gradient,
                  FloatMatrix& products_gradient, RecurrentParameters& gradient) {
  const size_t hidden = output_gradient.columns / 2;
  const std::vector<float> zeros(hidden);
  std::vector<float> state_gradient(hidden);
  for (const WordRange& sentence : sentences)
    for (size_t direction = 0; direction < 2; ++direction) {
      const Gates gates = gates_of(layer, hidden, direction);
      float* bias = gradient.bias.row(0) + 2 * hidden * direction;
      float* state = gradient.state.row(0) + 2 * hidden * direction;
      const GateGradients sums = {bias, bias + hidden, state, state + hidden};
      const size_t at = direction * hidden;
      state_gradient.assign(hidden, 0);
      for (size_t i = sentence.size(); i-- > 0;) {
        const size_t word = word_at(sentence, direction, i);
        const float* before =
            i == 0 ? zeros.data() : trace.state.row(word_at(sentence, direction, i - 1)) + at;
        backward_step(
            hidden, gates,
            {trace.products.row(word) + 4 * at, before, trace.forget.row(word) + at,
             trace.reset.row(word) + at, trace.tanh.row(word) + at, output_gradient.row(word) + at,
             products_gradient.row(word) + 4 * at, state_gradient.data()},
            sums);
      }
    }
}

void sru_run(std::span<const float> bias, std::span<const float> state, const FloatMatrix& products,
             FloatMatrix& output) {
  const size_t hidden = output.columns / 2;
  std::vector<float> memory(hidden);
  for (size_t direction = 0; direction < 2; ++direction) {
    const Gates gates = gates_of(bias.data(), state.data(), hidden, direction);
    const size_t at = direction * hidden;
    memory.assign(hidden, 0);
    for (size_t i = 0; i < products.rows; ++i) {
      const size_t word = word_at({0, products.rows}, direction, i);
      run_step(hidden, gates, products.row(word) + 4 * at, memory.data(), output.row(word) + at);
    }
  }
}

}  // namespace nuncio
