// Functions of nodes, edges and paths, and of the evidence behind edges.
#include "query/functions.h"

namespace nuncio {
namespace {

Value id(const FunctionCall& c) {
  return c.args[0].as_id();
}

Value element_id(const FunctionCall& c) {
  return std::to_string(c.args[0].as_id());
}

Value labels(const FunctionCall& c) {
  Value::List out;
  for (const LabelId label : c.run.graph.labels_of(c.args[0].as_id()))
    out.push_back(Value::borrow(c.run.graph.labels().name(label)));
  return out;
}

Value type(const FunctionCall& c) {
  return Value::borrow(c.run.graph.type_name(c.args[0].as_id()));
}

Value::Map properties_of(const Value& value, const PropertyGraph& graph) {
  if (value.is(ValueKind::node)) return graph.node_properties(value.as_id());
  if (value.is(ValueKind::edge)) return graph.edge_properties(value.as_id());
  return value.as_map();
}

Value properties(const FunctionCall& c) {
  return properties_of(c.args[0], c.run.graph);
}

Value keys(const FunctionCall& c) {
  Value::List out;
  for (const auto& [key, value] : properties_of(c.args[0], c.run.graph)) out.emplace_back(key);
  return out;
}

Value start_node(const FunctionCall& c) {
  return Value::node(c.run.graph.source(c.args[0].as_id()));
}
Value end_node(const FunctionCall& c) {
  return Value::node(c.run.graph.target(c.args[0].as_id()));
}

Value length(const FunctionCall& c) {
  return c.args[0].as_path().edges.size();
}

Value nodes(const FunctionCall& c) {
  Value::List out;
  for (const NodeId node : c.args[0].as_path().nodes) out.push_back(Value::node(node));
  return out;
}

Value relationships(const FunctionCall& c) {
  Value::List out;
  for (const EdgeId edge : c.args[0].as_path().edges) out.push_back(Value::edge(edge));
  return out;
}

// Edges at a node, loops once.
Value degree(const FunctionCall& c) {
  int64_t count = 0;
  for_each_edge(c.run.csr, c.args[0].as_id(), {Along::both, {}}, [&](uint32_t, uint32_t) {
    ++count;
    return true;
  });
  return count;
}

// The edges that a value stands for: one, a list's or a path's.
std::vector<EdgeId> edges_of(const FunctionCall& c) {
  const Value& value = c.args[0];
  if (value.is(ValueKind::edge)) return {value.as_id()};
  if (value.is(ValueKind::path)) return value.as_path().edges;
  std::vector<EdgeId> out;
  for (const Value& item : value.as_list()) {
    if (!item.is(ValueKind::edge)) c.fail("expected a list of relationships");
    out.push_back(item.as_id());
  }
  return out;
}

std::vector<Evidence> evidence_of(const FunctionCall& c) {
  std::vector<Evidence> out;
  if (!c.run.evidence) return out;
  for (const EdgeId edge : edges_of(c)) {
    c.run.tick();
    const std::optional<int64_t> id = c.run.graph.external_id(edge);
    if (!id) continue;
    for (Evidence& evidence : c.run.evidence->evidence_of(*id)) out.push_back(std::move(evidence));
  }
  return out;
}

Value cite(const FunctionCall& c) {
  Value::List out;
  for (const Evidence& evidence : evidence_of(c)) out.emplace_back(evidence.quote);
  return out;
}

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value date_or_null(const std::string& text) {
  const std::optional<Date> date = parse_date(text);
  return date ? Value(*date) : text_or_null(text);
}

Value evidence(const FunctionCall& c) {
  Value::List out;
  for (const Evidence& e : evidence_of(c)) {
    Value::Map map;
    map.emplace_back("article", e.doc);
    map.emplace_back("title", text_or_null(e.title));
    map.emplace_back("source", text_or_null(e.source));
    map.emplace_back("url", text_or_null(e.url));
    map.emplace_back("published", date_or_null(e.published));
    map.emplace_back("sentence", e.sentence);
    map.emplace_back("begin", e.begin);
    map.emplace_back("end", e.end);
    map.emplace_back("quote", e.quote);
    map.emplace_back("trigger", text_or_null(e.trigger_text));
    map.emplace_back("rule", text_or_null(e.rule));
    map.emplace_back("date", date_or_null(e.date));
    map.emplace_back("speaker", text_or_null(e.speaker));
    map.emplace_back("confidence", e.confidence);
    out.emplace_back(std::move(map));
  }
  return out;
}

constexpr Kinds kEdges = kEdge | kList | kPath;

constexpr Function table[] = {
    {"id", 1, 1, {kNode | kEdge}, {kInt, 0}, id},
    {"elementId", 1, 1, {kNode | kEdge}, {kString, 0}, element_id},
    {"labels", 1, 1, {kNode}, {kList, kString}, labels},
    {"type", 1, 1, {kEdge}, {kString, 0}, type},
    {"properties", 1, 1, {kNode | kEdge | kMap}, {kMap, 0}, properties},
    {"keys", 1, 1, {kNode | kEdge | kMap}, {kList, kString}, keys},
    {"startNode", 1, 1, {kEdge}, {kNode, 0}, start_node},
    {"endNode", 1, 1, {kEdge}, {kNode, 0}, end_node},
    {"length", 1, 1, {kPath}, {kInt, 0}, length},
    {"nodes", 1, 1, {kPath}, {kList, kNode}, nodes},
    {"relationships", 1, 1, {kPath}, {kList, kEdge}, relationships},
    {"degree", 1, 1, {kNode}, {kInt, 0}, degree},
    {"cite", 1, 1, {kEdges}, {kList, kString}, cite},
    {"evidence", 1, 1, {kEdges}, {kList, kMap}, evidence},
};

}  // namespace

std::span<const Function> graph_functions() {
  return table;
}

}  // namespace nuncio
