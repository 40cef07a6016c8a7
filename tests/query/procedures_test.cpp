// The algorithms behind CALL on random small graphs against Boost.Graph on its own adjacency_list,
// and against definitions written out.
#include <doctest/doctest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <cmath>
#include <random>
#include <set>
#include <vector>

#include "../graph/random_graph.h"
#include "query/engine.h"
#include "query/louvain.h"

using namespace nuncio;

namespace {

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Undirected = boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS>;

Directed directed(const PropertyGraph& graph) {
  Directed out(graph.node_count());
  for (EdgeId e = 0; e < graph.edge_count(); ++e)
    boost::add_edge(graph.source(e), graph.target(e), out);
  return out;
}

// Without loops and parallel edges.
Undirected undirected(const PropertyGraph& graph) {
  Undirected out(graph.node_count());
  for (EdgeId e = 0; e < graph.edge_count(); ++e)
    if (graph.source(e) != graph.target(e)) boost::add_edge(graph.source(e), graph.target(e), out);
  return out;
}

// The second column by the first, which holds nodes.
std::vector<double> by_node(const PropertyGraph& graph, const std::string& query) {
  std::vector<double> out(graph.node_count(), -1);
  for (const auto& row : Engine(graph).run(query).rows) out[row[0].as_id()] = row[1].as_number();
  return out;
}

// Whether two numberings divide the nodes alike.
template <typename A, typename B>
bool same_parts(const A& a, const B& b) {
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      if ((a[i] == a[j]) != (b[i] == b[j])) return false;
  return true;
}

void check_near(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  for (size_t i = 0; i < a.size(); ++i) CHECK(a[i] == doctest::Approx(b[i]).epsilon(1e-6));
}

PropertyGraph next_graph(std::mt19937& random) {
  return random_graph(random, random() % 12 + 1, random() % 30, 3);
}

}  // namespace

TEST_CASE("components, strong components and articulation points are Boost's") {
  std::mt19937 random(201);
  for (int round = 0; round < 300; ++round) {
    const PropertyGraph graph = next_graph(random);
    const Undirected plain = undirected(graph);
    std::vector<int> parts(graph.node_count());
    boost::connected_components(plain, parts.data());
    CHECK(same_parts(parts, by_node(graph, "CALL components()")));
    boost::strong_components(directed(graph), parts.data());
    CHECK(same_parts(parts, by_node(graph, "CALL strong_components()")));
    std::set<size_t> points, found;
    boost::articulation_points(plain, std::inserter(points, points.end()));
    for (const auto& row : Engine(graph).run("CALL articulation_points()").rows)
      found.insert(row[0].as_id());
    CHECK(points == found);
  }
}

TEST_CASE("betweenness and PageRank are Boost's") {
  std::mt19937 random(202);
  for (int round = 0; round < 200; ++round) {
    const PropertyGraph graph = next_graph(random);
    const Undirected plain = undirected(graph);
    std::vector<double> score(graph.node_count());
    boost::brandes_betweenness_centrality(
        plain, boost::make_iterator_property_map(score.begin(), get(boost::vertex_index, plain)));
    check_near(score, by_node(graph, "CALL betweenness()"));
    const Directed whole = directed(graph);
    bool dangling = false;  // Boost lets their rank leak away
    for (NodeId n = 0; n < graph.node_count(); ++n) dangling |= boost::out_degree(n, whole) == 0;
    if (dangling) continue;
    boost::graph::page_rank(
        whole, boost::make_iterator_property_map(score.begin(), get(boost::vertex_index, whole)),
        boost::graph::n_iterations(300), 0.85);
    for (double& rank : score) rank /= graph.node_count();  // Boost's sum to their number
    check_near(score, by_node(graph, "CALL pagerank({iterations: 300})"));
  }
}

TEST_CASE("cores are what is left when nodes of few neighbours go") {
  std::mt19937 random(203);
  for (int round = 0; round < 200; ++round) {
    const PropertyGraph graph = next_graph(random);
    const Undirected plain = undirected(graph);
    std::vector<double> core(graph.node_count(), 0);
    for (size_t k = 1; k < graph.node_count(); ++k) {
      std::set<NodeId> left;
      for (NodeId n = 0; n < graph.node_count(); ++n) left.insert(n);
      for (bool gone = true; gone;) {
        gone = false;
        for (const NodeId n : std::set<NodeId>(left)) {
          size_t near = 0;
          for (const NodeId m : left) near += boost::edge(n, m, plain).second;
          if (near < k) gone = left.erase(n) > 0;
        }
      }
      for (const NodeId n : left) core[n] = static_cast<double>(k);
    }
    check_near(core, by_node(graph, "CALL cores()"));
  }
}

TEST_CASE("closeness and common neighbours by definition, the tree by Floyd and Warshall") {
  std::mt19937 random(204);
  for (int round = 0; round < 200; ++round) {
    const PropertyGraph graph = next_graph(random);
    const NodeId n = graph.node_count();
    constexpr double kFar = 1e9;
    std::vector<std::vector<double>> hops(n, std::vector<double>(n, kFar)), cost = hops;
    for (NodeId a = 0; a < n; ++a) hops[a][a] = cost[a][a] = 0;
    for (EdgeId e = 0; e < graph.edge_count(); ++e) {
      const NodeId a = graph.source(e), b = graph.target(e);
      if (a != b) hops[a][b] = hops[b][a] = 1;
      cost[a][b] = std::min(cost[a][b], graph.edge_property(e, "w").as_number());
    }
    for (NodeId via = 0; via < n; ++via)
      for (NodeId a = 0; a < n; ++a)
        for (NodeId b = 0; b < n; ++b) {
          hops[a][b] = std::min(hops[a][b], hops[a][via] + hops[via][b]);
          cost[a][b] = std::min(cost[a][b], cost[a][via] + cost[via][b]);
        }
    std::vector<double> wanted(n, 0);
    for (NodeId a = 0; a < n; ++a) {
      double sum = 0, count = 0;
      for (NodeId b = 0; b < n; ++b)
        if (b != a && hops[a][b] < kFar) sum += hops[a][b], ++count;
      if (sum > 0) wanted[a] = count / (n - 1) * count / sum;
    }
    check_near(wanted, by_node(graph, "CALL closeness()"));
    const auto tree = by_node(graph,
                              "MATCH (a {n: 0}) CALL shortest_path_tree(a, {cost: 'w'}) "
                              "YIELD node, distance RETURN node, distance");
    for (NodeId b = 0; b < n; ++b) CHECK(tree[b] == (cost[0][b] < kFar ? cost[0][b] : -1));
    std::set<NodeId> common, found;
    for (NodeId b = 0; b < n; ++b)
      if (hops[0][b] == 1 && hops[n - 1][b] == 1) common.insert(b);
    const std::string last = std::to_string(n - 1);
    for (const auto& row : Engine(graph)
                               .run("MATCH (a {n: 0}), (b {n: " + last +
                                    "}) CALL common_neighbours(a, b) YIELD node RETURN node")
                               .rows)
      found.insert(row[0].as_id());
    CHECK(common == found);
  }
}

TEST_CASE("communities are at least as good as none and as one, and the same every time") {
  std::mt19937 random(205);
  for (int round = 0; round < 200; ++round) {
    const PropertyGraph graph = next_graph(random);
    WeightedGraph plain;
    plain.neighbours.resize(graph.node_count());
    plain.loops.resize(graph.node_count());
    for (EdgeId e = 0; e < graph.edge_count(); ++e) {
      if (graph.source(e) == graph.target(e)) continue;
      plain.neighbours[graph.source(e)].push_back({graph.target(e), 1});
      plain.neighbours[graph.target(e)].push_back({graph.source(e), 1});
    }
    std::vector<uint32_t> parts;
    for (const double part : by_node(graph, "CALL communities()"))
      parts.push_back(static_cast<uint32_t>(part));
    const double reached = modularity(plain, parts);
    CHECK(reached >= -1e-12);
    // Neither apart nor all together is better.
    std::vector<uint32_t> other(parts.size());
    CHECK(reached >= modularity(plain, other) - 1e-9);
    for (uint32_t i = 0; i < other.size(); ++i) other[i] = i;
    CHECK(reached >= modularity(plain, other) - 1e-9);
    std::vector<uint32_t> again;
    for (const double part : by_node(graph, "CALL communities()"))
      again.push_back(static_cast<uint32_t>(part));
    CHECK(parts == again);
  }
}

TEST_CASE("two cliques with a bridge are two communities") {
  GraphBuilder builder;
  for (int i = 0; i < 10; ++i) builder.add_node({"A"}, {{"n", i}});
  for (NodeId a = 0; a < 10; ++a)
    for (NodeId b = 0; b < a; ++b)
      if (a / 5 == b / 5 || (a == 5 && b == 4)) builder.add_edge(a, "t", b, {});
  const PropertyGraph graph = std::move(builder).build();
  const auto parts = by_node(graph, "CALL communities()");
  for (NodeId n = 0; n < 10; ++n) CHECK(parts[n] == n / 5);
}
