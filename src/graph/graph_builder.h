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

#include "graph/column_builder.h"
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

  // For many edges: the type's number in the graph, and the edge without properties.
  TypeId type(std::string_view name) { return types_.add(name); }
  uint32_t add_edge(NodeId source, TypeId type, NodeId target);
  // The columns of a property, for many values; made where there is none.
  ColumnBuilder& node_column(std::string_view key) { return column(node_keys_, node_values_, key); }
  ColumnBuilder& edge_column(std::string_view key) { return column(edge_keys_, edge_values_, key); }

  // Sets what was not set before; null is ignored.
  void set_node_property(NodeId node, std::string_view key, const Value& value);
  void set_edge_property(uint32_t edge, std::string_view key, const Value& value);
  void add_name(NodeId node, std::string_view name);

  uint32_t node_count() const { return static_cast<uint32_t>(label_sets_of_.size()); }
  uint32_t edge_count() const { return static_cast<uint32_t>(sources_.size()); }

  // Edges equal in source, type and target keep the order of adding. Throws Error{limit} above
  // 4,294,967,295 edges.
  PropertyGraph build() &&;

 private:
  using Columns = std::vector<ColumnBuilder>;

  static ColumnBuilder& column(Dictionary& keys, Columns& columns, std::string_view key);
  std::vector<uint32_t> sorted_edges() const;
  void build_out(PropertyGraph& graph, std::vector<uint32_t>& order);
  void build_in(PropertyGraph& graph, std::span<const uint32_t> sources) const;
  void build_by_type(PropertyGraph& graph, std::span<const uint32_t> places) const;
  void build_labels(PropertyGraph& graph);
  void build_columns(PropertyGraph& graph, std::span<const uint32_t> places);

  Dictionary labels_, types_, node_keys_, edge_keys_;
  std::map<std::vector<LabelId>, uint32_t> label_sets_{{{}, 0}};
  std::vector<uint32_t> label_sets_of_;  // by node
  std::vector<uint32_t> sources_, targets_;
  std::vector<TypeId> edge_types_;
  Columns node_values_, edge_values_;
  std::vector<Column::Cell> external_ids_;
  NameIndex::Builder names_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_GRAPH_BUILDER_H_
