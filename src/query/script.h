// Queries that write: CREATE, on graphs in memory.
#ifndef NUNCIO_QUERY_SCRIPT_H_
#define NUNCIO_QUERY_SCRIPT_H_

#include <string_view>

#include "graph/property_graph.h"
#include "query/engine.h"

namespace nuncio {

// The graph with what the query creates. The query reads the graph as it was before; of what it
// made itself it sees only that it is there, no properties. Nodes keep their numbers, edges may
// not. Throws as Engine::run does.
PropertyGraph run_script(const PropertyGraph& graph, std::string_view query,
                         const QueryOptions& options = {});

}  // namespace nuncio

#endif  // NUNCIO_QUERY_SCRIPT_H_
