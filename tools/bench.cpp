// Measures speed: named cases, the median of several runs, one line each.
//   build/bench build [INPUT…]       words a second of reading, by stage, on one core
//   build/bench query                whole queries on two large graphs, beside their bars
//   build/bench query GRAPH QUERY…   microseconds from query text to rows, graph open
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "bench_query.h"
#include "entity/entity_finder.h"
#include "entity/resolver.h"
#include "nuncio/error.h"
#include "query/engine.h"
#include "relation/relation_finder.h"
#include "store/load_graph.h"
#include "store/store.h"
#include "syntax/analyzer.h"
#include "text/article_reader.h"
#include "text/segmenter.h"

namespace {

using nuncio::Reading;
using Clock = std::chrono::steady_clock;

constexpr int kRuns = 5;

constexpr const char* kHelp =
    "Examples:\n"
    "  bench build graphs/colombia\n"
    "  bench query build/colombia.kg \"NEAR 'Colombia' HOPS 2\"\n"
    "\n"
    "Usage: bench build INPUT…\n"
    "       bench query [--scale N] [--edges N] [--only icews|rmat] [--work FOLDER]\n"
    "       bench query GRAPH QUERY…\n"
    "Prints medians of 5 runs on one core.\n";

double seconds_of(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median_seconds(const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int run = 0; run < kRuns; ++run) seconds.push_back(seconds_of(work));
  std::nth_element(seconds.begin(), seconds.begin() + kRuns / 2, seconds.end());
  return seconds[kRuns / 2];
}

std::vector<Reading> read_inputs(const std::vector<std::string>& inputs) {
  nuncio::ArticleReader reader(inputs, [](const nuncio::Error& skipped) {
    std::fprintf(stderr, "bench: skipped %s\n", skipped.what());
  });
  std::vector<Reading> readings;
  while (std::optional<nuncio::Article> article = reader.next()) {
    Reading reading;
    reading.document.article = std::move(*article);
    readings.push_back(std::move(reading));
  }
  if (readings.empty())
    throw nuncio::Error(nuncio::Error::Kind::input, "no article in the inputs, name other files");
  return readings;
}

// Each stage works on what the one before it left, so a stage can be repeated by itself.
struct Stage {
  const char* name;
  std::function<void(Reading&)> work;
};

int bench_build(const std::vector<std::string>& inputs) {
  const auto grammar = nuncio::grammar_folder();
  std::optional<nuncio::Analyzer> analyzer;
  std::printf(
      "%-24s %8.1f ms\n", "load the models",
      1e3 * median_seconds([&] { analyzer.emplace(nuncio::Analyzer::load(grammar / "english")); }));
  std::optional<nuncio::EntityFinder> entities;
  std::printf("%-24s %8.1f ms\n", "load the names",
              1e3 * median_seconds([&] {
                entities.emplace(nuncio::EntityFinder::load(grammar / "english"));
              }));
  std::optional<nuncio::RelationFinder> relations;
  std::printf("%-24s %8.1f ms\n", "load the relations",
              1e3 * median_seconds([&] {
                relations.emplace(nuncio::RelationFinder::load(grammar / "relations"));
              }));

  std::vector<Reading> readings = read_inputs(inputs);
  const auto segmenter = nuncio::Segmenter::load(grammar / "english");
  const std::vector<Stage> stages = {
      {"segment",
       [&](Reading& r) { r.document.sentences = segmenter.segment(r.document.article); }},
      {"analyze",
       [&](Reading& r) {
         for (auto& s : r.document.sentences) analyzer->analyze(s);
       }},
      {"entities", [&](Reading& r) { r.entities = entities->find(r.document); }},
      {"relations", [&](Reading& r) { r.claims = relations->find(r.document, r.entities); }},
  };
  uint64_t words = 0;
  double total = 0;
  for (const Stage& stage : stages) {
    const double seconds = median_seconds([&] {
      for (Reading& r : readings) stage.work(r);
    });
    total += seconds;
    if (words == 0)
      for (const Reading& r : readings)
        for (const nuncio::Sentence& s : r.document.sentences) words += s.words.size();
    std::printf("%-24s %8.1f ms %10.0f words/s\n", stage.name, 1e3 * seconds, words / seconds);
  }
  std::printf("%-24s %8.1f ms %10.0f words/s\n", "all stages", 1e3 * total, words / total);

  std::vector<nuncio::ArticleEntities> found;
  for (const Reading& r : readings)
    found.push_back({r.document.article.id, r.document.article.published, r.entities.entities});
  std::printf("%-24s %8.1f ms\n", "resolve across articles",
              1e3 * median_seconds([&] { nuncio::resolve(found); }));
  std::printf("%zu articles, %llu words\n", readings.size(),
              static_cast<unsigned long long>(words));
  return 0;
}

int bench_query(const std::string& file, const std::vector<std::string>& queries) {
  std::printf("%12.0f us  open the graph\n",
              1e6 * median_seconds([&] { nuncio::load_graph(nuncio::Store::open(file)); }));
  const nuncio::Store store = nuncio::Store::open(file);
  const nuncio::PropertyGraph graph = nuncio::load_graph(store);
  nuncio::Engine engine(graph, &store);
  for (const std::string& query : queries) {
    size_t rows = 0;
    const double seconds = median_seconds([&] { rows = engine.run(query).rows.size(); });
    std::printf("%12.0f us  %s (%zu rows)\n", 1e6 * seconds, query.c_str(), rows);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 1 && (args[0] == "--help" || args[0] == "-h")) {
    std::fputs(kHelp, stdout);
    return 0;
  }
  try {
    if (args.size() >= 2 && args[0] == "build") return bench_build({args.begin() + 1, args.end()});
    if (!args.empty() && args[0] == "query" && (args.size() == 1 || args[1].starts_with("--")))
      return nuncio::bench_queries({args.begin() + 1, args.end()});
    if (args.size() >= 3 && args[0] == "query")
      return bench_query(args[1], {args.begin() + 2, args.end()});
    std::fputs(kHelp, stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
  }
  return 2;
}
