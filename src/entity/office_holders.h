// Who a phrase for a post says holds it: "Interior Minister Armando Benedetti", "Eder, mayor of
// Cali", "Galan is the mayor of Bogotá", "the mayors of A and B - X and Y".
#ifndef NUNCIO_ENTITY_OFFICE_HOLDERS_H_
#define NUNCIO_ENTITY_OFFICE_HOLDERS_H_

#include <cstdint>
#include <vector>

#include "entity/draft.h"
#include "entity/office_phrase.h"

namespace nuncio {

// Mentions of the persons, in the order of the text; empty where the phrase stands alone.
std::vector<uint32_t> find_holders(const Draft& draft, const OfficePhrase& phrase);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_OFFICE_HOLDERS_H_
