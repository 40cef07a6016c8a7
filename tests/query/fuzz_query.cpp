// Mutates the queries of a corpus (one a line) and runs them on a small graph: whatever the text,
// the answer is rows or an Error. fuzz_query CORPUS [SECONDS [SEED]]
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

#include "query/print.h"
#include "sample_graph.h"

using namespace nuncio;

namespace {

const std::vector<std::string> kPieces = {"(",
                                          ")",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          "-",
                                          "->",
                                          "<-",
                                          "--",
                                          "*",
                                          "..",
                                          ":",
                                          "|",
                                          ",",
                                          ".",
                                          "=",
                                          "<",
                                          ">",
                                          "+",
                                          "/",
                                          "%",
                                          "^",
                                          "=~",
                                          "$n",
                                          "'a'",
                                          "1",
                                          "0",
                                          "-1",
                                          "9223372036854775807",
                                          "1e308",
                                          "null",
                                          "true",
                                          "x",
                                          "a",
                                          "r",
                                          "p",
                                          "n",
                                          " MATCH ",
                                          " OPTIONAL MATCH ",
                                          " RETURN ",
                                          " WITH ",
                                          " WHERE ",
                                          " UNWIND ",
                                          " AS ",
                                          " AND ",
                                          " OR ",
                                          " NOT ",
                                          " IN ",
                                          " IS NULL ",
                                          " ORDER BY ",
                                          " SKIP ",
                                          " LIMIT ",
                                          " UNION ",
                                          " EXISTS { ",
                                          " COUNT { ",
                                          " CASE WHEN ",
                                          " THEN ",
                                          " END ",
                                          " ANY SHORTEST ",
                                          " ALL SHORTEST ",
                                          " SHORTEST 2 ",
                                          " ACYCLIC ",
                                          " DISTINCT ",
                                          "count(*)",
                                          "collect(",
                                          "size(",
                                          "range(",
                                          "nodes(",
                                          "relationships(",
                                          "PATH 'Reyes' TO 'Okoro' ",
                                          "NEAR 'Reyes' ",
                                          "HOPS 1..2 ",
                                          "VIA OUT :leads ",
                                          "AVOIDING 'Lumen' ",
                                          "date('2025')",
                                          "duration('P1M')",
                                          "reduce(s = 0, x IN ",
                                          "all(x IN ",
                                          "cite(r)",
                                          "\xC3\xA9",
                                          "\xFF",
                                          std::string(1, '\0')};

std::string mutate(std::string text, const std::vector<std::string>& corpus, std::mt19937& random) {
  for (uint32_t i = random() % 5 + 1; i > 0; --i) {
    const size_t at = text.empty() ? 0 : random() % text.size();
    switch (random() % 6) {
      case 0:
        text.insert(at, kPieces[random() % kPieces.size()]);
        break;
      case 1:
        text.erase(at, random() % 8 + 1);
        break;
      case 2:
        text.insert(at, text.substr(at, random() % 20));
        break;
      case 3:
        text += ' ' + corpus[random() % corpus.size()];
        break;
      case 4: {
        const std::string& other = corpus[random() % corpus.size()];
        text = text.substr(0, at) + other.substr(random() % other.size());
        break;
      }
      default:
        if (!text.empty()) text[at] = static_cast<char>(random());
    }
  }
  return text.substr(0, 2000);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: fuzz_query CORPUS [SECONDS [SEED]]\n";
    return 2;
  }
  std::vector<std::string> corpus;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) corpus.push_back(line);
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
