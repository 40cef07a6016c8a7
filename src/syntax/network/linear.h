// The parts of the network that are plain matrix products, with their derivatives, for training.
// Rows of x and y are words. `gradient` arguments are added to, never overwritten.
#ifndef NUNCIO_SYNTAX_NETWORK_LINEAR_H_
#define NUNCIO_SYNTAX_NETWORK_LINEAR_H_

#include <cstdint>
#include <span>

#include "syntax/network/float_matrix.h"
#include "syntax/network/parameters.h"

namespace nuncio {

// y += x weights'.
void add_product(const FloatMatrix& weights, const FloatMatrix& x, FloatMatrix& y);

// The derivatives of add_product: of the weights, and of x where `x_gradient` is given.
void add_product_gradient(const FloatMatrix& weights, const FloatMatrix& x,
                          const FloatMatrix& y_gradient, FloatMatrix& weights_gradient,
                          FloatMatrix* x_gradient);

// weights x + bias for each row.
FloatMatrix linear(const LinearParameters& layer, const FloatMatrix& x);

void linear_gradient(const LinearParameters& layer, const FloatMatrix& x,
                     const FloatMatrix& y_gradient, LinearParameters& gradient,
                     FloatMatrix* x_gradient);

// max(y, 0), in place; and its derivative, in place too, from the result of the way forth.
void rectify(FloatMatrix& y);
void rectify_gradient(const FloatMatrix& y, FloatMatrix& gradient);

// Turns each row of scores into the gradient of `weight` times the cross-entropy with the right
// column of that row; a row whose right column is negative gets zeros. Returns the sum of the
// cross-entropies in nats.
double cross_entropy(FloatMatrix& scores, std::span<const int32_t> right, float weight);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_LINEAR_H_
