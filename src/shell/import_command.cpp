// nuncio import: tables of foreign edges into a graph.
#include <cstdint>
#include <ostream>
#include <string>

#include "nuncio/error.h"
#include "shell/commands.h"
#include "shell/console.h"
#include "shell/import_edges.h"
#include "shell/progress_bar.h"

namespace nuncio {

namespace {

constexpr uint64_t kShownSkips = 100;  // a file; the rest is only counted

ImportSummary import_file(const std::string& graph, const std::string& file, bool quiet,
                          Console& console) {
  ProgressBar bar(console.err, terminal_width(2), console.err_terminal && !quiet);
  uint64_t skipped = 0;
  const auto on_skip = [&](const Error& error) {
    if (++skipped > kShownSkips) return;
    bar.clear();
    console.err << "skipped " << error.what() << '\n';
    if (skipped == kShownSkips) console.err << "further bad lines are only counted\n";
  };
  ImportSummary summary = import_edges(graph, file, on_skip, [&](const EdgeFile& edges) {
    bar.update({edges.bytes_read(), edges.bytes_total(), edges.lines(), "line"});
  });
  bar.clear();
  if (quiet) return summary;
  if (summary.known)
    console.err << file << ": all its edges were imported before, nothing added\n";
  else
    console.err << graph << ": took " << summary.edges << (summary.edges == 1 ? " edge" : " edges")
                << " from " << file << '\n';
  return summary;
}

int run(const Arguments& arguments, Console& console) {
  const std::string& graph = arguments.operands()[0];
  uint64_t skipped = 0, edges = 0;
  for (size_t i = 1; i < arguments.operands().size(); ++i) {
    const ImportSummary summary =
        import_file(graph, arguments.operands()[i], arguments.has("--quiet"), console);
    skipped += summary.skipped;
    edges += summary.edges;
  }
  if (skipped > 0)
    console.err << skipped << (skipped == 1 ? " line was" : " lines were") << " skipped\n";
  return skipped > 0 || edges == 0 ? exit_incomplete : exit_done;
}

}  // namespace

Command import_command() {
  CommandSpec spec;
  spec.name = "import";
  spec.summary = "take foreign edges into a graph";
  spec.usage = "GRAPH FILE... [--quiet]";
  spec.examples = {
      {"nuncio import events.kg events.tsv.xz", "a table of edges, packed by xz or zstd or not"},
      {"cut -f 1-4 table.tsv | nuncio import story.kg -", "standard input"},
  };
  spec.options = {{"--quiet", 'q', "", "no progress bar and no summary"}};
  spec.operands = {"GRAPH", "FILE"};
  spec.more_operands = true;
  spec.notes =
      "FILE has tabs between fields and a first line that names them: subject, relation, object,\n"
      "date if there is one, and any further properties. A bad line is named, skipped and "
      "counted.\n"
      "Exit status: 0 all taken, 1 some line skipped or none there, 2 error.";
  return {spec, run};
}

}  // namespace nuncio
