// The small graph that the manual's examples and the tables run on, and its evidence.
#ifndef NUNCIO_TESTS_QUERY_SAMPLE_GRAPH_H_
#define NUNCIO_TESTS_QUERY_SAMPLE_GRAPH_H_

#include <string>
#include <vector>

#include "graph/graph_builder.h"
#include "nuncio/evidence.h"
#include "query/engine.h"
#include "query/print.h"

namespace nuncio {

inline PropertyGraph sample_graph() {
  GraphBuilder b;
  const auto node = [&](const char* label, const char* name, std::vector<std::string> aliases,
                        int64_t mentions) {
    const NodeId id = b.add_node({label}, {{"name", name}, {"mentions", mentions}});
    for (const std::string& alias : aliases) b.add_name(id, alias);
    return id;
  };
  const NodeId reyes = node("Person", "Ana Reyes", {"Reyes", "President Reyes"}, 9);
  const NodeId kovac = node("Person", "Milan Kovač", {"Kovač"}, 7);
  const NodeId okoro = node("Person", "Ngozi Okoro", {"Okoro"}, 4);
  const NodeId varda = node("Place", "Varda", {"Republic of Varda"}, 12);
  const NodeId lumen = node("Place", "Lumen", {}, 3);
  const NodeId union_ = node("Organization", "Harbour Union", {"H.U."}, 5);
  int64_t id = 100;
  const auto edge = [&](NodeId from, const char* type, NodeId to, const char* date, int64_t support,
                        const char* polarity = "+", const char* modality = "actual") {
    b.add_edge(from, type, to,
               {{"polarity", polarity},
                {"modality", modality},
                {"date", *parse_date(date)},
                {"support", support}},
               ++id);
  };
  edge(reyes, "leads", varda, "2024", 5);
  edge(reyes, "criticized", kovac, "2025-09", 3);
  edge(kovac, "criticized", reyes, "2025-09-18", 2);
  edge(kovac, "leads", union_, "2023-05", 1);
  edge(okoro, "met_with", reyes, "2025-03-02", 1);
  edge(okoro, "met_with", kovac, "2025-04", 1);
  edge(union_, "supported", okoro, "2025-01-15", 2);
  edge(okoro, "visited", lumen, "2025-02", 1, "+", "planned");
  edge(reyes, "visited", lumen, "2025-06-01", 1, "-");
  return std::move(b).build();
}

class SampleEvidence : public EvidenceSource {
 public:
  std::vector<Evidence> evidence_of(int64_t edge_id) const override {
    if (edge_id == 103) {  // the article's own voice, later somebody else's
      Evidence own, other;
      own.doc = "varda-2";
      own.quote = "Kovač answered in kind.";
      own.published = "2025-09-20";
      other.doc = "varda-3";
      other.quote = "Kovač attacked her, said Okoro.";
      other.published = "2025-10-02";
      other.speaker = "Ngozi Okoro";
      return {own, other};
    }
    if (edge_id != 102) return {};
    Evidence e;
    e.doc = "varda-1";
    e.sentence = 4;
    e.quote = "Reyes called Kovač careless.";
    e.published = "2025-09-19";
    e.speaker = "Ana Reyes";
    return {e};
  }
};

// Columns and rows, a line each: "name | hops" and "Ana Reyes | 2".
inline std::string table_text(const Result& result, const PropertyGraph& graph) {
  std::string out;
  for (size_t i = 0; i < result.columns.size(); ++i) out += (i ? " | " : "") + result.columns[i];
  for (const auto& row : result.rows) {
    out += '\n';
    for (size_t i = 0; i < row.size(); ++i) out += (i ? " | " : "") + to_text(row[i], graph);
  }
  for (const std::string& message : result.messages) out += "\n! " + message;
  return out;
}

// The table, or the error as the user sees it.
inline std::string answer(Engine& engine, const PropertyGraph& graph, const std::string& query,
                          const QueryOptions& options = {}) {
  try {
    return table_text(engine.run(query, options), graph);
  } catch (const Error& error) {
    return render_error(query, error);
  }
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_QUERY_SAMPLE_GRAPH_H_
