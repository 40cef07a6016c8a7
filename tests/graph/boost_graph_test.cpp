#include "nuncio/boost_graph.h"

#include <doctest/doctest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <map>
#include <vector>

#include "random_graph.h"

using namespace nuncio;

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<CsrView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<CsrView>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<CsrView>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<CsrView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<CsrView>));

namespace {

using List =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

List list_of(const PropertyGraph& graph) {
  List list(graph.node_count());
  for (EdgeId e = 0; e < graph.edge_count(); ++e)
    boost::add_edge(graph.source(e), graph.target(e),
                    static_cast<double>(graph.edge_property(e, "w").as_int()), list);
  return list;
}

template <typename Graph>
std::vector<int> hop_counts(const Graph& graph, size_t nodes) {
  std::vector<int> out(nodes, -1);
  out[0] = 0;
  const auto map = boost::make_iterator_property_map(out.begin(), get(boost::vertex_index, graph));
  std::vector<boost::default_color_type> colours(nodes);
  boost::breadth_first_search(
      graph, 0U,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge())))
          .color_map(
              boost::make_iterator_property_map(colours.begin(), get(boost::vertex_index, graph))));
  return out;
}

template <typename Graph>
std::vector<double> ranks(const Graph& graph, size_t nodes) {
  std::vector<double> out(nodes);
  boost::graph::page_rank(
      graph, boost::make_iterator_property_map(out.begin(), get(boost::vertex_index, graph)),
      boost::graph::n_iterations(20), 0.85, nodes);
  return out;
}

template <typename Graph>
std::pair<int, std::vector<int>> components(const Graph& graph, size_t nodes) {
  std::vector<int> out(nodes);
  const auto index = get(boost::vertex_index, graph);
  const int count = boost::strong_components(
      graph, boost::make_iterator_property_map(out.begin(), index), boost::vertex_index_map(index));
  return {count, out};
}

// Component numbers renamed by first occurrence.
std::vector<int> normal(const std::vector<int>& components) {
  std::map<int, int> names;
  std::vector<int> out;
  for (const int c : components) out.push_back(names.emplace(c, names.size()).first->second);
  return out;
}

std::vector<double> weights(const PropertyGraph& graph) {
  std::vector<double> out;
  for (EdgeId e = 0; e < graph.edge_count(); ++e)
    out.push_back(static_cast<double>(graph.edge_property(e, "w").as_int()));
  return out;
}

}  // namespace

TEST_CASE("Boost's algorithms find the same in a CSR as in an adjacency list") {
  std::mt19937 random(17);
  for (int round = 0; round < 100; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 25 + 1, random() % 80, 4);
    const CsrView csr = graph.csr();
    const List list = list_of(graph);
    const size_t nodes = graph.node_count();
    CHECK(num_edges(csr) == boost::num_edges(list));
    CHECK(hop_counts(csr, nodes) == hop_counts(list, nodes));
    const auto [count, ours] = components(csr, nodes);
    const auto [list_count, theirs] = components(list, nodes);
    CHECK(count == list_count);
    CHECK(normal(ours) == normal(theirs));
    const std::vector<double> a = ranks(csr, nodes), b = ranks(list, nodes);
    for (size_t i = 0; i < nodes; ++i) CHECK(a[i] == doctest::Approx(b[i]));

    std::vector<double> distance(nodes), wanted(nodes);
    const std::vector<double> weight = weights(graph);
    const auto index = get(boost::vertex_index, csr);
    const auto weight_map = boost::make_function_property_map<CsrEdge>(
        [&](const CsrEdge& edge) { return weight[edge.id]; });
    boost::dijkstra_shortest_paths(
        csr, 0U,
        boost::weight_map(weight_map)
            .vertex_index_map(index)
            .distance_map(boost::make_iterator_property_map(distance.begin(), index)));
    boost::dijkstra_shortest_paths(list, 0U,
                                   boost::distance_map(boost::make_iterator_property_map(
                                       wanted.begin(), get(boost::vertex_index, list))));
    CHECK(distance == wanted);
  }
}
