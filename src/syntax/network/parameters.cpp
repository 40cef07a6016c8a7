#include "syntax/network/parameters.h"

#include <cmath>
#include <numbers>

#include "base/random.h"

namespace nuncio {
namespace {

LinearParameters linear(size_t outputs, size_t inputs, bool biased = true) {
  return {FloatMatrix(outputs, inputs), biased ? FloatMatrix(1, outputs) : FloatMatrix()};
}

// Normally distributed numbers (Box and Muller). Computed in double, so that the C library's last
// bit is lost in rounding.
class Normal {
 public:
  explicit Normal(uint64_t seed) : random_(seed) {}

  void fill(FloatMatrix& matrix, double deviation) {
    for (float& value : matrix.values) value = static_cast<float>(deviation * next());
  }

 private:
  double uniform() { return (static_cast<double>(random_.next() >> 11) + 0.5) * 0x1p-53; }
  double next() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
  }

  Random random_;
};

// After a rectifier half of the variance is lost: `gain` 2 makes up for it (He et al. 2015).
void fill_linear(Normal& normal, LinearParameters& layer, double gain) {
  normal.fill(layer.weights, std::sqrt(gain / static_cast<double>(layer.weights.columns)));
}

void fill_recurrent(Normal& normal, RecurrentParameters& layer, size_t hidden) {
  normal.fill(layer.weights, std::sqrt(1.0 / static_cast<double>(layer.weights.columns)));
  normal.fill(layer.state, 0.1);
  for (size_t direction = 0; direction < 2; ++direction)
    for (size_t i = 0; i < hidden; ++i)  // to remember at first
      layer.bias.values[2 * direction * hidden + i] = 1;
}

}  // namespace

NetworkParameters::NetworkParameters(const NetworkShape& shape)
    : words(shape.words, shape.word_size),
      pieces(shape.piece_rows, shape.piece_size),
      tag(linear(shape.tag_size, shape.output())),
      upos(linear(shape.upos, shape.tag_size)),
      xpos(linear(shape.xpos, shape.tag_size)),
      feats(linear(shape.feats, shape.tag_size)),
      arc_dependent(linear(shape.arc_size, shape.output())),
      arc_head(linear(shape.arc_size, shape.output())),
      arc_product(linear(shape.arc_size, shape.arc_size)),
      arc_root(1, shape.arc_size),
      label_dependent(linear(shape.label_size, shape.output(), false)),
      label_head(linear(shape.label_size, shape.output())),
      label(linear(shape.labels, shape.label_size)) {
  for (size_t i = 0; i < shape.layers; ++i)
    layers.push_back({FloatMatrix(shape.layer_rows(), shape.layer_input(i)),
                      FloatMatrix(1, 4 * size_t{shape.hidden}),
                      FloatMatrix(1, 4 * size_t{shape.hidden})});
}

NetworkParameters::NetworkParameters(const NetworkShape& shape, uint64_t seed)
    : NetworkParameters(shape) {
  Normal normal(seed);
  normal.fill(words, 0.1);
  normal.fill(pieces, 0.1);
  for (RecurrentParameters& layer : layers) fill_recurrent(normal, layer, shape.hidden);
  for (LinearParameters* layer : {&tag, &arc_dependent, &arc_head}) fill_linear(normal, *layer, 2);
  for (LinearParameters* layer : {&upos, &xpos, &feats, &label_dependent, &label_head, &label})
    fill_linear(normal, *layer, 1);
  fill_linear(normal, arc_product, 0.1);
  normal.fill(arc_product.bias, 0.05);
  normal.fill(arc_root, 0.1);
}

}  // namespace nuncio
