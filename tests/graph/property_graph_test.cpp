#include "graph/property_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "graph/graph_builder.h"

using namespace nuncio;

namespace {

PropertyGraph sample() {
  GraphBuilder builder;
  const NodeId petro =
      builder.add_node({"Person", "Politician"}, {{"name", "Gustavo Petro"}, {"age", 65}});
  const NodeId colombia = builder.add_node({"Place"}, {{"name", "Colombia"}});
  const NodeId nobody = builder.add_node();
  builder.add_name(colombia, "República de Colombia");
  builder.add_edge(colombia, "elected", petro, {{"date", Date{2022, 6, 19}}}, 71);
  builder.add_edge(petro, "leads", colombia, {{"support", 3}, {"polarity", "+"}}, 72);
  builder.add_edge(petro, "leads", nobody);
  builder.add_edge(nobody, "leads", nobody, {{"support", 2}});
  return std::move(builder).build();
}

}  // namespace

TEST_CASE("a graph holds labels, types, properties and names") {
  const PropertyGraph graph = sample();
  CHECK(graph.node_count() == 3);
  CHECK(graph.edge_count() == 4);
  const LabelId person = *graph.labels().find("Person");
  CHECK(graph.has_label(0, person));
  CHECK_FALSE(graph.has_label(1, person));
  CHECK(graph.labels_of(2).empty());
  CHECK(graph.nodes_with(person).size() == 1);
  CHECK(graph.node_property(0, "age").as_int() == 65);
  CHECK(graph.node_property(1, "age").is_null());
  CHECK(graph.node_property(0, "no such key").is_null());
  CHECK(graph.name_of(1) == "Colombia");
  CHECK(graph.name_of(2).empty());
  CHECK(graph.names().find("republica de colombia").size() == 1);
  CHECK(graph.node_properties(0).size() == 2);
  const Slots leads = graph.csr().out(0, *graph.types().find("leads"));
  REQUIRE(leads.size() == 2);
  CHECK(graph.edge_property(leads.begin, "support").as_int() == 3);
  CHECK(graph.external_id(leads.begin) == 72);
  CHECK(graph.external_id(leads.begin + 1) == std::nullopt);
  CHECK(graph.edges_of_type(*graph.types().find("leads")) == 3);
}

TEST_CASE("a graph can be built on") {
  GraphBuilder builder(sample());
  const NodeId trump = builder.add_node({"Person"}, {{"name", "Donald Trump"}});
  builder.add_edge(trump, "criticized", 0);
  const PropertyGraph graph = std::move(builder).build();
  CHECK(graph.edge_count() == 5);
  CHECK(graph.name_of(trump) == "Donald Trump");
  CHECK(graph.names().find("REPÚBLICA DE COLOMBIA").size() == 1);
  CHECK(graph.edge_property(graph.csr().out(1).begin, "date").as_date() == Date{2022, 6, 19});
}

TEST_CASE("the empty graph is a graph") {
  const PropertyGraph empty;
  CHECK(empty.node_count() == 0);
  CHECK(empty.csr().node_count() == 0);
  const PropertyGraph built = std::move(GraphBuilder()).build();
  CHECK(built.edge_count() == 0);
  CHECK(built.csr().node_count() == 0);
}

TEST_CASE("random graphs come back edge by edge, in order both ways") {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    const uint32_t nodes = random() % 30 + 1, edges = random() % 200;
    GraphBuilder builder;
    for (uint32_t i = 0; i < nodes; ++i) builder.add_node();
    using Row = std::tuple<NodeId, std::string, NodeId, int64_t>;
    std::multiset<Row> wanted;
    for (uint32_t i = 0; i < edges; ++i) {
      const Row row{random() % nodes, "t" + std::to_string(random() % 4), random() % nodes, i};
      builder.add_edge(std::get<0>(row), std::get<1>(row), std::get<2>(row),
                       {{"number", std::get<3>(row)}}, std::get<3>(row));
      wanted.insert(row);
    }
    const PropertyGraph graph = std::move(builder).build();
    const CsrView csr = graph.csr();
    std::multiset<Row> out, in;
    for (NodeId node = 0; node < nodes; ++node) {
      const Slots all = csr.out(node);
      for (EdgeId e = all.begin; e < all.end; ++e) {
        out.insert({node, std::string(graph.type_name(e)), csr.targets[e],
                    graph.edge_property(e, "number").as_int()});
        CHECK(graph.external_id(e) == graph.edge_property(e, "number").as_int());
        if (e > all.begin)
          CHECK(std::pair(csr.types[e - 1], csr.targets[e - 1]) <=
                std::pair(csr.types[e], csr.targets[e]));
      }
      const Slots back = csr.in(node);
      for (uint32_t at = back.begin; at < back.end; ++at) {
        const EdgeId e = csr.in_edges[at];
        CHECK(csr.in_types[at] == csr.types[e]);
        in.insert({csr.in_sources[at], std::string(graph.type_name(e)), node,
                   graph.edge_property(e, "number").as_int()});
        if (at > back.begin)
          CHECK(std::pair(csr.in_types[at - 1], csr.in_sources[at - 1]) <=
                std::pair(csr.in_types[at], csr.in_sources[at]));
      }
      for (TypeId type = 0; type < graph.types().size(); ++type) {
        const Slots some = csr.out(node, type);
        CHECK(some.size() == static_cast<size_t>(std::count(csr.types.begin() + all.begin,
                                                            csr.types.begin() + all.end, type)));
      }
    }
    CHECK(out == wanted);
    CHECK(in == wanted);
  }
}

TEST_CASE("an edge of a large graph takes at most 30 bytes") {
  GraphBuilder builder;
  std::mt19937 random(5);
  const uint32_t nodes = 10000, edges = 100000;
  for (uint32_t i = 0; i < nodes; ++i) builder.add_node();
  for (uint32_t i = 0; i < edges; ++i)
    builder.add_edge(random() % nodes, "type" + std::to_string(random() % 200), random() % nodes,
                     {{"date", Date{2015, static_cast<uint8_t>(random() % 12 + 1), 1}}});
  const PropertyGraph graph = std::move(builder).build();
  CHECK(graph.bytes() <= size_t{30} * edges);
}
