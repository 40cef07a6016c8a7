// nuncio build: articles into a graph file.
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/thread_pool.h"
#include "nuncio/error.h"
#include "shell/build_graph.h"
#include "shell/commands.h"
#include "shell/progress_bar.h"
#include "text/article_reader.h"

namespace nuncio {

namespace {

constexpr uint64_t kMostJobs = 256;

std::string counted(uint64_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

// Shares standard error between the progress bar and messages from any thread.
class Reporter {
 public:
  Reporter(Console& console, bool quiet)
      : console_(console), bar_(console.err, terminal_width(2), console.err_terminal && !quiet) {}

  void skip(const Error& error) {
    const std::lock_guard lock(mutex_);
    bar_.clear();
    console_.err << "skipped " << error.what() << '\n';
    ++skipped_;
  }
  void update(const Progress& progress) {
    const std::lock_guard lock(mutex_);
    bar_.update(progress);
  }
  uint64_t finish() {
    const std::lock_guard lock(mutex_);
    bar_.clear();
    return skipped_;
  }

 private:
  Console& console_;
  std::mutex mutex_;
  ProgressBar bar_;
  uint64_t skipped_ = 0;
};

std::string summary_line(const std::string& graph, const BuildSummary& summary,
                         const Statistics& statistics) {
  std::string out = graph + ": read " + counted(summary.articles(), "article", "articles") + " (" +
                    std::to_string(summary.added) + " new";
  if (summary.replaced > 0) out += ", " + std::to_string(summary.replaced) + " changed";
  if (summary.unchanged > 0) out += ", " + std::to_string(summary.unchanged) + " known";
  return out + "); holds " + counted(statistics.articles, "article", "articles") + ", " +
         counted(statistics.entities, "entity", "entities") + ", " +
         counted(statistics.edges, "relation", "relations") + ", " +
         counted(statistics.evidence, "sentence of evidence", "sentences of evidence");
}

int run(const Arguments& arguments, Console& console) {
  const std::optional<std::string> graph = arguments.value("--output");
  if (!graph) throw Error(Error::Kind::usage, "build: where to? Give -o GRAPH.");
  const bool quiet = arguments.has("--quiet");
  const auto jobs =
      static_cast<unsigned>(arguments.number("--jobs", 1, kMostJobs).value_or(default_jobs()));

  Reporter reporter(console, quiet);
  ArticleReader articles(arguments.operands(), [&](const Error& error) { reporter.skip(error); });
  std::optional<Article> first = articles.next();
  if (!first) {
    reporter.finish();
    console.err << "nuncio: no articles found; " << *graph << " is left as it was\n";
    return exit_incomplete;
  }
  const Reader reader = Reader::load(grammar_folder());
  Store store = Store::create_or_open(*graph);
  BuildHooks hooks;
  hooks.next = [&] { return first ? std::exchange(first, std::nullopt) : articles.next(); };
  hooks.on_skip = [&](const Error& error) { reporter.skip(error); };
  hooks.on_progress = [&](uint64_t count) {
    reporter.update({articles.bytes_read(), articles.bytes_total(), count});
  };
  const BuildSummary summary = build_graph(hooks, reader, store, jobs);
  const uint64_t skipped = reporter.finish();
  if (!quiet) console.err << summary_line(*graph, summary, store.statistics()) << '\n';
  if (skipped > 0) console.err << counted(skipped, "input was", "inputs were") << " skipped\n";
  return skipped > 0 ? exit_incomplete : exit_done;
}

}  // namespace

Command build_command() {
  CommandSpec spec;
  spec.name = "build";
  spec.summary = "read articles into a graph";
  spec.usage = "-o GRAPH [--jobs N] [--quiet] INPUT...";
  spec.examples = {
      {"nuncio build -o story.kg articles/", "every article in a folder"},
      {"nuncio build -o story.kg monday.txt tuesday.html wire.jsonl",
       "plain text, Markdown, HTML and JSON Lines; run again it adds only what is new"},
      {"curl -s https://example.org/story.html | nuncio build -o story.kg -", "standard input"},
  };
  spec.options = {{"--output", 'o', "GRAPH", "the graph file, made where there is none"},
                  {"--jobs", 'j', "N", "threads; as many as processors where not given"},
                  {"--quiet", 'q', "", "no progress bar and no summary"}};
  spec.operands = {"INPUT"};
  spec.more_operands = true;
  spec.notes =
      "What cannot be read is named, skipped and counted.\n"
      "Exit status: 0 all read, 1 some input skipped or no article found, 2 error.";
  return {spec, run};
}

}  // namespace nuncio
