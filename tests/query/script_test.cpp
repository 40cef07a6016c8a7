// Queries that write, on a copy of the sample graph each: their rows and what they changed.
#include "query/script.h"

#include "cases.h"
#include "sample_graph.h"

using namespace nuncio;

namespace {

std::string changes_text(const Changes& changes) {
  std::string out;
  const auto add = [&](const char* what, int64_t made, int64_t gone) {
    if (made) out += std::string(" +") + std::to_string(made) + ' ' + what;
    if (gone) out += std::string(" -") + std::to_string(gone) + ' ' + what;
  };
  add("nodes", changes.nodes_made, changes.nodes_gone);
  add("edges", changes.edges_made, changes.edges_gone);
  add("labels", changes.labels_made, changes.labels_gone);
  add("properties", changes.properties_made, changes.properties_gone);
  return "changes:" + out;
}

}  // namespace

TEST_CASE("queries that write answer and change as recorded") {
  const PropertyGraph graph = sample_graph();
  check_cases("tests/query/write.cases", [&](const std::string& query) {
    try {
      const ScriptOutcome outcome = run_script(graph, query);
      return table_text(outcome.result, outcome.graph) + '\n' + changes_text(outcome.changes);
    } catch (const Error& error) {
      return render_error(query, error);
    }
  });
  CHECK(graph.edge_count() == sample_graph().edge_count());  // none of it reached the graph itself
}
