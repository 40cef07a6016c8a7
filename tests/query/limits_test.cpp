// Hostile queries and limits: an error, never a crash, and in short time.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "../graph/random_graph.h"
#include "query/engine.h"
#include "query/script.h"

using namespace nuncio;

namespace {

std::string repeat(const std::string& text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

// The kind of error that the query ends in, within ten seconds.
std::optional<Error::Kind> outcome(Engine& engine, const std::string& query,
                                   const QueryOptions& options = {}) {
  const auto start = std::chrono::steady_clock::now();
  std::optional<Error::Kind> kind;
  try {
    engine.run(query, options);
  } catch (const Error& error) {
    kind = error.kind();
    CHECK(std::string(error.what()).size() < 400);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  return kind;
}

}  // namespace

TEST_CASE("nesting to any depth gives one error") {
  const PropertyGraph graph;
  Engine engine(graph);
  for (const size_t depth : {10000U, 500000U}) {
    CHECK(outcome(engine, "RETURN " + repeat("(", depth) + "1" + repeat(")", depth)) ==
          Error::Kind::limit);
    CHECK(outcome(engine, "RETURN " + repeat("(", depth)) == Error::Kind::limit);
    CHECK(outcome(engine, "MATCH " + repeat("({a:", depth) + "1") == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN " + repeat("[", depth) + repeat("]", depth)) ==
          Error::Kind::limit);
    CHECK(outcome(engine, "RETURN " + repeat("NOT ", depth) + "true") == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN " + repeat("-", depth) + "1") == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN " + repeat("1 + ", depth) + "1") == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN " + repeat("CASE WHEN ", depth) + "1") == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN 1" + repeat(" IS NULL", depth)) == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN a" + repeat(".b", depth)) == Error::Kind::limit);
    CHECK(outcome(engine, "RETURN a" + repeat("[0]", depth)) == Error::Kind::limit);
  }
  CHECK(outcome(engine, "RETURN " + repeat("(", 150) + "1" + repeat(")", 150)) == std::nullopt);
  CHECK(outcome(engine, "RETURN true" + repeat(" AND true", 50000)) == std::nullopt);
  CHECK(outcome(engine, "RETURN [1" + repeat(", 1", 100000) + "]") == std::nullopt);
}

TEST_CASE("broken text gives an error") {
  const PropertyGraph graph;
  Engine engine(graph);
  const std::string nul("RETURN 1\0", 9);
  CHECK(outcome(engine, nul) == Error::Kind::syntax);
  CHECK(outcome(engine, "RETURN '\xFF'") == Error::Kind::syntax);
  CHECK(outcome(engine, "RETURN 'abc") == Error::Kind::syntax);
  CHECK(outcome(engine, "RETURN `abc") == Error::Kind::syntax);
  CHECK(outcome(engine, "RETURN /* abc") == Error::Kind::syntax);
  CHECK(outcome(engine, std::string(5 << 20, 'x')) == Error::Kind::limit);
  CHECK(outcome(engine, repeat("RETURN 1 UNION ", 1000) + "RETURN 1") == std::nullopt);
}

TEST_CASE("limits of time, rows and memory hold, and a query can be cancelled") {
  std::mt19937 random(1);
  const PropertyGraph graph = random_graph(random, 60, 400, 2);
  Engine engine(graph);
  QueryOptions options;
  options.time_limit = std::chrono::milliseconds(50);
  CHECK(outcome(engine, "MATCH (a)-[*]-(b) RETURN count(*)", options) == Error::Kind::limit);
  CHECK(outcome(engine, "UNWIND range(1, 99999999) AS x RETURN count(x)", options) ==
        Error::Kind::limit);
  CHECK(outcome(engine,
                "MATCH (a), (b), (c), (d), (e) WHERE a.n + b.n + c.n + d.n + e.n = -1 RETURN a",
                options) == Error::Kind::limit);
  options = {};
  options.max_rows = 100;
  CHECK(outcome(engine, "MATCH (a), (b) RETURN a, b", options) == Error::Kind::limit);
  CHECK(outcome(engine, "MATCH (a), (b) RETURN a, b LIMIT 100", options) == std::nullopt);
  options = {};
  options.max_bytes = 1 << 20;
  CHECK(outcome(engine, "UNWIND range(1, 10000) AS x UNWIND range(1, 100) AS y RETURN collect(x)",
                options) == Error::Kind::limit);
  CHECK(outcome(engine,
                "UNWIND range(1, 10000) AS x WITH DISTINCT x AS y ORDER BY y RETURN count(*)",
                options) == Error::Kind::limit);
  std::atomic<bool> cancel = false;
  options = {};
  options.cancel = &cancel;
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    cancel = true;
  });
  CHECK(outcome(engine, "MATCH (a)-[*]-(b) RETURN count(*)", options) == Error::Kind::cancel);
  stopper.join();
}

TEST_CASE("regular expressions take linear time") {
  const PropertyGraph graph;
  Engine engine(graph);
  const std::string text = repeat("a", 5000);
  CHECK(outcome(engine, "RETURN '" + text + "' =~ '(a*)*(a|a)*b'") == std::nullopt);
  CHECK(outcome(engine, "RETURN 'a' =~ '" + repeat("(", 150) + "'") == Error::Kind::value);
  CHECK(outcome(engine, "RETURN 'a' =~ '((a{1000}){1000}){1000}'") == Error::Kind::value);
}

TEST_CASE("CREATE needs a graph in memory") {
  const PropertyGraph graph;
  Engine engine(graph);
  CHECK(outcome(engine, "CREATE (a)") == Error::Kind::bind);
  const ScriptOutcome made = run_script(
      graph, "CREATE (a:A {n: 1}) WITH a UNWIND [1, 2] AS x CREATE (a)-[:T {x: x + a.n}]->(:B)");
  CHECK(made.graph.node_count() == 3);
  CHECK(made.graph.edge_count() == 2);
  CHECK(made.graph.edge_property(1, "x").as_int() == 3);
  CHECK(made.changes.nodes_made == 3);
  CHECK(run_script(graph, "CREATE (a:A) RETURN labels(a)").result.rows.size() == 1);
  CHECK(run_script(graph, "CREATE (a:A) WITH a MATCH (a)--(b) RETURN b").result.rows.empty());
  CHECK_THROWS_AS(run_script(graph, "CREATE (a:A) MATCH (b) RETURN b"), Error);
}
