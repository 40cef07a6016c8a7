// What must hold of every segmentation, checked without the segmenter's own code.
#ifndef NUNCIO_TESTS_TEXT_INVARIANTS_H_
#define NUNCIO_TESTS_TEXT_INVARIANTS_H_

#include <string>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// Empty where everything holds; else what is wrong, and where.
std::string find_violation(const Article& article, const std::vector<Sentence>& sentences);

}  // namespace nuncio

#endif  // NUNCIO_TESTS_TEXT_INVARIANTS_H_
