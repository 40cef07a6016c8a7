#include "query/graph_edit.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/graph_builder.h"

namespace nuncio {
namespace {

Value::Map owned(const Value::Map& map) {
  Value::Map out;
  for (const auto& [key, value] : map) out.emplace_back(key, value.owned());
  return out;
}

// How many of `a` are not the same in `b`.
int64_t missing(const Value::Map& a, const Value::Map& b) {
  return std::count_if(a.begin(), a.end(), [&](const auto& entry) {
    return std::none_of(b.begin(), b.end(), [&](const auto& other) {
      return other.first == entry.first && order(other.second, entry.second) == 0;
    });
  });
}

}  // namespace

GraphEdit::GraphEdit(const PropertyGraph& graph) {
  for (NodeId node = 0; node < graph.node_count(); ++node) {
    nodes_.push_back({{}, owned(graph.node_properties(node)), true});
    for (const LabelId label : graph.labels_of(node))
      nodes_.back().labels.emplace_back(graph.labels().name(label));
  }
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge)
    edges_.push_back({graph.source(edge), graph.target(edge), std::string(graph.type_name(edge)),
                      owned(graph.edge_properties(edge)), true});
}

NodeId GraphEdit::add_node(std::vector<std::string> labels, Value::Map properties) {
  nodes_.push_back({std::move(labels), {}, true});
  const Value node = Value::node(static_cast<NodeId>(nodes_.size() - 1));
  for (const auto& [key, value] : properties) set_property(node, key, value);
  return node.as_id();
}

EdgeId GraphEdit::add_edge(NodeId from, std::string type, NodeId to, Value::Map properties) {
  edges_.push_back({from, to, std::move(type), {}, true});
  const Value edge = Value::edge(static_cast<EdgeId>(edges_.size() - 1));
  for (const auto& [key, value] : properties) set_property(edge, key, value);
  return edge.as_id();
}

void GraphEdit::set_property(const Value& of, const std::string& key, const Value& value) {
  Value::Map& map = properties_of(of);
  const auto place =
      std::find_if(map.begin(), map.end(), [&](const auto& entry) { return entry.first == key; });
  if (value.is_null()) {
    if (place != map.end()) map.erase(place);
  } else if (place != map.end()) {
    place->second = value.owned();
  } else {
    map.emplace_back(key, value.owned());
  }
}

void GraphEdit::add_label(NodeId node, const std::string& label) {
  auto& labels = nodes_[node].labels;
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
}

void GraphEdit::remove_label(NodeId node, const std::string& label) {
  std::erase(nodes_[node].labels, label);
}

bool GraphEdit::has_edges(NodeId node) const {
  return std::any_of(edges_.begin(), edges_.end(), [&](const Edge& edge) {
    return edge.alive && (edge.from == node || edge.to == node);
  });
}

void GraphEdit::remove_edges_of(NodeId node) {
  for (Edge& edge : edges_)
    if (edge.from == node || edge.to == node) edge.alive = false;
}

PropertyGraph GraphEdit::build(Moves& moves) const {
  GraphBuilder builder;
  moves.nodes.assign(nodes_.size(), UINT32_MAX);
  moves.edges.assign(edges_.size(), UINT32_MAX);
  for (size_t i = 0; i < nodes_.size(); ++i)
    if (nodes_[i].alive) moves.nodes[i] = builder.add_node(nodes_[i].labels, nodes_[i].properties);
  for (size_t i = 0; i < edges_.size(); ++i)
    if (edges_[i].alive)
      builder.add_edge(moves.nodes[edges_[i].from], edges_[i].type, moves.nodes[edges_[i].to],
                       edges_[i].properties, static_cast<int64_t>(i));
  PropertyGraph graph = std::move(builder).build();
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge)
    moves.edges[static_cast<size_t>(*graph.external_id(edge))] = edge;
  return graph;
}

Changes compare(const PropertyGraph& before, const PropertyGraph& after,
                const std::vector<uint32_t>& nodes, const std::vector<uint32_t>& edges) {
  Changes out;
  const auto add = [&](bool was, bool is, const Value::Map& old_ones, const Value::Map& new_ones) {
    if (is) out.properties_made += missing(new_ones, old_ones);
    if (was) out.properties_gone += missing(old_ones, new_ones);
  };
  for (NodeId i = 0; i < nodes.size(); ++i) {
    const bool was = i < before.node_count(), is = nodes[i] != UINT32_MAX;
    out.nodes_made += is && !was;
    out.nodes_gone += was && !is;
    add(was, is, was ? before.node_properties(i) : Value::Map(),
        is ? after.node_properties(nodes[i]) : Value::Map());
  }
  for (EdgeId i = 0; i < edges.size(); ++i) {
    const bool was = i < before.edge_count(), is = edges[i] != UINT32_MAX;
    out.edges_made += is && !was;
    out.edges_gone += was && !is;
    add(was, is, was ? before.edge_properties(i) : Value::Map(),
        is ? after.edge_properties(edges[i]) : Value::Map());
  }
  const auto labels = [](const PropertyGraph& graph) {
    std::set<std::string> all;
    for (LabelId label = 0; label < graph.labels().size(); ++label)
      if (!graph.nodes_with(label).empty()) all.insert(graph.labels().name(label));
    return all;
  };
  const std::set<std::string> then = labels(before), now = labels(after);
  for (const std::string& label : now) out.labels_made += !then.contains(label);
  for (const std::string& label : then) out.labels_gone += !now.contains(label);
  return out;
}

}  // namespace nuncio
