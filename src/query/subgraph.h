// The part of the graph that a procedure works on, as compressed rows of its own that Boost.Graph
// can read (include/nuncio/boost_graph.h), and the map of options that chooses it:
//   types: ['met_with']      edges of these types only
//   labels: ['Person']       between nodes that have one of these labels only
//   nodes: [a, b]            between these nodes only
//   edges: collect(r)        these edges only, and the nodes at their ends
//   direction: 'out'         'out', 'in' or 'both'
#ifndef NUNCIO_QUERY_SUBGRAPH_H_
#define NUNCIO_QUERY_SUBGRAPH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/csr.h"
#include "query/procedure.h"
#include "query/run.h"

namespace nuncio {

// The map of options of a call. Throws Error{value} for keys beside `keys` and those above, and for
// values of a wrong kind.
class ProcedureOptions {
 public:
  ProcedureOptions(const ProcedureCall& call, const Value& map, std::vector<std::string> keys);

  // Null where it is not given.
  Value get(std::string_view key, Kinds kinds) const;
  std::vector<std::string> texts(std::string_view key) const;
  double number(std::string_view key, double otherwise, double least, double most) const;
  // 'out', 'in' or 'both'.
  Along direction(Along otherwise) const;
  bool empty() const { return map_.empty(); }
  const ProcedureCall& call() const { return call_; }
  [[noreturn]] void fail(const std::string& message) const;

 private:
  const ProcedureCall& call_;
  Value::Map map_;
};

class Subgraph {
 public:
  enum class Parallel : uint8_t {
    kept,
    merged,  // one edge with a weight, and no loops
  };

  // Along::both: each edge stands at both of its ends.
  Subgraph(const ProcedureOptions& options, Along along, Parallel parallel);

  CsrView view() const;
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  NodeId node(uint32_t place) const { return nodes_[place]; }
  // UINT32_MAX for a node that does not belong to it.
  uint32_t place_of(NodeId node) const { return places_[node]; }
  // Of an edge of the view: the edge of the graph (one of them where merged).
  EdgeId edge(uint32_t arc) const { return edges_[arc]; }
  // How many edges were merged; 1 where kept.
  double weight(uint32_t arc) const { return weights_.empty() ? 1.0 : weights_[arc]; }

 private:
  struct Arc {
    uint32_t from, to;
    EdgeId edge;
  };
  void choose_nodes(const ProcedureOptions& options, const std::vector<EdgeId>* edges);
  std::vector<Arc> choose_arcs(const ProcedureOptions& options, Along along,
                               const std::vector<EdgeId>* edges);
  void lay_out(std::vector<Arc> arcs, Parallel parallel);

  std::vector<NodeId> nodes_;
  std::vector<uint32_t> places_;
  std::vector<uint32_t> offsets_, hints_, targets_, in_offsets_, in_sources_, in_edges_;
  std::vector<TypeId> types_;  // all the same
  std::vector<EdgeId> edges_;
  std::vector<float> weights_;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_SUBGRAPH_H_
