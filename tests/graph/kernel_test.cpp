// The searches that the engine uses in place of walking, and PageRank, against plain loops over the
// list of edges.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "graph/page_rank.h"
#include "graph/path_between.h"
#include "graph/path_counts.h"
#include "graph/reach.h"
#include "random_graph.h"

using namespace nuncio;

namespace {

EdgeFilter random_filter(std::mt19937& random, const PropertyGraph& graph) {
  EdgeFilter filter;
  filter.along = static_cast<Along>(random() % 3);
  for (TypeId type = 0; type < graph.types().size(); ++type)
    if (random() % 2) filter.types.push_back(type);
  return filter;
}

// (edge, from, to) of every step that the filter and the weight allow.
struct Step {
  EdgeId edge;
  NodeId from, to;
};

std::vector<Step> steps_of(const PropertyGraph& graph, const EdgeFilter& filter, int64_t least) {
  std::vector<Step> out;
  for (EdgeId e = 0; e < graph.edge_count(); ++e) {
    const auto& types = filter.types;
    if (!types.empty() && std::find(types.begin(), types.end(), graph.type(e)) == types.end())
      continue;
    if (graph.edge_property(e, "w").as_int() < least) continue;
    if (filter.along != Along::in) out.push_back({e, graph.source(e), graph.target(e)});
    if (filter.along != Along::out &&
        !(filter.along == Along::both && graph.source(e) == graph.target(e)))
      out.push_back({e, graph.target(e), graph.source(e)});
  }
  return out;
}

struct Levels {
  std::map<NodeId, uint32_t> distance;
  std::map<NodeId, uint64_t> paths;
};

Levels levels_of(const std::vector<Step>& steps, NodeId start, uint32_t hops) {
  Levels out{{{start, 0}}, {{start, 1}}};
  for (uint32_t depth = 0; depth < hops; ++depth) {
    std::map<NodeId, uint64_t> next;
    for (const Step& step : steps)
      if (const auto at = out.distance.find(step.from);
          at != out.distance.end() && at->second == depth && !out.distance.contains(step.to))
        next[step.to] += out.paths[step.from];
    for (const auto& [node, paths] : next) {
      out.distance[node] = depth + 1;
      out.paths[node] = paths;
    }
  }
  return out;
}

// Graphs of a few nodes, and some so dense that levels are pulled.
PropertyGraph some_graph(std::mt19937& random, int round) {
  if (round % 10 == 0) return random_graph(random, 300, 6000, 2);
  return random_graph(random, random() % 12 + 1, random() % 30, 3);
}

}  // namespace

TEST_CASE("reach, counts of paths and single paths agree with a plain search") {
  std::mt19937 random(17);
  ReachScratch reach;
  PathCountScratch counts;
  PathScratch paths;
  for (int round = 0; round < 300; ++round) {
    const PropertyGraph graph = some_graph(random, round);
    const CsrView csr = graph.csr();
    const EdgeFilter filter = random_filter(random, graph);
    const auto least = static_cast<int64_t>(random() % 3 * 2);
    const auto allow = [&](uint32_t e, uint32_t, uint32_t) {
      return graph.edge_property(e, "w").as_int() >= least;
    };
    const std::vector<Step> steps = steps_of(graph, filter, least);
    for (int turn = 0; turn < 5; ++turn) {
      const NodeId start = random() % graph.node_count();
      const uint32_t hops = random() % 6;
      const Levels wanted = levels_of(steps, start, hops);
      std::vector<uint32_t> found;
      const std::vector<uint32_t> starts{start};
      Reach search(csr, filter, reach, allow);
      CHECK(search.run(starts, hops, &found) == wanted.distance.size() - 1);
      CHECK(search.run(starts, hops) == wanted.distance.size() - 1);
      CHECK(std::set(found.begin(), found.end()).size() == wanted.distance.size() - 1);
      for (const uint32_t node : found) CHECK(wanted.distance.contains(node));
      if (least == 0)
        CHECK(Reach(csr, filter, reach).run(starts, hops) == wanted.distance.size() - 1);

      std::map<NodeId, uint64_t> sums;
      PathCounts(csr, filter, counts, allow)
          .run(start, hops, [&](uint32_t node, uint32_t distance, uint64_t count) {
            CHECK(wanted.distance.at(node) == distance);
            sums[node] = count;
          });
      CHECK(sums == wanted.paths);
      uint64_t others = 0;
      for (const auto& [node, count] : wanted.paths) others += node == start ? 0 : count;
      CHECK(PathCounts(csr, filter, counts, allow).total(start, hops) == others);

      const NodeId goal = random() % graph.node_count();
      const auto path = PathBetween(csr, filter, paths, allow).run(start, goal, hops);
      REQUIRE(path.has_value() == wanted.distance.contains(goal));
      if (!path) continue;
      CHECK(path->size() == wanted.distance.at(goal));
      NodeId at = start;
      for (const EdgeId edge : *path) {
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& s) {
          return s.edge == edge && s.from == at;
        });
        REQUIRE(step != steps.end());
        at = step->to;
      }
      CHECK(at == goal);
    }
  }
}

TEST_CASE("too many paths to count are said to be so") {
  GraphBuilder builder;
  const uint32_t length = 40;
  for (uint32_t i = 0; i <= length; ++i) builder.add_node();
  for (uint32_t i = 0; i < length; ++i)
    for (int parallel = 0; parallel < 4; ++parallel) builder.add_edge(i, "t", i + 1);
  const PropertyGraph graph = std::move(builder).build();
  const CsrView csr = graph.csr();
  const EdgeFilter filter;
  PathCountScratch scratch;
  uint64_t last = 0;
  PathCounts(csr, filter, scratch).run(0, 31, [&](uint32_t, uint32_t, uint64_t n) { last = n; });
  CHECK(last == uint64_t{1} << 62);
  CHECK_THROWS_AS(PathCounts(csr, filter, scratch).run(0, 40, [&](uint32_t, uint32_t, uint64_t) {}),
                  Error);
}

TEST_CASE("PageRank is the fixed point of its equation") {
  std::mt19937 random(18);
  for (int round = 0; round < 50; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 12 + 1, random() % 30, 2);
    PageRankOptions options;
    options.rounds = 300;
    const bool part = round % 2 == 1;
    const auto counts = [&](EdgeId e) {
      return !part || graph.edge_property(e, "w").as_int() >= 3;
    };
    if (part) options.edges = counts;
    const std::vector<double> rank = page_rank(graph.csr(), options);
    const NodeId nodes = graph.node_count();
    std::vector<double> degree(nodes), next(nodes, 0.15 / nodes);
    for (EdgeId e = 0; e < graph.edge_count(); ++e) degree[graph.source(e)] += counts(e);
    for (NodeId n = 0; n < nodes; ++n)
      if (degree[n] == 0)
        for (double& r : next) r += 0.85 * rank[n] / nodes;
    for (EdgeId e = 0; e < graph.edge_count(); ++e)
      if (counts(e))
        next[graph.target(e)] += 0.85 * rank[graph.source(e)] / degree[graph.source(e)];
    double sum = 0;
    for (NodeId n = 0; n < nodes; ++n) {
      CHECK(std::abs(rank[n] - next[n]) < 1e-9);
      sum += rank[n];
    }
    CHECK(std::abs(sum - 1) < 1e-9);
  }
  CHECK(page_rank(PropertyGraph().csr()).empty());
}

TEST_CASE("a graph comes back from its image, and a damaged image is refused") {
  std::mt19937 random(19);
  for (int round = 0; round < 60; ++round) {
    PropertyGraph graph = random_graph(random, random() % 40 + 1, random() % 200, 3);
    GraphBuilder more(graph);
    for (NodeId n = 0; n < graph.node_count(); ++n) {
      more.set_node_property(n, "name", "node " + std::to_string(n));
      if (n % 3 == 0)
        more.set_node_property(n, "tags", Value::List{"a", int64_t{n}, Date{2024, 5}});
    }
    for (uint32_t e = 0; e < more.edge_count(); ++e)
      if (random() % 4)
        more.set_edge_property(e, "date", Date{2020, static_cast<uint8_t>(random() % 12 + 1), 1});
    graph = std::move(more).build();
    std::string bytes;
    ImageWriter writer([&](std::string_view part) { bytes += part; });
    graph.save(writer);
    const auto load = [](const std::string& image) {
      const auto memory = std::make_shared<std::vector<uint64_t>>(image.size() / 8);
      std::copy(image.begin(), image.end() - static_cast<std::ptrdiff_t>(image.size() % 8),
                reinterpret_cast<char*>(memory->data()));
      return PropertyGraph::load(std::as_bytes(std::span(*memory)), memory);
    };
    const PropertyGraph back = load(bytes);
    CHECK(back.node_count() == graph.node_count());
    REQUIRE(back.edge_count() == graph.edge_count());
    for (EdgeId e = 0; e < graph.edge_count(); ++e) {
      CHECK(back.source(e) == graph.source(e));
      CHECK(back.type_name(e) == graph.type_name(e));
      CHECK(order(Value(back.edge_properties(e)), Value(graph.edge_properties(e))) == 0);
    }
    for (NodeId n = 0; n < graph.node_count(); ++n) {
      CHECK(order(Value(back.node_properties(n)), Value(graph.node_properties(n))) == 0);
      CHECK(back.names().find("node " + std::to_string(n)).size() == 1);
    }
    for (int damage = 0; damage < 20; ++damage) {
      std::string broken = bytes.substr(0, damage % 2 ? bytes.size() : random() % bytes.size());
      if (damage % 2) broken[random() % broken.size()] ^= static_cast<char>(1 << random() % 8);
      try {  // what is let through may be wrong but must hold together
        const PropertyGraph odd = load(broken);
        for (EdgeId e = 0; e < odd.edge_count(); ++e) {
          CHECK(odd.source(e) < odd.node_count());
          CHECK(odd.target(e) < odd.node_count());
          odd.edge_properties(e);
        }
        for (NodeId n = 0; n < odd.node_count(); ++n) odd.node_properties(n);
        for (const EdgeId e : odd.csr().in_edges) CHECK(e < odd.edge_count());
      } catch (const Error&) {
      }
    }
  }
}

TEST_CASE("edges of a type stand by date, those without one last") {
  std::mt19937 random(20);
  for (int round = 0; round < 50; ++round) {
    GraphBuilder builder;
    for (int n = 0; n < 5; ++n) builder.add_node();
    for (uint32_t e = 0; e < 60; ++e) {
      builder.add_edge(random() % 5, "t" + std::to_string(random() % 3), random() % 5);
      if (random() % 5)
        builder.set_edge_property(e, "date",
                                  Date{static_cast<int32_t>(2000 + random() % 4),
                                       static_cast<uint8_t>(random() % 13), 0});
    }
    const PropertyGraph graph = std::move(builder).build();
    REQUIRE(graph.day_key().has_value());
    size_t all = 0;
    for (TypeId type = 0; type < graph.types().size(); ++type) {
      const auto edges = graph.edges_with(type);
      CHECK(edges.size() == graph.edges_of_type(type));
      all += edges.size();
      for (size_t i = 0; i < edges.size(); ++i) {
        CHECK(graph.type(edges[i]) == type);
        if (i == 0) continue;
        const Value a = graph.edge_property(edges[i - 1], "date"),
                    b = graph.edge_property(edges[i], "date");
        CHECK((b.is_null() || (!a.is_null() && a.as_date() <= b.as_date())));
      }
    }
    CHECK(all == graph.edge_count());
  }
}
