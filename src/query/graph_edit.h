// A graph in memory being changed: nodes and edges as plain lists, from which a PropertyGraph is
// built again. For the small graphs that queries write.
#ifndef NUNCIO_QUERY_GRAPH_EDIT_H_
#define NUNCIO_QUERY_GRAPH_EDIT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/property_graph.h"
#include "query/run.h"

namespace nuncio {

// What changed between two states of a graph. Labels are counted as the graph's distinct ones,
// properties as values of one key of one node or edge: another value is one less and one more.
struct Changes {
  int64_t nodes_made = 0, nodes_gone = 0;
  int64_t edges_made = 0, edges_gone = 0;
  int64_t labels_made = 0, labels_gone = 0;
  int64_t properties_made = 0, properties_gone = 0;
};

class GraphEdit {
 public:
  // Numbers are those of the graph; what is added counts on from there.
  explicit GraphEdit(const PropertyGraph& graph);

  NodeId add_node(std::vector<std::string> labels, Value::Map properties);
  EdgeId add_edge(NodeId from, std::string type, NodeId to, Value::Map properties);
  // Null takes the property away. `of` is a node or an edge.
  void set_property(const Value& of, const std::string& key, const Value& value);
  void clear_properties(const Value& of) { properties_of(of).clear(); }
  void add_label(NodeId node, const std::string& label);
  void remove_label(NodeId node, const std::string& label);
  void remove_edge(EdgeId edge) { edges_[edge].alive = false; }
  void remove_node(NodeId node) { nodes_[node].alive = false; }
  bool has_edges(NodeId node) const;
  void remove_edges_of(NodeId node);

  // Where the nodes and edges went: by old number the new one, UINT32_MAX for what is gone.
  struct Moves {
    std::vector<uint32_t> nodes, edges;
  };
  PropertyGraph build(Moves& moves) const;

 private:
  struct Node {
    std::vector<std::string> labels;
    Value::Map properties;
    bool alive = true;
  };
  struct Edge {
    NodeId from, to;
    std::string type;
    Value::Map properties;
    bool alive = true;
  };
  Value::Map& properties_of(const Value& element) {
    return element.is(ValueKind::node) ? nodes_[element.as_id()].properties
                                       : edges_[element.as_id()].properties;
  }

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
};

// `nodes` and `edges`: by number in `before` the number in `after`, UINT32_MAX for what is gone;
// what stands behind those is new.
Changes compare(const PropertyGraph& before, const PropertyGraph& after,
                const std::vector<uint32_t>& nodes, const std::vector<uint32_t>& edges);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_GRAPH_EDIT_H_
