// Corrects what the tagger of names, which looks at few words at once, gets wrong by a word or two:
// "U.S. military", "Thai Supreme Court", "Trump administration", "Medellín cartel", "House
// Subcommittee on X, Y, and Z".
#ifndef NUNCIO_ENTITY_SPAN_REPAIR_H_
#define NUNCIO_ENTITY_SPAN_REPAIR_H_

#include <cstdint>
#include <vector>

#include "entity/draft.h"
#include "entity/name_labels.h"

namespace nuncio {

// `spans` do not overlap, before and after; they come out sorted.
void repair_spans(const Draft& draft, uint32_t sentence, std::vector<NameSpan>& spans);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_SPAN_REPAIR_H_
