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
    for (const auto& [key, value] : graph.node_properties(node)) node_column(key).add(node, value);
  }
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge)
    add_edge(graph.source(edge), graph.type_name(edge), graph.target(edge),
             graph.edge_properties(edge), graph.external_id(edge));
  for (size_t i = 0; i < graph.names().texts().size(); ++i)
    names_.add(graph.names().texts()[i], graph.names().owners()[i]);
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
  const uint32_t edge = add_edge(source, types_.add(type), target);
  for (const auto& [key, value] : properties) set_edge_property(edge, key, value);
  if (external_id) external_ids_.push_back({edge, *external_id});
  return edge;
}

uint32_t GraphBuilder::add_edge(NodeId source, TypeId type, NodeId target) {
  assert(source < node_count() && target < node_count());
  if (edge_count() == UINT32_MAX) throw Error(Error::Kind::limit, "more than 4,294,967,295 edges");
  const uint32_t edge = edge_count();
  sources_.push_back(source);
  targets_.push_back(target);
  edge_types_.push_back(type);
  return edge;
}

ColumnBuilder& GraphBuilder::column(Dictionary& keys, Columns& columns, std::string_view key) {
  const PropertyId id = keys.add(key);
  if (id == columns.size()) columns.emplace_back();
  return columns[id];
}

void GraphBuilder::set_node_property(NodeId node, std::string_view key, const Value& value) {
  if (value.is_null()) return;
  node_column(key).add(node, value);
  if (key == "name" && value.is(ValueKind::string)) add_name(node, value.as_string());
}

void GraphBuilder::set_edge_property(uint32_t edge, std::string_view key, const Value& value) {
  if (!value.is_null()) edge_column(key).add(edge, value);
}

void GraphBuilder::add_name(NodeId node, std::string_view name) {
  names_.add(name, node);
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

// `order` becomes the place of each edge as added.
void GraphBuilder::build_out(PropertyGraph& graph, std::vector<uint32_t>& order) {
  std::vector<uint32_t> sources(order.size()), targets(order.size()), hints;
  std::vector<TypeId> types(order.size());
  graph.type_counts_.resize(types_.size());
  for (uint32_t edge = 0; edge < order.size(); ++edge) {
    sources[edge] = sources_[order[edge]];
    targets[edge] = targets_[order[edge]];
    types[edge] = edge_types_[order[edge]];
    ++graph.type_counts_[types[edge]];
    if (edge % CsrView::kHintStep == 0) hints.push_back(sources[edge]);
  }
  std::vector<uint32_t> places(order.size());
  for (uint32_t edge = 0; edge < order.size(); ++edge) places[order[edge]] = edge;
  order = std::move(places);
  sources_ = std::move(sources);
  targets_ = {};
  edge_types_ = {};
  graph.out_offsets_ = offsets_of(sources_, node_count());
  graph.hints_ = std::move(hints);
  graph.targets_ = std::move(targets);
  graph.types_ = std::move(types);
}

void GraphBuilder::build_in(PropertyGraph& graph, std::span<const uint32_t> sources) const {
  std::vector<uint32_t> order(graph.edge_count());
  std::iota(order.begin(), order.end(), 0U);  // sorted by source already
  order = sort_by(order, types_.size(), [&](uint32_t e) { return graph.types_[e]; });
  order = sort_by(order, node_count(), [&](uint32_t e) { return graph.targets_[e]; });
  std::vector<uint32_t> in_sources(order.size());
  std::vector<TypeId> in_types(order.size());
  for (uint32_t slot = 0; slot < order.size(); ++slot) {
    in_sources[slot] = sources[order[slot]];
    in_types[slot] = graph.types_[order[slot]];
  }
  graph.in_offsets_ = offsets_of(graph.targets_, node_count());
  graph.in_sources_ = std::move(in_sources);
  graph.in_edges_ = std::move(order);
  graph.in_types_ = std::move(in_types);
}

// By type, then by date where the edges have one; without a date last.
void GraphBuilder::build_by_type(PropertyGraph& graph, std::span<const uint32_t> places) const {
  std::vector<uint32_t> order(graph.edge_count());
  std::iota(order.begin(), order.end(), 0U);
  const std::optional<PropertyId> key = edge_keys_.find("date");
  if (key && edge_values_[*key].holds_dates()) {
    const std::vector<int32_t> added = edge_values_[*key].dates(graph.edge_count());
    std::vector<int32_t> dates(added.size());
    for (size_t i = 0; i < added.size(); ++i) dates[places[i]] = added[i];
    const auto half = [&](uint32_t e, int shift) {
      return (static_cast<uint32_t>(dates[e]) ^ 0x80000000U) >> shift & 0xFFFF;
    };
    order = sort_by(order, 65536, [&](uint32_t e) { return half(e, 0); });
    order = sort_by(order, 65536, [&](uint32_t e) { return half(e, 16); });
    graph.day_key_ = key;
  }
  order = sort_by(order, types_.size(), [&](uint32_t e) { return graph.types_[e]; });
  std::vector<uint32_t> offsets{0};
  for (const uint64_t count : graph.type_counts_)
    offsets.push_back(offsets.back() + static_cast<uint32_t>(count));
  graph.type_offsets_ = std::move(offsets);
  graph.type_edges_ = std::move(order);
}

void GraphBuilder::build_labels(PropertyGraph& graph) {
  graph.label_sets_.resize(label_sets_.size());
  for (const auto& [set, id] : label_sets_) graph.label_sets_[id] = set;
  std::vector<std::vector<NodeId>> nodes(labels_.size());
  graph.node_label_sets_ = std::move(label_sets_of_);
  for (NodeId node = 0; node < graph.node_count(); ++node)
    for (const LabelId label : graph.labels_of(node)) nodes[label].push_back(node);
  for (auto& with : nodes) graph.label_nodes_.emplace_back(std::move(with));
}

void GraphBuilder::build_columns(PropertyGraph& graph, std::span<const uint32_t> places) {
  for (ColumnBuilder& values : node_values_)
    graph.node_columns_.push_back(std::move(values).build(graph.node_count(), {}));
  for (ColumnBuilder& values : edge_values_)
    graph.edge_columns_.push_back(std::move(values).build(graph.edge_count(), places));
  if (external_ids_.empty()) return;
  for (Column::Cell& cell : external_ids_) cell.row = places[cell.row];
  graph.external_ids_ = Column(std::move(external_ids_), graph.edge_count());
}

PropertyGraph GraphBuilder::build() && {
  PropertyGraph graph;
  std::vector<uint32_t> places = sorted_edges();
  build_out(graph, places);
  build_by_type(graph, places);
  build_in(graph, sources_);
  sources_ = {};
  build_labels(graph);
  build_columns(graph, places);
  graph.labels_ = std::move(labels_);
  graph.type_names_ = std::move(types_);
  graph.node_keys_ = std::move(node_keys_);
  graph.edge_keys_ = std::move(edge_keys_);
  graph.names_ = std::move(names_).build();
  return graph;
}

}  // namespace nuncio
