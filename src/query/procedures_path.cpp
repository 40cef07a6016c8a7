// Neighbours in common, and the tree of shortest paths.
#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <iterator>
#include <limits>

#include "nuncio/boost_graph.h"
#include "query/procedures.h"
#include "query/subgraph.h"

namespace nuncio {
namespace {

constexpr StaticType kNodeType{kNode, 0};
constexpr StaticType kIntType{kInt, 0};

void common_neighbours(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[2], {});
  if (call.args[0].is_null() || call.args[1].is_null()) return;
  const Subgraph part(options, options.direction(Along::both), Subgraph::Parallel::merged);
  const uint32_t a = part.place_of(call.args[0].as_id()), b = part.place_of(call.args[1].as_id());
  if (a == UINT32_MAX || b == UINT32_MAX) return;
  const CsrView csr = part.view();
  const auto [first_a, last_a] = adjacent_vertices(a, csr);
  const auto [first_b, last_b] = adjacent_vertices(b, csr);
  std::vector<uint32_t> common;
  std::set_intersection(first_a, last_a, first_b, last_b, std::back_inserter(common));
  for (const uint32_t place : common)
    if (!call.yield({Value::node(part.node(place))})) return;
}

// Costs of edges for Boost.Graph; each look at one may end the query.
struct CostMap {
  using key_type = CsrEdge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  const std::vector<double>* costs;
  Run* run;
};
double get(const CostMap& map, const CsrEdge& edge) {
  map.run->tick();
  return (*map.costs)[edge.id];
}

// Notes the edge by which each node was reached last, and the order in which they were settled.
struct TreeNoter : boost::dijkstra_visitor<> {
  std::vector<uint32_t>*by, *order;
  void edge_relaxed(const CsrEdge& edge, const CsrView&) const { (*by)[edge.target] = edge.id; }
  void examine_vertex(uint32_t node, const CsrView&) const { order->push_back(node); }
};

// A property of the edges; without one every edge costs 1.
std::vector<double> costs_of(const ProcedureOptions& options, const Subgraph& part) {
  const CsrView csr = part.view();
  std::vector<double> costs(csr.edge_count(), 1.0);
  const Value key = options.get("cost", kString);
  if (key.is_null()) return costs;
  for (uint32_t arc = 0; arc < costs.size(); ++arc) {
    const Value value =
        options.call().run.graph.edge_property(part.edge(arc), std::string_view(key.as_string()));
    if (value.is_null())
      costs[arc] = std::numeric_limits<double>::infinity();
    else if (!value.is_number() || !(value.as_number() >= 0))
      options.fail("the cost of an edge must be a number that is not negative");
    else
      costs[arc] = value.as_number();
  }
  return costs;
}

void shortest_path_tree(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[1], {"cost"});
  if (call.args[0].is_null()) return;
  const Subgraph part(options, options.direction(Along::out), Subgraph::Parallel::kept);
  const uint32_t start = part.place_of(call.args[0].as_id());
  if (start == UINT32_MAX) return;
  const CsrView csr = part.view();
  const boost::typed_identity_property_map<uint32_t> index;
  const std::vector<double> costs = costs_of(options, part);
  std::vector<double> distance(part.size());
  std::vector<uint32_t> parent(part.size()), by(part.size(), UINT32_MAX), order;
  TreeNoter noter;
  noter.by = &by;
  noter.order = &order;
  boost::dijkstra_shortest_paths(
      csr, start, boost::make_iterator_property_map(parent.begin(), index),
      boost::make_iterator_property_map(distance.begin(), index), CostMap{&costs, &call.run}, index,
      std::less<>(), std::plus<>(), std::numeric_limits<double>::infinity(), 0.0, noter);
  const bool whole = options.get("cost", kString).is_null();
  for (const uint32_t place : order) {
    const bool root = place == start;
    if (!root && by[place] == UINT32_MAX) continue;  // only by edges of unknown cost
    const Value far = whole ? Value(static_cast<int64_t>(distance[place])) : Value(distance[place]);
    if (!call.yield({Value::node(part.node(place)), far,
                     root ? Value() : Value::node(part.node(parent[place])),
                     root ? Value() : Value::edge(part.edge(by[place]))}))
      return;
  }
}

}  // namespace

std::vector<Procedure> path_procedures() {
  return {
      {"common_neighbours",
       "the nodes that two nodes both have an edge with",
       {{"a", kNode, false}, {"b", kNode, false}, {"options", kMap, true}},
       {{"node", kNodeType}},
       common_neighbours},
      {"shortest_path_tree",
       "from one node the nearest way to all others; option cost: a property of the edges",
       {{"start", kNode, false}, {"options", kMap, true}},
       {{"node", kNodeType},
        {"distance", {kNumber, 0}},
        {"parent", {kNode | kNull, 0}},
        {"edge", {kEdge | kNull, 0}}},
       shortest_path_tree},
  };
}

}  // namespace nuncio
