#include "shell/import_edges.h"

#include "store/graph_cache.h"

namespace nuncio {

namespace {

constexpr uint64_t kLinesAStep = 1 << 16;

}  // namespace

ImportSummary import_edges(const std::filesystem::path& graph, const std::filesystem::path& file,
                           const EdgeFile::OnSkip& on_skip,
                           const std::function<void(const EdgeFile&)>& on_progress) {
  ImportSummary summary;
  EdgeFile edges(file, on_skip);
  {
    Store store = Store::create_or_open(graph);
    EdgeImport import = store.import_edges(file.filename().string(), edges.properties());
    while (const auto row = edges.next()) {
      import.add(*row);
      if (import.rows() % kLinesAStep == 0) on_progress(edges);
    }
    summary.edges = import.rows();
    summary.skipped = edges.skipped();
    summary.known = summary.edges > 0 && !import.finish();
  }
  if (!summary.known && summary.edges > 0) open_graph(Store::open(graph));
  return summary;
}

}  // namespace nuncio
