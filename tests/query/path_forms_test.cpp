// Every way to ask for paths on random small graphs, against a naive enumerator that knows nothing
// of CSR, plans or searches: it walks a plain list of edges recursively, keeps every walk that the
// mode allows, and chooses among them afterwards.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <ostream>
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

// One hop of a round: its direction and types.
struct Hop {
  int direction = 0;  // 0 out, 1 in, 2 either
  std::string type;   // empty: any
};

struct Wish {
  std::string mode = "TRAIL";
  std::vector<Hop> hops = {{}};
  size_t min = 1, max = 3;  // rounds
  int condition = 0;        // see fits()
  int64_t limit = 0;
};

struct Found {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  int64_t cost = 0;

  friend bool operator<(const Found& a, const Found& b) {
    return std::tie(a.nodes, a.edges) < std::tie(b.nodes, b.edges);
  }
  friend bool operator==(const Found& a, const Found& b) {
    return a.nodes == b.nodes && a.edges == b.edges && a.cost == b.cost;
  }
};

std::ostream& operator<<(std::ostream& out, const Found& one) {
  out << '[';
  for (size_t i = 0; i < one.nodes.size(); ++i) {
    if (i > 0) out << " -" << one.edges[i - 1] << "- ";
    out << one.nodes[i];
  }
  return out << " | " << one.cost << ']';
}

std::ostream& operator<<(std::ostream& out, const std::vector<Found>& all) {
  for (const Found& one : all) out << one << ' ';
  return out;
}

class Enumerator {
 public:
  explicit Enumerator(const PropertyGraph& graph) : graph_(graph) {
    for (EdgeId e = 0; e < graph.edge_count(); ++e)
      edges_.push_back({graph.source(e), graph.target(e), std::string(graph.type_name(e)),
                        graph.edge_property(e, "w").as_int()});
  }

  std::vector<Found> all(const Wish& wish) const {
    std::vector<Found> out;
    for (NodeId start = 0; start < graph_.node_count(); ++start) {
      Found walk{{start}, {}, 0};
      extend(wish, walk, out);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  void extend(const Wish& wish, Found& walk, std::vector<Found>& out) const {
    const size_t hops = wish.hops.size();
    if (walk.edges.size() % hops == 0) {
      const size_t rounds = walk.edges.size() / hops;
      if (rounds > 0 && !fits(wish, walk)) return;
      if (rounds >= wish.min) out.push_back(walk);
      if (rounds == wish.max) return;
    }
    const Hop& hop = wish.hops[walk.edges.size() % hops];
    const NodeId at = walk.nodes.back();
    for (EdgeId e = 0; e < edges_.size(); ++e) {
      const PlainEdge& edge = edges_[e];
      if (!hop.type.empty() && edge.type != hop.type) continue;
      std::set<NodeId> next;
      if (hop.direction != 1 && edge.from == at) next.insert(edge.to);
      if (hop.direction != 0 && edge.to == at) next.insert(edge.from);
      for (const NodeId node : next) {
        if (!allowed(wish, walk, e, node)) continue;
        walk.nodes.push_back(node);
        walk.edges.push_back(e);
        walk.cost += edge.weight;
        extend(wish, walk, out);
        walk.cost -= edge.weight;
        walk.nodes.pop_back();
        walk.edges.pop_back();
      }
    }
  }

  static bool allowed(const Wish& wish, const Found& walk, EdgeId edge, NodeId node) {
    const auto& [nodes, edges, cost] = walk;
    if (wish.mode == "TRAIL") return !std::count(edges.begin(), edges.end(), edge);
    if (wish.mode == "ACYCLIC") return !std::count(nodes.begin(), nodes.end(), node);
    if (wish.mode == "SIMPLE") {
      const bool closed = nodes.size() > 1 && nodes.front() == nodes.back();
      return !closed && !std::count(nodes.begin() + 1, nodes.end(), node);
    }
    return true;
  }

  // The condition on the last round.
  bool fits(const Wish& wish, const Found& walk) const {
    const size_t hops = wish.hops.size(), first = walk.edges.size() - hops;
    const auto number = [&](NodeId node) { return static_cast<int64_t>(node); };
    switch (wish.condition) {
      case 1:  // r.w >= limit
        return edges_[walk.edges[first]].weight >= wish.limit;
      case 2:  // x.n < y.n
        return number(walk.nodes[first]) < number(walk.nodes.back());
      case 3:  // r.w <= s.w, of the first and the last edge
        return edges_[walk.edges[first]].weight <= edges_[walk.edges.back()].weight;
      case 4:  // y:A
        return graph_.has_label(walk.nodes.back(), graph_.labels().find("A").value_or(UINT16_MAX));
      default:
        return true;
    }
  }

  const PropertyGraph& graph_;
  std::vector<PlainEdge> edges_;
};

Wish random_wish(std::mt19937& random, size_t longest) {
  static const std::vector<std::string> modes = {"TRAIL", "TRAIL", "ACYCLIC", "SIMPLE", "WALK"};
  Wish wish;
  wish.mode = modes[random() % modes.size()];
  wish.hops.resize(random() % 3 == 0 ? 2 : 1);
  for (Hop& hop : wish.hops) {
    hop.direction = static_cast<int>(random() % 3);
    if (random() % 3 == 0) hop.type = "t" + std::to_string(random() % 3);
  }
  longest /= wish.hops.size();
  wish.min = random() % 2;
  wish.max = std::max<size_t>(1, wish.min + random() % (longest - wish.min + 1));
  wish.condition = static_cast<int>(random() % 5);
  wish.limit = static_cast<int64_t>(random() % 6);
  return wish;
}

// ((x)-[r:t0]->(m)<-[s]-(y) WHERE …){1,3}
std::string group_text(const Wish& wish, const std::string& more = "") {
  const bool two = wish.hops.size() == 2;
  const auto edge = [](const Hop& hop, const std::string& name) {
    const std::string body = "[" + name + (hop.type.empty() ? "" : ":" + hop.type) + "]";
    return (hop.direction == 1 ? "<-" : "-") + body + (hop.direction == 0 ? "->" : "-");
  };
  const std::string last = two ? "s" : "r";
  std::string out = "((x)" + edge(wish.hops[0], "r");
  if (two) out += "(m)" + edge(wish.hops[1], "s");
  out += "(y)";
  if (wish.condition == 1) out += " WHERE r.w >= " + std::to_string(wish.limit);
  if (wish.condition == 2) out += " WHERE x.n < y.n";
  if (wish.condition == 3) out += " WHERE r.w <= " + last + ".w";
  if (wish.condition == 4) out += " WHERE y:A";
  return out + more + "){" + std::to_string(wish.min) + "," + std::to_string(wish.max) + "}";
}

std::vector<Found> found(Engine& engine, const std::string& query, bool with_cost = false) {
  std::vector<Found> out;
  for (const auto& row : engine.run(query).rows) {
    const Path& path = row[0].as_path();
    out.push_back({path.nodes, path.edges, with_cost ? row[1].as_int() : 0});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Found> without_cost(std::vector<Found> all) {
  for (Found& one : all) one.cost = 0;
  return all;
}

using Ends = std::pair<NodeId, NodeId>;

// By ends, the measures of all paths in ascending order.
std::map<Ends, std::vector<int64_t>> measures(const std::vector<Found>& all, bool cost) {
  std::map<Ends, std::vector<int64_t>> out;
  for (const Found& one : all)
    out[{one.nodes.front(), one.nodes.back()}].push_back(
        cost ? one.cost : static_cast<int64_t>(one.edges.size()));
  for (auto& [ends, list] : out) std::sort(list.begin(), list.end());
  return out;
}

// The paths whose measure is among the k least different ones of their ends.
std::vector<Found> least_groups(const std::vector<Found>& all, size_t k, bool cost) {
  auto lists = measures(all, cost);
  std::vector<Found> out;
  for (const Found& one : all) {
    std::vector<int64_t> list = lists[{one.nodes.front(), one.nodes.back()}];
    list.erase(std::unique(list.begin(), list.end()), list.end());
    const int64_t measure = cost ? one.cost : static_cast<int64_t>(one.edges.size());
    if (measure <= list[std::min(k, list.size()) - 1]) out.push_back(one);
  }
  return out;
}

// That `got` is for each pair of ends k of the paths with the least measures.
void check_first(const std::vector<Found>& got, const std::vector<Found>& all, size_t k,
                 bool cost) {
  auto wanted = measures(all, cost);
  for (auto& [ends, list] : wanted)
    if (list.size() > k) list.resize(k);
  CHECK(measures(got, cost) == wanted);
  CHECK(std::adjacent_find(got.begin(), got.end()) == got.end());
  for (const Found& one : got) CHECK(std::binary_search(all.begin(), all.end(), one));
}

PropertyGraph next_graph(std::mt19937& random) {
  return random_graph(random, random() % 5 + 1, random() % 9, 3);
}

}  // namespace

TEST_CASE("quantified patterns give what a naive walk gives, in every mode") {
  std::mt19937 random(301);
  for (int round = 0; round < 1500; ++round) {
    const PropertyGraph graph = next_graph(random);
    Engine engine(graph);
    const Wish wish = random_wish(random, 4);
    const std::string query = "MATCH p = " + wish.mode + " (a)" + group_text(wish) + "(b) RETURN p";
    INFO(query);
    CHECK(found(engine, query) == without_cost(Enumerator(graph).all(wish)));
  }
}

TEST_CASE("conditions inside a quantified pattern do what filtering afterwards does") {
  std::mt19937 random(302);
  for (int round = 0; round < 600; ++round) {
    const PropertyGraph graph = next_graph(random);
    Engine engine(graph);
    Wish wish = random_wish(random, 4);
    wish.hops.resize(1);
    const std::string inside =
        "MATCH p = " + wish.mode + " (a)" + group_text(wish) + "(b) RETURN p";
    Wish open = wish;
    open.condition = 0;
    const std::vector<std::string> after = {
        "", " WHERE all(e IN r WHERE e.w >= " + std::to_string(wish.limit) + ")",
        " WHERE all(i IN range(0, size(r) - 1) WHERE x[i].n < y[i].n)", "",
        " WHERE all(e IN y WHERE e:A)"};
    const std::string outside = "MATCH p = " + wish.mode + " (a)" + group_text(open) + "(b)" +
                                after[static_cast<size_t>(wish.condition)] + " RETURN p";
    INFO(inside);
    CHECK(found(engine, inside) == found(engine, outside));
  }
}

TEST_CASE("selectors choose among all paths of each pair of ends") {
  std::mt19937 random(303);
  for (int round = 0; round < 1500; ++round) {
    const PropertyGraph graph = next_graph(random);
    Engine engine(graph);
    const Wish wish = random_wish(random, 4);
    const std::vector<Found> all = without_cost(Enumerator(graph).all(wish));
    const size_t k = random() % 3 + 1;
    const auto run = [&](const std::string& selector) {
      const bool pairs = random() % 2;  // both ends known before, or not
      const std::string query = std::string(pairs ? "MATCH (a), (b) " : "") +
                                "MATCH p = " + selector + wish.mode + " (a)" + group_text(wish) +
                                "(b) RETURN p";
      INFO(query);
      return found(engine, query);
    };
    INFO(group_text(wish), wish.mode);
    CHECK(run("ALL SHORTEST ") == least_groups(all, 1, false));
    CHECK(run("SHORTEST " + std::to_string(k) + " GROUPS ") == least_groups(all, k, false));
    check_first(run("ANY SHORTEST "), all, 1, false);
    check_first(run("SHORTEST " + std::to_string(k) + " "), all, k, false);
  }
}

TEST_CASE("cheapest paths are the cheapest of all") {
  std::mt19937 random(304);
  for (int round = 0; round < 1500; ++round) {
    const PropertyGraph graph = next_graph(random);
    Engine engine(graph);
    const Wish wish = random_wish(random, 4);
    const std::vector<Found> all = Enumerator(graph).all(wish);
    const size_t k = random() % 3 + 1;
    const std::string cost =
        wish.hops.size() == 2 ? " COST r.w + s.w AS total" : " COST r.w AS total";
    const auto run = [&](const std::string& selector) {
      const bool pairs = random() % 2;
      return found(engine,
                   std::string(pairs ? "MATCH (a), (b) " : "") + "MATCH p = " + selector +
                       wish.mode + " (a)" + group_text(wish, cost) + "(b) RETURN p, total",
                   true);
    };
    INFO(group_text(wish, cost), wish.mode);
    CHECK(run("ALL CHEAPEST ") == least_groups(all, 1, true));
    check_first(run("ANY CHEAPEST "), all, 1, true);
    check_first(run("CHEAPEST " + std::to_string(k) + " "), all, k, true);
  }
}

TEST_CASE("selectors before longer patterns choose among all that fit") {
  std::mt19937 random(305);
  for (int round = 0; round < 500; ++round) {
    const PropertyGraph graph = next_graph(random);
    Engine engine(graph);
    const size_t k = random() % 3 + 1;
    const std::string pattern = "(a)-[:t0]->(m)-[*1..2]-(b) RETURN p";
    const std::vector<Found> all = found(engine, "MATCH p = " + pattern);
    const auto run = [&](const std::string& selector) {
      return found(engine, "MATCH p = " + selector + pattern);
    };
    CHECK(run("ALL SHORTEST ") == least_groups(all, 1, false));
    CHECK(run("SHORTEST " + std::to_string(k) + " GROUPS ") == least_groups(all, k, false));
    check_first(run("ANY SHORTEST "), all, 1, false);
    check_first(run("SHORTEST " + std::to_string(k) + " "), all, k, false);
  }
}

// A graph in which edges are denied, planned and dated at random: a view is the graph without the
// edges that it hides.
TEST_CASE("a view is a search on the graph without what it hides") {
  std::mt19937 random(306);
  const std::vector<std::pair<std::string, std::function<bool(int, int, int)>>> views = {
      {"", [](int denied, int planned, int) { return !denied && !planned; }},
      {" ANY STANCE", [](int, int, int) { return true; }},
      {" DENIED", [](int denied, int, int) { return denied == 1; }},
      {" HYPOTHETICAL", [](int denied, int planned, int) { return !denied && planned; }},
      {" AS OF '2003'",
       [](int denied, int planned, int year) { return !denied && !planned && year <= 2003; }},
      {" ANY STANCE BETWEEN '2002' AND '2004'",
       [](int, int, int year) { return year >= 2002 && year <= 2004; }}};
  for (int round = 0; round < 600; ++round) {
    const auto& [view, admits] = views[random() % views.size()];
    GraphBuilder whole, part;
    const uint32_t nodes = random() % 5 + 1;
    for (uint32_t i = 0; i < nodes; ++i)
      for (GraphBuilder* builder : {&whole, &part}) builder->add_node({"A"}, {{"n", i}});
    for (uint32_t edges = random() % 10; edges > 0; --edges) {
      const uint32_t from = random() % nodes, to = random() % nodes;
      const int denied = random() % 3 == 0, planned = random() % 3 == 0;
      const int year = 2000 + static_cast<int>(random() % 7);
      const Value::Map properties = {{"polarity", denied ? "-" : "+"},
                                     {"modality", planned ? "planned" : "actual"},
                                     {"date", Date{year, 0, 0}},
                                     {"key", edges}};
      whole.add_edge(from, "t", to, properties);
      if (admits(denied, planned, year))
        part.add_edge(from, "t", to, {{"key", edges}, {"date", Date{year, 0, 0}}});
    }
    const PropertyGraph all = std::move(whole).build(), seen = std::move(part).build();
    Engine on_all(all), on_seen(seen);
    for (const std::string before :
         {"(a)-[r]->(b)", "(a)-[r*1..3]-(b)", "ALL SHORTEST (a)-[r*]->(b)",
          "(a)((x)-[r]->(m)-[s]-(y)){1,2}(b)", "SHORTEST 2 GROUPS (a)-[r*..4]-(b)"}) {
      const auto keys = [&](Engine& engine, const std::string& with) {
        std::vector<std::string> out;
        const std::string query = "MATCH p = " + before + with +
                                  " RETURN [n IN nodes(p) | n.n] AS ns, "
                                  "[e IN relationships(p) | e.key] AS es ORDER BY ns, es";
        for (const auto& row : engine.run(query).rows) {
          std::string line;
          for (const Value& list : row)
            for (const Value& item : list.as_list()) line += std::to_string(item.as_int()) + ' ';
          out.push_back(line);
        }
        return out;
      };
      INFO(before, view);
      CHECK(keys(on_all, view) == keys(on_seen, ""));
    }
  }
}
