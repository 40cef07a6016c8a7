// States that the form of a name says, without any trigger word: "Cali, Colombia", "Colombian
// senator X", "Republican Rep. X", "X of Acme", "the U.S. State Department".
#ifndef NUNCIO_RELATION_STRUCTURE_H_
#define NUNCIO_RELATION_STRUCTURE_H_

#include <vector>

#include "nuncio/claim.h"
#include "relation/arguments.h"

namespace nuncio {

// Claims of types located_in, citizen_of, member_of, works_for and part_of in one sentence.
std::vector<Claim> name_claims(const Arguments& arguments, uint32_t sentence);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_STRUCTURE_H_
