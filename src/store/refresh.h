// Draws the graph anew from what the articles say: resolves entities across articles, groups claims
// into edges, and writes the derived tables.
#ifndef NUNCIO_STORE_REFRESH_H_
#define NUNCIO_STORE_REFRESH_H_

#include "nuncio/relation_kinds.h"
#include "nuncio/resolution.h"

namespace nuncio {

class Database;

// REQUIRES: a write transaction is open; the caller commits it.
void refresh_graph(Database& database, const Resolver& resolver, const RelationKinds& kinds);

}  // namespace nuncio

#endif  // NUNCIO_STORE_REFRESH_H_
