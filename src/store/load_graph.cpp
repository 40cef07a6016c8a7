#include "store/load_graph.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "graph/graph_builder.h"
#include "nuncio/value.h"
#include "store/database.h"

namespace nuncio {

namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

// What is no date of the calendar stays readable as text.
Value date_or_null(const std::string& text) {
  if (const auto date = parse_date(text)) return Value(*date);
  return text_or_null(text);
}

void add_entity(const EntityRow& entity, GraphBuilder& builder) {
  const NodeId node = builder.add_node({std::string(to_string(entity.type))});
  builder.set_node_property(node, "id", entity.id);
  builder.set_node_property(node, "name", entity.name);
  if (!entity.aliases.empty()) {
    Value::List aliases(entity.aliases.begin(), entity.aliases.end());
    builder.set_node_property(node, "aliases", Value(std::move(aliases)));
  }
  builder.set_node_property(node, "code", text_or_null(entity.code));
  builder.set_node_property(node, "mentions", entity.mentions);
  builder.set_node_property(node, "articles", entity.articles);
  builder.set_node_property(node, "first_seen", date_or_null(entity.first_seen));
  builder.set_node_property(node, "last_seen", date_or_null(entity.last_seen));
  for (const std::string& alias : entity.aliases) builder.add_name(node, alias);
}

void add_edge(const EdgeRow& edge, const GraphRows& rows, GraphBuilder& builder) {
  const uint32_t number = builder.add_edge(edge.source, edge.type, edge.target, {}, edge.id);
  const auto set = [&](std::string_view key, const Value& value) {
    builder.set_edge_property(number, key, value);
  };
  set("polarity", to_string(edge.polarity));
  set("modality", to_string(edge.modality));
  if (edge.speaker) set("speaker", rows.entities[*edge.speaker].name);
  set("date", date_or_null(edge.date));
  set("last_date", date_or_null(edge.last_date));
  set("support", edge.support);
  set("articles", edge.articles);
  set("confidence", edge.confidence);
  set("label", text_or_null(edge.label));
}

// Articles and imports speak of one entity where they call it by exactly one name.
std::function<std::optional<NodeId>(std::string_view)> names_of(const GraphRows& rows) {
  std::unordered_map<std::string, std::optional<NodeId>> nodes;
  for (NodeId node = 0; node < rows.entities.size(); ++node) {
    const auto [known, added] = nodes.emplace(rows.entities[node].name, node);
    if (!added) known->second.reset();
  }
  if (nodes.empty()) return {};
  return [nodes = std::move(nodes)](std::string_view name) -> std::optional<NodeId> {
    const auto known = nodes.find(std::string(name));
    return known == nodes.end() ? std::nullopt : known->second;
  };
}

void add_rows(const GraphRows& rows, GraphBuilder& builder) {
  for (const EntityRow& entity : rows.entities) add_entity(entity, builder);
  for (const EdgeRow& edge : rows.edges) add_edge(edge, rows, builder);
}

}  // namespace

PropertyGraph load_graph(const Store& store, Store::OpenEdges open) {
  const auto held = store.hold();
  GraphBuilder builder;
  const GraphRows rows = store.rows(open);
  add_rows(rows, builder);
  store.read_imported(names_of(rows), builder);
  return std::move(builder).build();
}

PropertyGraph load_graph(const GraphRows& rows) {
  GraphBuilder builder;
  add_rows(rows, builder);
  return std::move(builder).build();
}

}  // namespace nuncio
