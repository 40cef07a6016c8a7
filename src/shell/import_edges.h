// From a table of foreign edges to the graph file.
#ifndef NUNCIO_SHELL_IMPORT_EDGES_H_
#define NUNCIO_SHELL_IMPORT_EDGES_H_

#include <cstdint>
#include <filesystem>
#include <functional>

#include "exchange/edge_file.h"
#include "store/store.h"

namespace nuncio {

struct ImportSummary {
  uint64_t edges = 0;
  uint64_t skipped = 0;  // lines
  bool known = false;    // the same edges were imported before; nothing was added
};

// `on_progress` is called now and then. Afterwards the graph opens at once (store/graph_cache.h).
// Throws Error; then the graph is as it was.
ImportSummary import_edges(const std::filesystem::path& graph, const std::filesystem::path& file,
                           const EdgeFile::OnSkip& on_skip,
                           const std::function<void(const EdgeFile&)>& on_progress);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_IMPORT_EDGES_H_
