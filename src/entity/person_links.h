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

// Unites a person known only by one name with the only person of that surname who is in company
// that this article also names. `article_of` gives each entity's article.
void unite_surnames(std::span<const LocalEntity* const> entities,
                    std::span<const uint32_t> article_of, Clusters& clusters);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_PERSON_LINKS_H_
