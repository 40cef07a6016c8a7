// Every example of grammar/query.md runs: a block ```query with a query, followed by a block
// ```answer.
#include <set>

#include "cases.h"
#include "sample_graph.h"

using namespace nuncio;

TEST_CASE("the examples of the manual hold") {
  const PropertyGraph graph = sample_graph();
  const SampleEvidence evidence;
  Engine engine(graph, &evidence);
  const bool record = std::getenv("NUNCIO_RECORD") != nullptr;
  std::ifstream in(source_path("grammar/query.md"));
  REQUIRE(in);
  std::string out, line, block, query;
  bool inside = false, answers = false;
  size_t examples = 0;
  while (std::getline(in, line)) {
    if (line == "```query" || line == "```answer") {
      inside = true;
      answers = line == "```answer";
      block.clear();
      out += line + '\n';
    } else if (inside && line == "```") {
      inside = false;
      if (answers) {
        const std::string got = answer(engine, graph, query);
        INFO(query);
        if (!record) CHECK(block == got + '\n');
        out += got + "\n```\n";
        ++examples;
      } else {
        query = block.substr(0, block.size() - 1);
        out += block + "```\n";
      }
    } else if (inside) {
      block += line + '\n';
    } else {
      out += line + '\n';
    }
  }
  CHECK(examples > 20);
  if (record) std::ofstream(source_path("grammar/query.md")) << out;
}

TEST_CASE("the manual names every function") {
  std::ifstream in(source_path("grammar/query.md"));
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  for (const std::string& name : query_functions()) {
    INFO(name);
    CHECK(text.find(name) != std::string::npos);
  }
}
