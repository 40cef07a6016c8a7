// Mutates the queries of a corpus (one a line) and runs them on a small graph: whatever the text,
// the answer is rows or an Error. fuzz_query CORPUS [SECONDS [SEED]]
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include "mutate.h"
#include "query/print.h"
#include "query/script.h"
#include "sample_graph.h"

using namespace nuncio;

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: fuzz_query CORPUS [SECONDS [SEED]]\n";
    return 2;
  }
  const std::vector<std::string> corpus = read_corpus(argv[1]);
  const int seconds = argc > 2 ? std::atoi(argv[2]) : 2;
  std::mt19937 random(argc > 3 ? static_cast<uint32_t>(std::atoi(argv[3])) : 1);
  const PropertyGraph graph = sample_graph();
  const SampleEvidence evidence;
  Engine engine(graph, &evidence);
  QueryOptions options;
  options.time_limit = std::chrono::milliseconds(100);
  options.max_bytes = 64 << 20;
  options.max_rows = 10000;
  options.parameters = {{"n", 2}, {"who", "Ana Reyes"}};
  size_t runs = 0, rows = 0;
  const auto run = [&](const std::string& query) {
    ++runs;
    try {
      if (query.find("SE") != std::string::npos || query.find("MERGE") != std::string::npos ||
          query.find("DELETE") != std::string::npos || query.find("CREATE") != std::string::npos)
        if (writes(query)) rows += run_script(graph, query, options).result.rows.size();
      const Result result = engine.run(query, options);
      rows += result.rows.size();
      for (const auto& row : result.rows)
        for (const Value& value : row) rows += to_json(value, graph).empty();
    } catch (const Error& error) {
      if (render_error(query, error).empty()) std::abort();
    }
  };
  for (const std::string& query : corpus) run(query);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (std::chrono::steady_clock::now() < end)
    run(mutate(corpus[random() % corpus.size()], corpus, random));
  std::cout << runs << " queries, " << rows << " rows\n";
  return 0;
}
