// The last step of the resolver: one row for each cluster of entities.
#ifndef NUNCIO_ENTITY_ENTITY_ROWS_H_
#define NUNCIO_ENTITY_ENTITY_ROWS_H_

#include <cstdint>
#include <span>

#include "entity/clusters.h"
#include "nuncio/resolution.h"

namespace nuncio {

// `entities` and `article_of` list the entities of all articles, these taken in `order`.
Resolution make_rows(std::span<const ArticleEntities> articles, std::span<const uint32_t> order,
                     std::span<const LocalEntity* const> entities,
                     std::span<const uint32_t> article_of, Clusters& clusters);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_ENTITY_ROWS_H_
