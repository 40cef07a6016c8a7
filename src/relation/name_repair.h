// Bends a parsed tree to the names found in its sentence. Parsers go wrong most often inside and
// around long names; who is named is known better from the entity floor, so where the two disagree
// the names win: the words of a name hang together, and titles and origins in front of a person's
// name on it.
#ifndef NUNCIO_RELATION_NAME_REPAIR_H_
#define NUNCIO_RELATION_NAME_REPAIR_H_

#include <cstdint>
#include <span>
#include <vector>

#include "nuncio/entity.h"

namespace nuncio {

// The heads (kRoot for none) and relations of the sentence's words, changed in place. REQUIRES: the
// heads are in range and without cycles, and stay so.
struct TreeLinks {
  std::vector<int32_t> heads;
  std::vector<Deprel> rels;
};
void attach_names(const Sentence& sentence, std::span<const Mention> mentions, TreeLinks& links);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_NAME_REPAIR_H_
