#include "query/print.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "query/literal.h"

namespace nuncio {
namespace {

using Writer = std::string (*)(const Value&, const PropertyGraph&);

std::string join(const Value::List& list, const PropertyGraph& graph, Writer write) {
  std::string out;
  for (const Value& item : list) out += (out.empty() ? "" : ", ") + write(item, graph);
  return out;
}

std::string properties_text(const Value::Map& map, const PropertyGraph& graph, Writer write) {
  std::string out;
  for (const auto& [key, value] : map)
    out += (out.empty() ? "{" : ", ") + quote_name(key) + ": " + write(value, graph);
  return out.empty() ? out : out + '}';
}

std::string node_literal(NodeId node, const PropertyGraph& graph) {
  std::string out = "(";
  for (const LabelId label : graph.labels_of(node))
    out += ':' + quote_name(graph.labels().name(label));
  const std::string properties = properties_text(graph.node_properties(node), graph, to_literal);
  if (out.size() > 1 && !properties.empty()) out += ' ';
  return out + properties + ')';
}

std::string edge_literal(EdgeId edge, const PropertyGraph& graph) {
  const std::string properties = properties_text(graph.edge_properties(edge), graph, to_literal);
  return "[:" + quote_name(graph.type_name(edge)) + (properties.empty() ? "" : " " + properties) +
         ']';
}

std::string node_text(NodeId node, const PropertyGraph& graph) {
  const std::string_view name = graph.name_of(node);
  return name.empty() ? node_literal(node, graph) : std::string(name);
}

// Strings inside lists and maps stand in quotes.
std::string inner_text(const Value& value, const PropertyGraph& graph) {
  return value.is(ValueKind::string) ? quote_string(value.as_string()) : to_text(value, graph);
}

std::string arrow(EdgeId edge, NodeId from, const PropertyGraph& graph) {
  const std::string body = "-[" + std::string(graph.type_name(edge)) + "]-";
  return graph.source(edge) == from ? body + '>' : '<' + body;
}

NodeId other_end(EdgeId edge, NodeId node, const PropertyGraph& graph) {
  return graph.source(edge) == node ? graph.target(edge) : graph.source(edge);
}

std::string json_map(const Value::Map& map, const PropertyGraph& graph) {
  std::string out = "{";
  for (const auto& [key, value] : map)
    out += (out.size() > 1 ? "," : "") + json_quote(key) + ':' + to_json(value, graph);
  return out + '}';
}

std::string json_node(NodeId node, const PropertyGraph& graph) {
  std::string labels;
  for (const LabelId label : graph.labels_of(node))
    labels += (labels.empty() ? "" : ",") + json_quote(graph.labels().name(label));
  return "{\"id\":" + std::to_string(node) + ",\"labels\":[" + labels +
         "],\"properties\":" + json_map(graph.node_properties(node), graph) + '}';
}

std::string json_edge(EdgeId edge, const PropertyGraph& graph) {
  const NodeId source = graph.source(edge), target = graph.target(edge);
  const std::optional<int64_t> external = graph.external_id(edge);
  return "{\"id\":" + std::to_string(external ? *external : int64_t{edge}) +
         ",\"type\":" + json_quote(graph.type_name(edge)) +
         ",\"source\":" + std::to_string(source) + ",\"target\":" + std::to_string(target) +
         ",\"source_name\":" + json_quote(node_text(source, graph)) +
         ",\"target_name\":" + json_quote(node_text(target, graph)) +
         ",\"properties\":" + json_map(graph.edge_properties(edge), graph) + '}';
}

std::string json_path(const Path& path, const PropertyGraph& graph) {
  std::string nodes, edges;
  for (const NodeId node : path.nodes) nodes += (nodes.empty() ? "" : ",") + json_node(node, graph);
  for (const EdgeId edge : path.edges) edges += (edges.empty() ? "" : ",") + json_edge(edge, graph);
  return "{\"nodes\":[" + nodes + "],\"edges\":[" + edges + "]}";
}

}  // namespace

std::string edge_text(EdgeId edge, NodeId from, const PropertyGraph& graph) {
  return node_text(from, graph) + ' ' + arrow(edge, from, graph) + ' ' +
         node_text(other_end(edge, from, graph), graph);
}

std::string to_text(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::string:
      return std::string(value.as_string());
    case ValueKind::date:
      return to_string(value.as_date());
    case ValueKind::duration:
      return to_string(value.as_duration());
    case ValueKind::node:
      return node_text(value.as_id(), graph);
    case ValueKind::edge:
      return edge_text(value.as_id(), graph.source(value.as_id()), graph);
    case ValueKind::list:
      return '[' + join(value.as_list(), graph, inner_text) + ']';
    case ValueKind::map: {
      const std::string text = properties_text(value.as_map(), graph, inner_text);
      return text.empty() ? "{}" : text;
    }
    case ValueKind::path: {
      const Path& path = value.as_path();
      std::string out = node_text(path.nodes[0], graph);
      for (size_t i = 0; i < path.edges.size(); ++i)
        out += ' ' + arrow(path.edges[i], path.nodes[i], graph) + ' ' +
               node_text(path.nodes[i + 1], graph);
      return out;
    }
    default:
      return literal(value);
  }
}

std::string to_literal(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::node:
      return node_literal(value.as_id(), graph);
    case ValueKind::edge:
      return edge_literal(value.as_id(), graph);
    case ValueKind::list:
      return '[' + join(value.as_list(), graph, to_literal) + ']';
    case ValueKind::map: {
      const std::string text = properties_text(value.as_map(), graph, to_literal);
      return text.empty() ? "{}" : text;
    }
    case ValueKind::path: {
      const Path& path = value.as_path();
      std::string out = '<' + node_literal(path.nodes[0], graph);
      for (size_t i = 0; i < path.edges.size(); ++i) {
        const bool out_edge = graph.source(path.edges[i]) == path.nodes[i];
        out += (out_edge ? "-" : "<-") + edge_literal(path.edges[i], graph) +
               (out_edge ? "->" : "-") + node_literal(path.nodes[i + 1], graph);
      }
      return out + '>';
    }
    default:
      return literal(value);
  }
}

std::string json_quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 32) {
          std::array<char, 8> buffer{};
          std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
          out += buffer.data();
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

std::string to_json(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::real:
      return std::isfinite(value.as_real()) ? real_text(value.as_real()) : "null";
    case ValueKind::string:
      return json_quote(value.as_string());
    case ValueKind::date:
      return json_quote(to_string(value.as_date()));
    case ValueKind::duration:
      return json_quote(to_string(value.as_duration()));
    case ValueKind::node:
      return json_node(value.as_id(), graph);
    case ValueKind::edge:
      return json_edge(value.as_id(), graph);
    case ValueKind::path:
      return json_path(value.as_path(), graph);
    case ValueKind::map:
      return json_map(value.as_map(), graph);
    case ValueKind::list: {
      std::string out = "[";
      for (const Value& item : value.as_list())
        out += (out.size() > 1 ? "," : "") + to_json(item, graph);
      return out + ']';
    }
    default:
      return literal(value);
  }
}

}  // namespace nuncio
