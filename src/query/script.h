// Queries that write: CREATE, MERGE, SET, REMOVE, DELETE, on graphs in memory. Clause by clause,
// all rows of one before the next; after each the graph is built anew, so this is for small graphs.
#ifndef NUNCIO_QUERY_SCRIPT_H_
#define NUNCIO_QUERY_SCRIPT_H_

#include <string_view>

#include "graph/property_graph.h"
#include "query/engine.h"
#include "query/graph_edit.h"

namespace nuncio {

struct ScriptOutcome {
  PropertyGraph graph;  // as it is now
  Result result;        // its nodes and edges are those of `graph`
  Changes changes;
};

// Whether the query has a clause that writes. Throws Error{syntax}, Error{limit}.
bool writes(std::string_view query);

// Each clause sees what those before it wrote, and so do the rows of one clause. Edges and, where
// nodes were deleted, nodes get new numbers; what was deleted is null. Throws as Engine::run does;
// then nothing is changed.
ScriptOutcome run_script(const PropertyGraph& graph, std::string_view query,
                         const QueryOptions& options = {});

}  // namespace nuncio

#endif  // NUNCIO_QUERY_SCRIPT_H_
