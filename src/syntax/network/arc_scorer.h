// The scores of all arcs of a sentence: scalar products of two sets of vectors, in 16-bit whole
// numbers.
#ifndef NUNCIO_SYNTAX_NETWORK_ARC_SCORER_H_
#define NUNCIO_SYNTAX_NETWORK_ARC_SCORER_H_

#include "syntax/network/float_matrix.h"

namespace nuncio {

// dependents (n x d) times heads' (m x d), n x m. Each row is rounded to whole numbers of 11 bits
// and a sign. REQUIRES: d <= 512, so that sums fit in 32 bits.
FloatMatrix scalar_products(const FloatMatrix& dependents, const FloatMatrix& heads);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_ARC_SCORER_H_
