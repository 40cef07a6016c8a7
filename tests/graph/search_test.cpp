#include "graph/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>

#include "random_graph.h"

using namespace nuncio;

namespace {

// Distances by relaxing every edge of the plain list until nothing changes.
std::vector<std::optional<uint32_t>> distances(const PropertyGraph& graph, NodeId start,
                                               const EdgeFilter& filter, int64_t least_weight) {
  std::vector<std::optional<uint32_t>> out(graph.node_count());
  out[start] = 0;
  const auto relax = [&](NodeId from, NodeId to) {
    if (!out[from] || (out[to] && *out[to] <= *out[from] + 1)) return false;
    out[to] = *out[from] + 1;
    return true;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (EdgeId e = 0; e < graph.edge_count(); ++e) {
      const auto& types = filter.types;
      if (!types.empty() && std::find(types.begin(), types.end(), graph.type(e)) == types.end())
        continue;
      if (graph.edge_property(e, "w").as_int() < least_weight) continue;
      if (filter.along != Along::in) changed |= relax(graph.source(e), graph.target(e));
      if (filter.along != Along::out) changed |= relax(graph.target(e), graph.source(e));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("searches agree with relaxing all edges") {
  std::mt19937 random(3);
  SearchScratch scratch;
  for (int round = 0; round < 300; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 12 + 1, random() % 30, 3);
    const CsrView csr = graph.csr();
    EdgeFilter filter;
    filter.along = static_cast<Along>(random() % 3);
    for (TypeId type = 0; type < graph.types().size(); ++type)
      if (random() % 2) filter.types.push_back(type);
    const int64_t least = static_cast<int64_t>(random() % 5);
    const auto allow = [&](uint32_t e, uint32_t, uint32_t) {
      return graph.edge_property(e, "w").as_int() >= least;
    };
    for (NodeId start = 0; start < graph.node_count(); ++start) {
      const auto wanted = distances(graph, start, filter, least);
      const uint32_t hops = random() % 6;
      std::vector<uint32_t> order;
      breadth_first(csr, start, hops, filter, scratch, order, allow);
      for (NodeId node = 0; node < graph.node_count(); ++node) {
        const bool near = wanted[node] && *wanted[node] <= hops;
        CHECK(scratch.forward.get(node) == (near ? *wanted[node] : EpochMap::kUnset));
      }
      for (NodeId goal = 0; goal < graph.node_count(); ++goal) {
        uint32_t middle = 0;
        const uint32_t length =
            two_sided_search(csr, start, goal, hops, filter, scratch, middle, allow);
        const bool near = wanted[goal] && *wanted[goal] <= hops;
        CHECK(length == (near ? *wanted[goal] : EpochMap::kUnset));
      }
    }
  }
}

TEST_CASE("a loop comes once where either direction will do") {
  GraphBuilder builder;
  builder.add_node();
  builder.add_edge(0, "t", 0);
  const PropertyGraph graph = std::move(builder).build();
  for (const Along along : {Along::out, Along::in, Along::both}) {
    int count = 0;
    for_each_edge(graph.csr(), 0, {along, {}}, [&](uint32_t, uint32_t) { return ++count, true; });
    CHECK(count == 1);
  }
}

TEST_CASE("clearing an epoch map unsets everything") {
  EpochMap map;
  map.clear(3);
  map.set(1, 5);
  CHECK(map.get(1) == 5);
  CHECK_FALSE(map.has(0));
  map.clear(4);
  CHECK_FALSE(map.has(1));
  CHECK(map.get(3) == EpochMap::kUnset);
}
