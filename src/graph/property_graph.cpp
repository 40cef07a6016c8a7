#include "graph/property_graph.h"

#include <algorithm>

namespace nuncio {

PropertyGraph::PropertyGraph()
    : out_offsets_(std::vector<uint32_t>(1)),
      in_offsets_(std::vector<uint32_t>(1)),
      type_offsets_(std::vector<uint32_t>(1)),
      label_sets_(1) {}

bool PropertyGraph::has_label(NodeId node, LabelId label) const {
  const std::span<const LabelId> labels = labels_of(node);
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::optional<int64_t> PropertyGraph::external_id(EdgeId edge) const {
  if (!external_ids_) return std::nullopt;
  const Value value = external_ids_->get(edge);
  if (value.is_null()) return std::nullopt;
  return value.as_int();
}

Value PropertyGraph::node_property(NodeId node, std::string_view key) const {
  const std::optional<PropertyId> id = node_keys_.find(key);
  return id ? node_columns_[*id].get(node) : Value();
}

Value PropertyGraph::edge_property(EdgeId edge, std::string_view key) const {
  const std::optional<PropertyId> id = edge_keys_.find(key);
  return id ? edge_columns_[*id].get(edge) : Value();
}

Value::Map PropertyGraph::node_properties(NodeId node) const {
  Value::Map out;
  for (PropertyId key = 0; key < node_keys_.size(); ++key)
    if (Value value = node_columns_[key].get(node); !value.is_null())
      out.emplace_back(node_keys_.name(key), std::move(value));
  return out;
}

Value::Map PropertyGraph::edge_properties(EdgeId edge) const {
  Value::Map out;
  for (PropertyId key = 0; key < edge_keys_.size(); ++key)
    if (Value value = edge_columns_[key].get(edge); !value.is_null())
      out.emplace_back(edge_keys_.name(key), std::move(value));
  return out;
}

std::string_view PropertyGraph::name_of(NodeId node) const {
  const std::optional<PropertyId> id = node_keys_.find("name");
  if (!id) return {};
  const Value name = node_columns_[*id].get(node);
  return name.is(ValueKind::string) ? name.as_string() : std::string_view();
}

size_t PropertyGraph::bytes() const {
  size_t sum = sizeof(PropertyGraph);
  for (const auto* array : {&out_offsets_, &hints_, &targets_, &in_offsets_, &in_sources_,
                            &in_edges_, &type_offsets_, &type_edges_, &node_label_sets_})
    sum += array->bytes();
  sum += types_.bytes() + in_types_.bytes();
  for (const auto& nodes : label_nodes_) sum += nodes.bytes();
  for (const Column& column : node_columns_) sum += column.bytes();
  for (const Column& column : edge_columns_) sum += column.bytes();
  if (external_ids_) sum += external_ids_->bytes();
  return sum + names_.bytes();
}

}  // namespace nuncio
