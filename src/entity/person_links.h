// Steps of the resolver that find the same person in different articles. Entities stand in the
// order of their articles' ids.
#ifndef NUNCIO_ENTITY_PERSON_LINKS_H_
#define NUNCIO_ENTITY_PERSON_LINKS_H_

#include <cstdint>
#include <span>

#include "entity/clusters.h"
#include "nuncio/entity.h"

namespace nuncio {

// Unites persons whose full names are equal, or compatible ("Joe Biden", "Joseph R. Biden") where
// only one person has such a longer name.
void unite_full_names(std::span<const LocalEntity* const> entities, Clusters& clusters);

// Unites a person known only by one name with the person of that surname whose company this
// article shares, where it is clear who that is, and with others of one name where no full name
// has it. `article_of` gives each entity's article, numbered in the order of the ids.
void unite_surnames(std::span<const LocalEntity* const> entities,
                    std::span<const uint32_t> article_of, Clusters& clusters);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_PERSON_LINKS_H_
