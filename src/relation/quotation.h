// Direct speech: which stretches of an article are quoted, and whose words they are, also where a
// quotation runs over several sentences or is taken up again ("…," she said. "…").
#ifndef NUNCIO_RELATION_QUOTATION_H_
#define NUNCIO_RELATION_QUOTATION_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "nuncio/sentence.h"
#include "relation/tree.h"

namespace nuncio {

// The word that names a speaker.
struct SpeakerWord {
  uint32_t sentence = 0;
  uint32_t word = 0;
};

struct Quotation {
  Span span;                           // without the marks
  std::optional<SpeakerWord> speaker;  // unset where the article leaves it open
};

// The quoted statements (words quoted within a sentence are none), in the order of the text. A
// quotation without an end runs to the end of its paragraph. `trees[i]` is the tree of sentence i.
std::vector<Quotation> find_quotations(const Document& document, const std::vector<Tree>& trees);

// The quotation that covers the span; null where none does.
const Quotation* quotation_around(const std::vector<Quotation>& quotations, Span span);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_QUOTATION_H_
