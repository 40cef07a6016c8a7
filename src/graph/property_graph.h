// A property graph in memory: nodes with any number of labels, edges of one type each, properties
// on both. It never changes once built (GraphBuilder), so any number of threads may read it.
//
// Nodes are numbered in the order of adding. Edges are numbered by (source, type, target), see
// nuncio/csr.h; `external_id` gives the number that the maker of an edge knew it by. Types, labels
// and property keys are numbered in the order of their first use.
#ifndef NUNCIO_GRAPH_PROPERTY_GRAPH_H_
#define NUNCIO_GRAPH_PROPERTY_GRAPH_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/array.h"
#include "graph/column.h"
#include "graph/dictionary.h"
#include "graph/name_index.h"
#include "nuncio/csr.h"
#include "nuncio/value.h"

namespace nuncio {

using LabelId = uint16_t;
using PropertyId = uint16_t;

class PropertyGraph {
 public:
  PropertyGraph();  // the empty graph
  PropertyGraph(PropertyGraph&&) = default;
  PropertyGraph& operator=(PropertyGraph&&) = default;

  // The graph as flat memory, for load() in this or another process of this version.
  void save(ImageWriter& out) const;
  // REQUIRES: `image` begins at a multiple of eight; `keeper` keeps it in place. Nothing is copied,
  // but everything looked over, so that damage is an Error{input} here and never a wild read later.
  static PropertyGraph load(std::span<const std::byte> image, std::shared_ptr<const void> keeper);

  uint32_t node_count() const { return static_cast<uint32_t>(node_label_sets_.size()); }
  uint32_t edge_count() const { return static_cast<uint32_t>(targets_.size()); }
  CsrView csr() const {
    return {out_offsets_, hints_, targets_, types_, in_offsets_, in_sources_, in_edges_, in_types_};
  }

  const Dictionary& labels() const { return labels_; }
  const Dictionary& types() const { return type_names_; }
  const Dictionary& node_keys() const { return node_keys_; }
  const Dictionary& edge_keys() const { return edge_keys_; }

  // Sorted.
  std::span<const LabelId> labels_of(NodeId node) const {
    return label_sets_[node_label_sets_[node]];
  }
  bool has_label(NodeId node, LabelId label) const;
  // Sorted.
  std::span<const NodeId> nodes_with(LabelId label) const { return label_nodes_[label]; }

  NodeId source(EdgeId edge) const { return csr().source(edge); }
  NodeId target(EdgeId edge) const { return targets_[edge]; }
  TypeId type(EdgeId edge) const { return types_[edge]; }
  std::string_view type_name(EdgeId edge) const { return type_names_.name(types_[edge]); }
  uint64_t edges_of_type(TypeId type) const { return type_counts_[type]; }
  // Edges of the type, by date (those without one last) where day_key() is set, and by number.
  std::span<const EdgeId> edges_with(TypeId type) const {
    return type_edges_.span().subspan(type_offsets_[type],
                                      type_offsets_[type + 1] - type_offsets_[type]);
  }
  // The edge property `date`, where its values are all dates.
  std::optional<PropertyId> day_key() const { return day_key_; }
  // What EvidenceSource::evidence_of takes; nullopt where none was given.
  std::optional<int64_t> external_id(EdgeId edge) const;

  // Null where absent. Strings are borrowed from the graph.
  Value node_property(NodeId node, PropertyId key) const { return node_columns_[key].get(node); }
  Value edge_property(EdgeId edge, PropertyId key) const { return edge_columns_[key].get(edge); }
  Value node_property(NodeId node, std::string_view key) const;
  Value edge_property(EdgeId edge, std::string_view key) const;
  const Column& node_column(PropertyId key) const { return node_columns_[key]; }
  const Column& edge_column(PropertyId key) const { return edge_columns_[key]; }
  // Those present, in the order of the keys.
  Value::Map node_properties(NodeId node) const;
  Value::Map edge_properties(EdgeId edge) const;

  // Which nodes are called so, by any name.
  const NameIndex& names() const { return names_; }
  // The property `name` where it is a string; else empty.
  std::string_view name_of(NodeId node) const;

  // Bytes of everything, about.
  size_t bytes() const;

 private:
  friend class GraphBuilder;

  void load_edges(ImageReader& in);
  void check_edges() const;

  std::shared_ptr<const void> keeper_;  // of the memory that arrays look at; may be null
  Array<uint32_t> out_offsets_, hints_, targets_;
  Array<TypeId> types_;
  Array<uint32_t> in_offsets_, in_sources_, in_edges_;
  Array<TypeId> in_types_;
  Array<uint32_t> type_offsets_, type_edges_;
  std::optional<PropertyId> day_key_;

  Dictionary labels_, type_names_, node_keys_, edge_keys_;
  std::vector<uint64_t> type_counts_;
  Array<uint32_t> node_label_sets_;               // by node: index into label_sets_
  std::vector<std::vector<LabelId>> label_sets_;  // [0] is the empty set
  std::vector<Array<NodeId>> label_nodes_;
  std::vector<Column> node_columns_, edge_columns_;
  std::optional<Column> external_ids_;
  NameIndex names_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_PROPERTY_GRAPH_H_
