// Collects nodes and edges in any order and makes the immutable PropertyGraph of them.
#ifndef NUNCIO_GRAPH_GRAPH_BUILDER_H_
#define NUNCIO_GRAPH_GRAPH_BUILDER_H_

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.h"

namespace nuncio {

class GraphBuilder {
 public:
  GraphBuilder() = default;
  // Starts with all that `graph` holds; nodes keep their numbers.
  explicit GraphBuilder(const PropertyGraph& graph);

  // Numbers from 0 up. Labels may repeat. A string property `name` also becomes a name of the node;
  // add_name adds further ones.
  NodeId add_node(std::span<const std::string> labels = {}, const Value::Map& properties = {});
  NodeId add_node(std::initializer_list<std::string> labels, const Value::Map& properties = {});

  // REQUIRES: both nodes were added. Null properties are left out. Gives a number for
  // set_edge_property, which is not the EdgeId in the graph.
  uint32_t add_edge(NodeId source, std::string_view type, NodeId target,
                    const Value::Map& properties = {},
                    std::optional<int64_t> external_id = std::nullopt);

  // Sets what was not set before; null is ignored.
  void set_node_property(NodeId node, std::string_view key, const Value& value);
  void set_edge_property(uint32_t edge, std::string_view key, const Value& value);
  void add_name(NodeId node, std::string_view name);

  uint32_t node_count() const { return static_cast<uint32_t>(label_sets_of_.size()); }
  uint32_t edge_count() const { return static_cast<uint32_t>(sources_.size()); }

  // Edges equal in source, type and target keep the order of adding.
  PropertyGraph build() &&;

 private:
  using Cells = std::vector<std::vector<Column::Cell>>;

  void set(Dictionary& keys, Cells& cells, uint32_t row, std::string_view key, const Value& value);
  std::vector<uint32_t> sorted_edges() const;
  void build_out(PropertyGraph& graph, std::span<const uint32_t> order) const;
  void build_in(PropertyGraph& graph) const;
  void build_labels(PropertyGraph& graph);
  void build_columns(PropertyGraph& graph, std::span<const uint32_t> order);

  Dictionary labels_, types_, node_keys_, edge_keys_;
  std::map<std::vector<LabelId>, uint32_t> label_sets_{{{}, 0}};
  std::vector<uint32_t> label_sets_of_;  // by node
  std::vector<uint32_t> sources_, targets_;
  std::vector<TypeId> edge_types_;
  Cells node_cells_, edge_cells_;
  std::vector<Column::Cell> external_ids_;
  std::vector<NameIndex::Name> names_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_GRAPH_BUILDER_H_
