// From articles to a graph file: reads on several threads, stores in batches, refreshes the graph.
#ifndef NUNCIO_SHELL_BUILD_GRAPH_H_
#define NUNCIO_SHELL_BUILD_GRAPH_H_

#include <cstdint>
#include <functional>
#include <optional>

#include "nuncio/article.h"
#include "nuncio/error.h"
#include "relation/reader.h"
#include "store/store.h"

namespace nuncio {

struct BuildSummary {
  uint64_t added = 0;
  uint64_t replaced = 0;   // articles whose text had changed
  uint64_t unchanged = 0;  // already in the file

  uint64_t articles() const { return added + replaced + unchanged; }
};

// What a build is fed and whom it tells. `next` and `on_skip` may be called from any thread, but
// `next` by one at a time; `on_progress` by the caller's thread.
struct BuildHooks {
  std::function<std::optional<Article>()> next;  // nullopt: no more
  std::function<void(const Error&)> on_skip;     // an article that could not be taken
  std::function<void(uint64_t articles)> on_progress;
};

// Takes all articles into `store` and draws the graph anew. The result is the same for any `jobs`.
// What was stored before an exception stays stored.
BuildSummary build_graph(const BuildHooks& hooks, const Reader& reader, Store& store,
                         unsigned jobs);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_BUILD_GRAPH_H_
