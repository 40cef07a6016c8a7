// Entities across articles: what the resolver is given and what it answers.
#ifndef NUNCIO_RESOLUTION_H_
#define NUNCIO_RESOLUTION_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "nuncio/entity.h"
#include "nuncio/graph_rows.h"

namespace nuncio {

// The entities of one article, as reading it left them.
struct ArticleEntities {
  std::string article;    // id
  std::string published;  // ISO 8601; empty where unknown
  std::vector<LocalEntity> entities;
};

// `entities` is sorted by id. `map[a][i]` is the row of articles[a].entities[i].
struct Resolution {
  std::vector<EntityRow> entities;
  std::vector<std::vector<uint32_t>> map;
};

// A pure function: the same entities whatever the order of the articles.
using Resolver = std::function<Resolution(std::span<const ArticleEntities>)>;

}  // namespace nuncio

#endif  // NUNCIO_RESOLUTION_H_
