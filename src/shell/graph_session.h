// A graph file opened for questions: its store, the graph in memory and the query engine over both.
// Loads no language models.
#ifndef NUNCIO_SHELL_GRAPH_SESSION_H_
#define NUNCIO_SHELL_GRAPH_SESSION_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/property_graph.h"
#include "query/engine.h"
#include "store/store.h"

namespace nuncio {

class GraphSession {
 public:
  // Throws Error{store} where the file is missing or no graph file of this version.
  explicit GraphSession(const std::filesystem::path& path);
  GraphSession(const GraphSession&) = delete;
  GraphSession& operator=(const GraphSession&) = delete;

  Result run(std::string_view query, const QueryOptions& options = {}) {
    return engine_.run(query, options);
  }

  const Store& store() const { return store_; }
  const PropertyGraph& graph() const { return graph_; }

 private:
  // The engine points into those before it.
  Store store_;
  PropertyGraph graph_;
  Engine engine_;
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_GRAPH_SESSION_H_
