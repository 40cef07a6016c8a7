// States that follow from the offices which the entity floor found: who holds them, of what they
// are, and what the office makes its holder in that body ("Chair of the Senate": leads it).
#ifndef NUNCIO_RELATION_OFFICE_STATES_H_
#define NUNCIO_RELATION_OFFICE_STATES_H_

#include <vector>

#include "nuncio/claim.h"

namespace nuncio {

// Claims of types holds_office, office_of, leads, member_of and works_for, for the whole document.
std::vector<Claim> office_claims(const Document& document, const DocumentEntities& entities);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_OFFICE_STATES_H_
