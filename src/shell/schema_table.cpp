#include "shell/schema_table.h"

#include <algorithm>
#include <map>
#include <utility>

namespace nuncio {

namespace {

std::string label_of(const PropertyGraph& graph, NodeId node) {
  const auto labels = graph.labels_of(node);
  return labels.empty() ? "(none)" : std::string(graph.labels().name(labels.front()));
}

using Count = std::pair<std::string, uint64_t>;

// Most frequent first, then by name.
std::vector<Count> ranked(const std::map<std::string, uint64_t>& counts) {
  std::vector<Count> out(counts.begin(), counts.end());
  std::ranges::stable_sort(out, [](const Count& a, const Count& b) { return a.second > b.second; });
  return out;
}

std::string most_frequent(const std::map<std::string, uint64_t>& counts) {
  constexpr size_t kShown = 3;
  const std::vector<Count> all = ranked(counts);
  std::string out;
  for (size_t i = 0; i < all.size() && i < kShown; ++i) out += (i > 0 ? ", " : "") + all[i].first;
  return all.size() > kShown ? out + ", …" : out;
}

}  // namespace

TextTable label_table(const PropertyGraph& graph) {
  std::map<std::string, uint64_t> counts;
  for (NodeId node = 0; node < graph.node_count(); ++node) ++counts[label_of(graph, node)];
  TextTable table{{"label", "nodes"}, {false, true}, {}};
  for (const auto& [label, count] : ranked(counts))
    table.rows.push_back({label, std::to_string(count)});
  return table;
}

TextTable relation_table(const PropertyGraph& graph) {
  std::map<std::string, uint64_t> counts;
  std::map<std::string, std::map<std::string, uint64_t>> between;
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
    const std::string type(graph.type_name(edge));
    ++counts[type];
    ++between[type]
             [label_of(graph, graph.source(edge)) + " → " + label_of(graph, graph.target(edge))];
  }
  TextTable table{{"relation", "edges", "between"}, {false, true, false}, {}};
  for (const auto& [type, count] : ranked(counts))
    table.rows.push_back({type, std::to_string(count), most_frequent(between[type])});
  return table;
}

}  // namespace nuncio
