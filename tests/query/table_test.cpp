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
