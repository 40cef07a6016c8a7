// Plans that count without making matches, against counting the matches: every query is also run
// with all of its variables as columns, and its rows are grouped here.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/graph_builder.h"
#include "query/engine.h"

using namespace nuncio;

namespace {

// Names differ, unless `same_names`; dates are whole days, unless `partial`; some edges may lack
// one.
PropertyGraph dated_graph(std::mt19937& random) {
  const uint32_t nodes = random() % 7 + 1, edges = random() % 16;
  const bool same_names = random() % 3 == 0, partial = random() % 3 == 0, gaps = random() % 4 == 0;
  GraphBuilder builder;
  for (uint32_t i = 0; i < nodes; ++i)
    builder.add_node({random() % 2 ? "A" : "B"},
                     {{"n", i}, {"name", "node " + std::to_string(same_names ? i / 2 : i)}});
  for (uint32_t i = 0; i < edges; ++i) {
    const uint32_t edge =
        builder.add_edge(random() % nodes, "t" + std::to_string(random() % 3), random() % nodes);
    Date date{static_cast<int32_t>(2020 + random() % 2), static_cast<uint8_t>(random() % 3 + 1),
              static_cast<uint8_t>(random() % 3 + 1)};
    if (partial && random() % 3 == 0) date.day = 0;
    if (!gaps || random() % 3) builder.set_edge_property(edge, "date", date);
    builder.set_edge_property(edge, "w", static_cast<int64_t>(random() % 4));
  }
  return std::move(builder).build();
}

template <typename T>
const T& one_of(std::mt19937& random, const std::vector<T>& all) {
  return all[random() % all.size()];
}

struct Question {
  std::string pattern;                 // MATCH …
  std::vector<std::string> variables;  // nodes
  std::vector<std::string> edges;      // single edges or lists
};

std::string arrow(std::mt19937& random, const std::string& body) {
  switch (random() % 3) {
    case 0:
      return "-[" + body + "]->";
    case 1:
      return "<-[" + body + "]-";
    default:
      return "-[" + body + "]-";
  }
}

std::string condition(std::mt19937& random, const std::string& node, const std::string& edge) {
  const std::vector<std::string> all = {
      node + ".n < 4",
      node + ":A",
      edge + ".w >= 1",
      "2 > " + edge + ".w",
      edge + ".date >= date('2020-02')",
      edge + ".date < date('2021')",
      edge + ".date = date('2020-01')",
      edge + ".date > date('2020-02-02')",
      "date('2020-01-02') <= " + edge + ".date <= date('2021-02-02')",
      edge + ".date <> date('2020-01-01')",
      "(" + edge + ".w = 1 OR " + edge + ".w = 2)",
  };
  return one_of(random, all);
}

Question chain(std::mt19937& random) {
  Question out;
  const size_t links = random() % 3 + 1;
  const bool differ = random() % 4 != 0;
  std::vector<std::string> types = {"t0", "t1", "t2"};
  std::shuffle(types.begin(), types.end(), random);
  for (size_t i = 0; i <= links; ++i) {
    const std::string name = "x" + std::to_string(i);
    out.variables.push_back(name);
    std::string node = name + (random() % 4 == 0 ? ":A" : "");
    if (random() % 5 == 0) node += " {n: " + std::to_string(random() % 4) + "}";
    out.pattern += "(" + node + ")";
    if (i == links) break;
    const std::string edge = "r" + std::to_string(i);
    out.edges.push_back(edge);
    out.pattern += arrow(random, edge + (differ || random() % 2 ? ":" + types[i] : ""));
  }
  out.pattern = "MATCH " + out.pattern;
  const size_t conditions = random() % 3;
  for (size_t i = 0; i < conditions; ++i)
    out.pattern += (i == 0 ? " WHERE " : " AND ") +
                   condition(random, one_of(random, out.variables), one_of(random, out.edges));
  return out;
}

Question repeated(std::mt19937& random) {
  Question out;
  out.variables = {"x0", "x1"};
  out.edges = {"p"};
  const bool shortest = random() % 2;
  const std::vector<std::string> modes = {"", "", "WALK ", "TRAIL ", "ACYCLIC ", "SIMPLE "};
  std::string body = random() % 2 ? ":t0|t1" : "";
  body += "*" + std::to_string(random() % 2) + ".." + std::to_string(random() % 3 + 1);
  if (random() % 3 == 0) body = "r" + body + " WHERE r.w >= 1";
  out.pattern = "MATCH p = " + std::string(shortest ? "ALL SHORTEST " : one_of(random, modes)) +
                "(x0" + (random() % 2 ? " {n: 0}" : "") + ")" + arrow(random, body) + "(x1" +
                (random() % 4 == 0 ? ":A" : "") + ")";
  const std::vector<std::string> wheres = {"", "", " WHERE x0 <> x1", " WHERE x1.n > 1",
                                           " WHERE x0.n + x1.n < 5"};
  out.pattern += one_of(random, wheres);
  return out;
}

// Rows of `RETURN variables` grouped by some of them, as text, with how many rows, and how many
// different values of the last one.
struct Groups {
  std::map<std::string, int64_t> rows;
  std::map<std::string, std::set<uint32_t>> last;
};

std::string text_of(const Value& value) {
  return value.is(ValueKind::string) ? std::string(value.as_string())
                                     : std::to_string(value.as_id());
}

}  // namespace

TEST_CASE("counts agree with counting the matches") {
  std::mt19937 random(401);
  std::set<std::string> plans;
  for (int round = 0; round < 6000; ++round) {
    const PropertyGraph graph = dated_graph(random);
    Engine engine(graph);
    const Question question = random() % 3 ? chain(random) : repeated(random);
    const std::string counted = one_of(random, question.variables),
                      by = one_of(random, question.variables);
    const bool grouped = random() % 2, by_name = random() % 2, distinct = random() % 3 == 0,
               top = random() % 2;
    const std::string key = by_name ? by + ".name" : by;
    const std::vector<std::string> plain = {"count(*)", "count(" + counted + ")",
                                            "count(" + question.edges[0] + ")"};
    const std::string count = distinct ? "count(DISTINCT " + counted + ")" : one_of(random, plain);
    std::string query =
        question.pattern + " RETURN " + (grouped ? key + " AS k, " : "") + count + " AS c";
    if (top) query += " ORDER BY c DESC LIMIT " + std::to_string(random() % 4 + 1);
    INFO(query);

    Groups wanted;
    const std::string all = question.pattern + " RETURN " + key + " AS k, " + counted + " AS v, " +
                            question.edges[0] + " AS e";
    for (const auto& row : engine.run(all).rows) {
      const std::string group = grouped ? text_of(row[0]) : "";
      ++wanted.rows[group];
      wanted.last[group].insert(row[1].as_id());
    }
    if (!grouped) wanted.rows.try_emplace("", 0);
    std::map<std::string, int64_t> expected;
    for (const auto& [group, rows] : wanted.rows)
      expected[group] = distinct ? static_cast<int64_t>(wanted.last[group].size()) : rows;

    const std::string plan = engine.explain(query);
    for (const char* kind : {"count chain", "only the largest", "each by itself", "count ends of",
                             "  ends of", "count shortest paths", "  shortest paths to ends of"})
      if (plan.find(kind) != std::string::npos) plans.insert(kind);
    std::map<std::string, int64_t> got;
    std::vector<int64_t> counts, best;
    for (const auto& row : engine.run(query).rows) {
      counts.push_back(row.back().as_int());
      got[grouped ? text_of(row[0]) : ""] = counts.back();
    }
    INFO(plan);
    if (!top) {
      CHECK(got == expected);
      continue;
    }
    for (const auto& [group, number] : expected) best.push_back(number);
    std::sort(best.rbegin(), best.rend());
    best.resize(counts.size());
    CHECK(counts == best);
    for (const auto& [group, number] : got) CHECK(expected.at(group) == number);
  }
  CHECK(plans.size() == 7);
}
