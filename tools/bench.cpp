// Measures speed: named cases, the median of several runs, one line each.
//   build/bench build [INPUT…]       words a second of reading, by stage, on one core
//   build/bench query                whole queries on two large graphs, beside their bars
//   build/bench analyze FILE…        the same for text to CoNLL-U
//   build/bench query GRAPH QUERY…   microseconds from query text to rows, graph open
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <sstream>
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
#include "syntax/conllu_text.h"
#include "syntax/lemmatizer.h"
#include "text/article_reader.h"
#include "text/segmenter.h"
#include "text/text_chunks.h"
#include "tool_main.h"

namespace {

using nuncio::Reading;
using Clock = std::chrono::steady_clock;

constexpr int kRuns = 5;

constexpr const char* kHelp =
    "Examples:\n"
    "  bench build graphs/colombia\n"
    "  bench analyze story.txt\n"
    "  bench query build/colombia.kg \"NEAR 'Colombia' HOPS 2\"\n"
    "\n"
    "Usage: bench build INPUT…\n"
    "       bench query [--scale N] [--edges N] [--only icews|rmat] [--work FOLDER]\n"
    "       bench analyze FILE…\n"
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

// The stages of `nuncio analyze --format conllu`. Lemmas are measured once more by themselves,
// since the analyzer finds them on the way.
int bench_analyze(const std::vector<std::string>& inputs) {
  const auto english = nuncio::grammar_folder() / "english";
  std::optional<nuncio::Segmenter> segmenter;
  std::optional<nuncio::Analyzer> analyzer;
  const double loading = median_seconds([&] {
    segmenter.emplace(nuncio::Segmenter::load(english));
    analyzer.emplace(nuncio::Analyzer::load(english));
  });
  std::printf("%-24s %8.1f ms\n", "load the models", 1e3 * loading);
  const auto lemmatizer =
      nuncio::Lemmatizer::read(nuncio::ModelFile::load(english / nuncio::Analyzer::kLemmaFile));

  std::vector<nuncio::TextChunk> chunks;
  const double reading = median_seconds([&] {
    chunks.clear();
    for (const std::string& input : inputs)
      for (auto source = nuncio::TextChunks::of_file(input); auto chunk = source.next();)
        chunks.push_back(std::move(*chunk));
  });
  std::vector<std::vector<nuncio::Sentence>> parts(chunks.size());
  const auto each = [&](const std::function<void(nuncio::Sentence&)>& work) {
    return median_seconds([&] {
      for (auto& part : parts)
        for (nuncio::Sentence& sentence : part) work(sentence);
    });
  };
  const double splitting = median_seconds([&] {
    for (size_t i = 0; i < chunks.size(); ++i) parts[i] = segmenter->segment(chunks[i].text);
  });
  const double analysis = each([&](nuncio::Sentence& sentence) { analyzer->analyze(sentence); });
  const double lemmas = each([&](nuncio::Sentence& sentence) {
    for (nuncio::Word& word : sentence.words)
      word.lemma = lemmatizer.lemma(word, &word == &sentence.words.front());
  });
  std::ostringstream out;
  const double writing = median_seconds([&] {
    out.str("");
    uint64_t number = 0;
    for (size_t i = 0; i < chunks.size(); ++i) {
      nuncio::ConlluText text;
      for (const nuncio::Sentence& sentence : parts[i]) text.add(sentence, chunks[i].text);
      text.write(out, "bench", number);
    }
  });
  double words = 0;
  for (const auto& part : parts)
    for (const nuncio::Sentence& sentence : part)
      words += static_cast<double>(sentence.words.size());
  const std::pair<const char*, double> stages[] = {
      {"read", reading},
      {"sentences and tokens", splitting},
      {"syntax", analysis - lemmas},
      {"lemmas", lemmas},
      {"output", writing},
      {"all stages", reading + splitting + analysis + writing}};
  for (const auto& [name, seconds] : stages)
    std::printf("%-24s %8.1f ms %10.0f words/s %8.2f us a word\n", name, 1e3 * seconds,
                words / seconds, 1e6 * seconds / words);
  std::printf("%.0f words\n", words);
  return 0;
}

std::optional<int> run(const std::vector<std::string>& args) {
  if (args.size() >= 2 && args[0] == "build") return bench_build({args.begin() + 1, args.end()});
  if (args.size() >= 2 && args[0] == "analyze")
    return bench_analyze({args.begin() + 1, args.end()});
  if (!args.empty() && args[0] == "query" && (args.size() == 1 || args[1].starts_with("--")))
    return nuncio::bench_queries({args.begin() + 1, args.end()});
  if (args.size() >= 3 && args[0] == "query")
    return bench_query(args[1], {args.begin() + 2, args.end()});
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  return nuncio::tool_main("bench", kHelp, argc, argv, run);
}
