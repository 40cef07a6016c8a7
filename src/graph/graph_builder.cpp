#include "graph/graph_builder.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "nuncio/error.h"

namespace nuncio {

GraphBuilder::GraphBuilder(const PropertyGraph& graph) {
  for (NodeId node = 0; node < graph.node_count(); ++node) {
    std::vector<std::string> labels;
    for (const LabelId label : graph.labels_of(node)) labels.push_back(graph.labels().name(label));
    add_node(labels);
    for (const auto& [key, value] : graph.node_properties(node))
      set(node_keys_, node_cells_, node, key, value);
  }
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge)
    add_edge(graph.source(edge), graph.type_name(edge), graph.target(edge),
             graph.edge_properties(edge), graph.external_id(edge));
  names_ = graph.names().names();
}

NodeId GraphBuilder::add_node(std::span<const std::string> labels, const Value::Map& properties) {
  if (node_count() == UINT32_MAX) throw Error(Error::Kind::limit, "more than 4,294,967,295 nodes");
  const NodeId node = node_count();
  std::vector<LabelId> set;
  for (const std::string& label : labels) set.push_back(labels_.add(label));
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  label_sets_of_.push_back(
      label_sets_.emplace(std::move(set), static_cast<uint32_t>(label_sets_.size())).first->second);
  for (const auto& [key, value] : properties) set_node_property(node, key, value);
  return node;
}

NodeId GraphBuilder::add_node(std::initializer_list<std::string> labels,
                              const Value::Map& properties) {
  return add_node(std::span(labels.begin(), labels.size()), properties);
}

uint32_t GraphBuilder::add_edge(NodeId source, std::string_view type, NodeId target,
                                const Value::Map& properties, std::optional<int64_t> external_id) {
  assert(source < node_count() && target < node_count());
  if (edge_count() == UINT32_MAX) throw Error(Error::Kind::limit, "more than 4,294,967,295 edges");
  const uint32_t edge = edge_count();
  sources_.push_back(source);
  targets_.push_back(target);
  edge_types_.push_back(types_.add(type));
  for (const auto& [key, value] : properties) set_edge_property(edge, key, value);
  if (external_id) external_ids_.push_back({edge, *external_id});
  return edge;
}

void GraphBuilder::set(Dictionary& keys, Cells& cells, uint32_t row, std::string_view key,
                       const Value& value) {
  if (value.is_null()) return;
  const PropertyId id = keys.add(key);
  if (id == cells.size()) cells.emplace_back();
  cells[id].push_back({row, value.owned()});
}

void GraphBuilder::set_node_property(NodeId node, std::string_view key, const Value& value) {
  set(node_keys_, node_cells_, node, key, value);
  if (key == "name" && value.is(ValueKind::string)) add_name(node, value.as_string());
}

void GraphBuilder::set_edge_property(uint32_t edge, std::string_view key, const Value& value) {
  set(edge_keys_, edge_cells_, edge, key, value);
}

void GraphBuilder::add_name(NodeId node, std::string_view name) {
  names_.push_back({std::string(name), node});
}

namespace {

// Stable counting sort of `order` by key(item), keys below `buckets`.
template <typename Key>
std::vector<uint32_t> sort_by(const std::vector<uint32_t>& order, size_t buckets, Key key) {
  std::vector<uint32_t> begins(buckets + 1);
  for (const uint32_t item : order) ++begins[key(item) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<uint32_t> sorted(order.size());
  for (const uint32_t item : order) sorted[begins[key(item)]++] = item;
  return sorted;
}

std::vector<uint32_t> offsets_of(std::span<const uint32_t> nodes, size_t node_count) {
  std::vector<uint32_t> offsets(node_count + 1);
  for (const uint32_t node : nodes) ++offsets[node + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

}  // namespace

// Radix sort: by target, then by type, then by source.
std::vector<uint32_t> GraphBuilder::sorted_edges() const {
  std::vector<uint32_t> order(edge_count());
  std::iota(order.begin(), order.end(), 0U);
  order = sort_by(order, node_count(), [&](uint32_t e) { return targets_[e]; });
  order = sort_by(order, types_.size(), [&](uint32_t e) { return edge_types_[e]; });
  return sort_by(order, node_count(), [&](uint32_t e) { return sources_[e]; });
}

void GraphBuilder::build_out(PropertyGraph& graph, std::span<const uint32_t> order) const {
  graph.sources_.resize(order.size());
  graph.targets_.resize(order.size());
  graph.types_.resize(order.size());
  graph.type_counts_.resize(types_.size());
  for (uint32_t edge = 0; edge < order.size(); ++edge) {
    graph.sources_[edge] = sources_[order[edge]];
    graph.targets_[edge] = targets_[order[edge]];
    graph.types_[edge] = edge_types_[order[edge]];
    ++graph.type_counts_[graph.types_[edge]];
  }
  graph.out_offsets_ = offsets_of(graph.sources_, node_count());
}

void GraphBuilder::build_in(PropertyGraph& graph) const {
  std::vector<uint32_t> order(graph.edge_count());
  std::iota(order.begin(), order.end(), 0U);  // sorted by source already
  order = sort_by(order, types_.size(), [&](uint32_t e) { return graph.types_[e]; });
  order = sort_by(order, node_count(), [&](uint32_t e) { return graph.targets_[e]; });
  graph.in_sources_.resize(order.size());
  graph.in_types_.resize(order.size());
  for (uint32_t slot = 0; slot < order.size(); ++slot) {
    graph.in_sources_[slot] = graph.sources_[order[slot]];
    graph.in_types_[slot] = graph.types_[order[slot]];
  }
  graph.in_edges_ = std::move(order);
  graph.in_offsets_ = offsets_of(graph.targets_, node_count());
}

void GraphBuilder::build_labels(PropertyGraph& graph) {
  graph.label_sets_.resize(label_sets_.size());
  for (const auto& [set, id] : label_sets_) graph.label_sets_[id] = set;
  graph.label_nodes_.resize(labels_.size());
  graph.node_label_sets_ = std::move(label_sets_of_);
  for (NodeId node = 0; node < graph.node_count(); ++node)
    for (const LabelId label : graph.labels_of(node)) graph.label_nodes_[label].push_back(node);
}

void GraphBuilder::build_columns(PropertyGraph& graph, std::span<const uint32_t> order) {
  for (auto& cells : node_cells_)
    graph.node_columns_.emplace_back(std::move(cells), graph.node_count());
  std::vector<EdgeId> place(order.size());
  for (EdgeId edge = 0; edge < order.size(); ++edge) place[order[edge]] = edge;
  const auto make = [&](std::vector<Column::Cell>& cells) {
    for (Column::Cell& cell : cells) cell.row = place[cell.row];
    return Column(std::move(cells), graph.edge_count());
  };
  for (auto& cells : edge_cells_) graph.edge_columns_.push_back(make(cells));
  if (!external_ids_.empty()) graph.external_ids_ = make(external_ids_);
}

PropertyGraph GraphBuilder::build() && {
  PropertyGraph graph;
  const std::vector<uint32_t> order = sorted_edges();
  build_out(graph, order);
  graph.out_offsets_.resize(node_count() + 1);
  build_in(graph);
  build_labels(graph);
  build_columns(graph, order);
  graph.labels_ = std::move(labels_);
  graph.type_names_ = std::move(types_);
  graph.node_keys_ = std::move(node_keys_);
  graph.edge_keys_ = std::move(edge_keys_);
  graph.names_ = NameIndex(std::move(names_));
  return graph;
}

}  // namespace nuncio
