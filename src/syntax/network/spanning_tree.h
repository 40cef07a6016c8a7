// The best dependency tree by the scores of its arcs.
#ifndef NUNCIO_SYNTAX_NETWORK_SPANNING_TREE_H_
#define NUNCIO_SYNTAX_NETWORK_SPANNING_TREE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/network/float_matrix.h"

namespace nuncio {

// Row i of `scores` holds how well each head fits word i: column 0 the root, column j + 1 word j.
// Returns each word's head in the same numbers: the tree of the greatest sum among those in which
// the root has exactly one child; of equals always the same one. What stands where a word would be
// its own head does not matter. Chu and Liu (1965), Edmonds (1967): at most O(n^3) for n words,
// O(n^2) where the best heads of all words already make a tree. REQUIRES: scores.columns ==
// scores.rows + 1, all finite.
std::vector<int32_t> best_tree(const FloatMatrix& scores);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_SPANNING_TREE_H_
