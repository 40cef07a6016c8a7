// Path patterns on random small graphs against a naive enumerator that knows nothing of CSR, plans
// or searches: it walks a plain list of edges recursively.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "../graph/random_graph.h"
#include "query/engine.h"

using namespace nuncio;

namespace {

struct PlainEdge {
  NodeId from, to;
  std::string type;
  int64_t weight;
};

struct Rules {
  int direction = 0;  // 0 out, 1 in, 2 either
  std::set<std::string> types;
  size_t min = 1, max = 3;
  int64_t least = 0;  // weight of every edge
  bool distinct_nodes = false;
  NodeId avoided = UINT32_MAX;
};

using Trail = std::pair<std::vector<NodeId>, std::vector<EdgeId>>;

class Enumerator {
 public:
  explicit Enumerator(const PropertyGraph& graph) : nodes_(graph.node_count()) {
    for (EdgeId e = 0; e < graph.edge_count(); ++e)
      edges_.push_back({graph.source(e), graph.target(e), std::string(graph.type_name(e)),
                        graph.edge_property(e, "w").as_int()});
  }

  std::vector<Trail> all(const Rules& rules) const {
    std::vector<Trail> out;
    for (NodeId start = 0; start < nodes_; ++start) {
      Trail trail{{start}, {}};
      extend(rules, trail, out);
    }
    return out;
  }

 private:
  void extend(const Rules& rules, Trail& trail, std::vector<Trail>& out) const {
    if (trail.second.size() >= rules.min) out.push_back(trail);
    if (trail.second.size() == rules.max) return;
    for (EdgeId e = 0; e < edges_.size(); ++e) {
      const PlainEdge& edge = edges_[e];
      if (std::count(trail.second.begin(), trail.second.end(), e)) continue;
      if (!rules.types.empty() && !rules.types.contains(edge.type)) continue;
      if (edge.weight < rules.least) continue;
      const NodeId at = trail.first.back();
      std::set<NodeId> next;
      if (rules.direction != 1 && edge.from == at) next.insert(edge.to);
      if (rules.direction != 0 && edge.to == at) next.insert(edge.from);
      for (const NodeId node : next) {
        if (rules.distinct_nodes && std::count(trail.first.begin(), trail.first.end(), node))
          continue;
        trail.first.push_back(node);
        trail.second.push_back(e);
        extend(rules, trail, out);
        trail.first.pop_back();
        trail.second.pop_back();
      }
    }
  }

  NodeId nodes_;
  std::vector<PlainEdge> edges_;
};

std::string edge_text(const Rules& rules) {
  std::string body = "r";
  for (const std::string& type : rules.types) body += (body == "r" ? ":" : "|") + type;
  body += "*" + std::to_string(rules.min) + ".." + std::to_string(rules.max);
  if (rules.least > 0) body += " WHERE r.w >= " + std::to_string(rules.least);
  return (rules.direction == 1 ? "<-[" : "-[") + body + (rules.direction == 0 ? "]->" : "]-");
}

Rules random_rules(std::mt19937& random, size_t longest) {
  Rules rules;
  rules.direction = static_cast<int>(random() % 3);
  for (int type = 0; type < 3; ++type)
    if (random() % 3 == 0) rules.types.insert("t" + std::to_string(type));
  rules.min = random() % 3;
  rules.max = rules.min + random() % (longest - rules.min + 1);
  if (random() % 2) rules.least = static_cast<int64_t>(random() % 6);
  return rules;
}

std::vector<Trail> paths_of(Engine& engine, const std::string& query) {
  std::vector<Trail> out;
  for (const auto& row : engine.run(query).rows)
    out.emplace_back(row[0].as_path().nodes, row[0].as_path().edges);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Trail> sorted(std::vector<Trail> trails) {
  std::sort(trails.begin(), trails.end());
  return trails;
}

// For each pair of ends, the trails of the least length.
std::vector<Trail> shortest(const std::vector<Trail>& trails) {
  std::map<std::pair<NodeId, NodeId>, size_t> least;
  for (const Trail& t : trails) {
    const auto [place, added] =
        least.emplace(std::pair(t.first.front(), t.first.back()), t.second.size());
    place->second = std::min(place->second, t.second.size());
  }
  std::vector<Trail> out;
  for (const Trail& t : trails)
    if (least[{t.first.front(), t.first.back()}] == t.second.size()) out.push_back(t);
  return out;
}

}  // namespace

TEST_CASE("repeated edges give every trail once") {
  std::mt19937 random(101);
  for (int round = 0; round < 400; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 6 + 1, random() % 10, 3);
    Engine engine(graph);
    const Rules rules = random_rules(random, 4);
    const std::string query = "MATCH p = (a)" + edge_text(rules) + "(b) RETURN p";
    INFO(query);
    CHECK(paths_of(engine, query) == sorted(Enumerator(graph).all(rules)));
  }
}

TEST_CASE("acyclic patterns leave out paths that come back") {
  std::mt19937 random(102);
  for (int round = 0; round < 200; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 6 + 1, random() % 10, 3);
    Engine engine(graph);
    Rules rules = random_rules(random, 4);
    rules.distinct_nodes = true;
    const std::string query = "MATCH p = ACYCLIC (a)" + edge_text(rules) + "(b) RETURN p";
    INFO(query);
    CHECK(paths_of(engine, query) == sorted(Enumerator(graph).all(rules)));
  }
}

TEST_CASE("shortest paths are the shortest of all, from one end or both") {
  std::mt19937 random(103);
  for (int round = 0; round < 400; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 6 + 1, random() % 10, 3);
    Engine engine(graph);
    Rules rules = random_rules(random, 5);
    rules.min = random() % 2;
    rules.max = std::max<size_t>(rules.max, 1);
    const std::vector<Trail> wanted = sorted(shortest(Enumerator(graph).all(rules)));
    const std::string pattern = "(a)" + edge_text(rules) + "(b)";
    INFO(pattern);
    // Where a path of no edges does not count, a node is not its own neighbour from one end.
    std::vector<Trail> apart;
    for (const Trail& t : wanted)
      if (t.first.front() != t.first.back()) apart.push_back(t);
    CHECK(paths_of(engine, "MATCH p = ALL SHORTEST " + pattern + " WHERE a <> b RETURN p") ==
          apart);
    CHECK(paths_of(engine, "MATCH (a), (b) MATCH p = ALL SHORTEST " + pattern + " RETURN p") ==
          wanted);
    const std::vector<Trail> any =
        paths_of(engine, "MATCH (a), (b) MATCH p = ANY SHORTEST " + pattern + " RETURN p");
    std::set<std::pair<NodeId, NodeId>> ends;
    for (const Trail& t : wanted) ends.emplace(t.first.front(), t.first.back());
    CHECK(any.size() == ends.size());
    for (const Trail& t : any) CHECK(std::binary_search(wanted.begin(), wanted.end(), t));
  }
}

TEST_CASE("the k shortest are the first k by length") {
  std::mt19937 random(104);
  for (int round = 0; round < 200; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 5 + 2, random() % 9, 2);
    Engine engine(graph);
    Rules rules = random_rules(random, 4);
    rules.distinct_nodes = random() % 2 == 0;
    const std::vector<Trail> all = Enumerator(graph).all(rules);
    const size_t k = random() % 4 + 1;
    const std::string query = "MATCH (a {n: 0}), (b {n: 1}) MATCH p = SHORTEST " +
                              std::to_string(k) + (rules.distinct_nodes ? " ACYCLIC" : "") +
                              " (a)" + edge_text(rules) + "(b) RETURN p";
    INFO(query);
    std::vector<size_t> lengths, got;
    std::set<Trail> possible;
    for (const Trail& t : all)
      if (t.first.front() == 0 && t.first.back() == 1) {
        lengths.push_back(t.second.size());
        possible.insert(t);
      }
    std::sort(lengths.begin(), lengths.end());
    if (lengths.size() > k) lengths.resize(k);
    const std::vector<Trail> paths = paths_of(engine, query);
    for (const Trail& t : paths) {
      got.push_back(t.second.size());
      CHECK(possible.contains(t));
    }
    std::sort(got.begin(), got.end());
    CHECK(got == lengths);
    CHECK(std::adjacent_find(paths.begin(), paths.end()) == paths.end());
  }
}

TEST_CASE("patterns of several edges and of several parts agree with nested loops") {
  std::mt19937 random(105);
  for (int round = 0; round < 300; ++round) {
    const PropertyGraph graph = random_graph(random, random() % 6 + 1, random() % 9, 2);
    Engine engine(graph);
    const auto count = [&](const std::string& query) {
      return engine.run(query).rows[0][0].as_int();
    };
    const LabelId none = UINT16_MAX;
    const LabelId a_label = graph.labels().find("A").value_or(none);
    int64_t chains = 0, meets = 0, pairs = 0, open = 0;
    for (EdgeId e = 0; e < graph.edge_count(); ++e)
      for (EdgeId f = 0; f < graph.edge_count(); ++f) {
        if (e == f) continue;
        chains += graph.target(e) == graph.source(f) && graph.has_label(graph.target(e), a_label);
        meets += graph.target(e) == graph.target(f) && graph.type_name(e) == "t0" &&
                 graph.edge_property(f, "w").as_int() > graph.edge_property(e, "w").as_int();
        pairs += graph.source(e) == graph.source(f) && graph.target(e) == graph.target(f);
      }
    for (NodeId n = 0; n < graph.node_count(); ++n) {
      int64_t edges = 0;
      for (EdgeId e = 0; e < graph.edge_count(); ++e) edges += graph.source(e) == n;
      open += std::max<int64_t>(edges, 1);
    }
    CHECK(count("MATCH (x)-->(y:A)-->(z) RETURN count(*)") == chains);
    CHECK(count("MATCH (x)-[r:t0]->(y)<-[s]-(z) WHERE s.w > r.w RETURN count(*)") == meets);
    CHECK(count("MATCH (x)-[r]->(y), (x)-[s]->(y) RETURN count(*)") == pairs);
    CHECK(count("MATCH (x) OPTIONAL MATCH (x)-->(y) RETURN count(*)") == open);
    CHECK(count("MATCH (x) RETURN sum(COUNT { (x)-->() }) AS c") == graph.edge_count());
  }
}
