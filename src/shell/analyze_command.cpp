// nuncio analyze: what each stage made of a text.
#include <filesystem>
#include <ostream>
#include <string>

#include "base/files.h"
#include "base/thread_pool.h"
#include "nuncio/error.h"
#include "relation/reader.h"
#include "shell/commands.h"
#include "shell/conllu_stream.h"
#include "shell/table.h"
#include "text/article_reader.h"

namespace nuncio {

namespace {

constexpr uint64_t kMostJobs = 256;

std::string number_of(uint32_t index) {
  return std::to_string(index + 1);
}

std::string entity_names(const Reading& reading, const std::vector<uint32_t>& entities) {
  std::string out;
  for (const uint32_t entity : entities)
    out += (out.empty() ? "" : ", ") + reading.entities.entities[entity].name;
  return out;
}

TextTable mention_table(const Reading& reading) {
  TextTable table{
      {"sentence", "begin", "end", "kind", "type", "text", "entity"}, {true, true, true}, {}};
  for (const Mention& mention : reading.entities.mentions)
    table.rows.push_back({number_of(mention.sentence), std::to_string(mention.span.begin),
                          std::to_string(mention.span.end), std::string(to_string(mention.kind)),
                          std::string(to_string(mention.type)),
                          std::string(reading.document.article.at(mention.span)),
                          entity_names(reading, mention.entities)});
  return table;
}

TextTable relation_table(const Reading& reading) {
  TextTable table{{"sentence", "source", "relation", "target", "polarity", "modality", "speaker",
                   "date", "trigger", "rule"},
                  {true},
                  {}};
  const auto& entities = reading.entities.entities;
  for (const Claim& claim : reading.claims)
    table.rows.push_back({number_of(claim.sentence), entities[claim.source].name,
                          claim.label.empty() ? claim.type : claim.type + ": " + claim.label,
                          entities[claim.target].name, std::string(to_string(claim.polarity)),
                          std::string(to_string(claim.modality)),
                          claim.speaker ? entities[*claim.speaker].name : "", claim.date,
                          std::string(reading.document.article.at(claim.trigger)), claim.rule});
  return table;
}

int run_conllu(const std::string& input, const Arguments& arguments, Console& console) {
  ConlluRequest request;
  request.input = input;
  request.tokenized = arguments.has("--tokenized");
  request.jobs =
      static_cast<unsigned>(arguments.number("--jobs", 1, kMostJobs).value_or(default_jobs()));
  bool skipped = false;
  request.on_skip = [&](const Error& error) {
    console.err << "skipped " << error.what() << '\n';
    skipped = true;
  };
  const std::filesystem::path english = grammar_folder() / "english";
  const Segmenter segmenter = Segmenter::load(english);
  const Analyzer analyzer = Analyzer::load(english);
  const uint64_t written = write_analysis(request, segmenter, analyzer, console.out);
  if (written == 0 && !skipped) console.err << "nothing to analyze in " << input << '\n';
  return skipped || written == 0 ? exit_incomplete : exit_done;
}

int run_tables(const std::string& input, const std::string& format, Console& console) {
  uint64_t skipped = 0, read = 0;
  ArticleReader articles({input}, [&](const Error& error) {
    console.err << "skipped " << error.what() << '\n';
    ++skipped;
  });
  const Reader reader = Reader::load(grammar_folder());
  while (std::optional<Article> article = articles.next()) {
    if (++read > 1) console.out << '\n';
    const Reading reading = reader.read(std::move(*article));
    print_table(format == "entities" ? mention_table(reading) : relation_table(reading),
                console.width, console.out);
  }
  return skipped > 0 || read == 0 ? exit_incomplete : exit_done;
}

int run(const Arguments& arguments, Console& console) {
  const std::string format = arguments.value_or("--format", "relations");
  const std::string input = arguments.operands().empty() ? "-" : arguments.operands()[0];
  if (format == "conllu") return run_conllu(input, arguments, console);
  for (const std::string_view option : {"--tokenized", "--jobs"})
    if (arguments.has(option))
      throw Error(Error::Kind::usage, std::string(option) + " goes with --format conllu only");
  return run_tables(input, format, console);
}

}  // namespace

Command analyze_command() {
  CommandSpec spec;
  spec.name = "analyze";
  spec.summary = "show what each stage made of a text";
  spec.usage = "[--format conllu|entities|relations] [--tokenized] [--jobs N] [FILE|-]";
  spec.examples = {
      {"echo 'Petro criticized Trump.' | nuncio analyze", "the relations in a sentence"},
      {"nuncio analyze --format conllu story.txt", "words, tags and trees as CoNLL-U"},
      {"nuncio analyze -f conllu --tokenized words.conllu", "tags and trees for tokens as given"},
      {"nuncio analyze --format entities story.txt", "who and what is mentioned, and where"},
  };
  spec.options = {{"--format",
                   'f',
                   "FORMAT",
                   "conllu, entities or relations (default)",
                   {"conllu", "entities", "relations"}},
                  {"--tokenized", 0, "", "the input is CoNLL-U, whose tokens are kept (conllu)"},
                  {"--jobs", 'j', "N", "threads; as many as processors where not given (conllu)"}};
  spec.operands = {"FILE"};
  spec.operands_optional = true;
  spec.notes =
      "Begin and end count bytes of the text as read. With --format conllu plain text is taken as\n"
      "it stands and passes in pieces, so that it may be of any length.";
  return {spec, run};
}

}  // namespace nuncio
