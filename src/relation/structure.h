// States that the form of a name or title says, without any trigger word: offices held, "Cali,
// Colombia", "Colombian senator X", "Republican Rep. X", "the U.S. State Department".
#ifndef NUNCIO_RELATION_STRUCTURE_H_
#define NUNCIO_RELATION_STRUCTURE_H_

#include <vector>

#include "nuncio/claim.h"
#include "relation/arguments.h"

namespace nuncio {

// Claims of types holds_office and office_of from what the entity floor found in the whole document.
std::vector<Claim> office_claims(const Document& document, const DocumentEntities& entities);

// Claims of types located_in, citizen_of, member_of and part_of in one sentence.
std::vector<Claim> name_claims(const Arguments& arguments, uint32_t sentence);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_STRUCTURE_H_
