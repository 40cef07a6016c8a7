// Finds the phrases for posts in a sentence.
#ifndef NUNCIO_ENTITY_PHRASE_PARSER_H_
#define NUNCIO_ENTITY_PHRASE_PARSER_H_

#include <cstdint>
#include <vector>

#include "entity/draft.h"
#include "entity/office_phrase.h"

namespace nuncio {

// From left to right. REQUIRES: names are settled and mentions indexed.
std::vector<OfficePhrase> find_office_phrases(const Draft& draft, uint32_t sentence);

// Mentions of a list "A, B and C" from word `first` on, all of one type; `end` is set behind it.
std::vector<uint32_t> name_list(const Draft& draft, uint32_t sentence, uint32_t first,
                                EntityType type, uint32_t& end);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_PHRASE_PARSER_H_
