// Queries and what they answer: tests/query/*.cases.
#include "cases.h"
#include "sample_graph.h"

using namespace nuncio;

TEST_CASE("queries answer as recorded") {
  const PropertyGraph graph = sample_graph();
  const SampleEvidence evidence;
  Engine engine(graph, &evidence);
  QueryOptions options;
  options.parameters = {{"who", "Ana Reyes"}, {"n", 2}};
  for (const char* file :
       {"tests/query/match.cases", "tests/query/paths.cases", "tests/query/expressions.cases",
        "tests/query/errors.cases", "tests/query/views.cases", "tests/query/quantified.cases",
        "tests/query/procedures.cases"})
    check_cases(file,
                [&](const std::string& query) { return answer(engine, graph, query, options); });
}

TEST_CASE("plans are as recorded") {
  const PropertyGraph graph = sample_graph();
  Engine engine(graph);
  check_cases("tests/query/plans.cases", [&](const std::string& query) {
    std::string text = engine.explain(query);
    text.pop_back();
    return text;
  });
}

TEST_CASE("PROFILE counts the rows of each step") {
  const PropertyGraph graph = sample_graph();
  Engine engine(graph);
  const Result result = engine.run(
      "PROFILE MATCH (a:Person) OPTIONAL MATCH (a)-[r:leads]->(b:Place) WITH a, b WHERE NOT "
      "(a)-[:visited]->() RETURN a ORDER BY a.name LIMIT 2");
  CHECK(result.columns == std::vector<std::string>{"plan", "rows", "ms"});
  std::vector<std::string> lines;
  for (const auto& row : result.rows) {
    const bool counted = !row[1].is_null();
    if (counted) CHECK(row[2].as_real() >= 0);
    lines.push_back((counted ? std::to_string(row[1].as_int()) + ' ' : "") +
                    std::string(row[0].as_string()));
  }
  CHECK(lines == std::vector<std::string>{"3 nodes by label (a:Person)", "3 optional",
                                          "3   check (a)", "1   expand (a)-[:leads]->(b:Place)",
                                          "3 columns a, b", "3 filter NOT (a)-[:visited]->()",
                                          "3 columns a", "2 top by a.name", "2 limit 2",
                                          "for (a)-[:visited]->()", "3   check (a)",
                                          "0   expand (a)-[:visited]->()"});
}

TEST_CASE("values print as JSON") {
  const PropertyGraph graph = sample_graph();
  Engine engine(graph);
  const auto json = [&](const std::string& query) {
    return to_json(engine.run("RETURN " + query + " AS x").rows[0][0], graph);
  };
  CHECK(json("[1, 2.5, 'a\"b\\n', null, true, {k: date('2025-09')}]") ==
        R"([1,2.5,"a\"b\n",null,true,{"k":"2025-09"}])");
  CHECK(json("1.0 / 0") == "null");
  const std::string path = to_json(
      engine.run("MATCH p = (a 'Ngozi Okoro')-[:visited]->(b) ANY STANCE RETURN p").rows[0][0],
      graph);
  CHECK(path.find(R"("labels":["Person"],"properties":{"name":"Ngozi Okoro","mentions":4})") !=
        std::string::npos);
  CHECK(path.find(R"("type":"visited","source":2,"target":4,"source_name":"Ngozi Okoro")") !=
        std::string::npos);
}
