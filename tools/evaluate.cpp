// Measures what Nuncio makes of texts against what people made of them; see kHelp.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"
#include "syntax/analyzer.h"
#include "syntax/evaluation.h"
#include "syntax/treebank.h"
#include "text/segmenter.h"
#include "tool_main.h"

namespace {

using namespace nuncio;

constexpr const char* kHelp =
    "Examples:\n"
    "  evaluate syntax ../shared/treebanks/en_ewt-ud-dev.conllu.xz\n"
    "  evaluate text ../shared/treebanks/en_ewt-ud-dev.conllu.xz system.conllu\n"
    "  evaluate conllu gold.conllu system.conllu\n"
    "\n"
    "Usage: evaluate conllu GOLD SYSTEM     measures one file of trees against another\n"
    "       evaluate syntax GOLD [OUTPUT]   analyzes the words of GOLD and measures that\n"
    "       evaluate text GOLD [OUTPUT]     analyzes the text of GOLD and measures that\n"
    "Files are CoNLL-U, plain or .xz; the analysis goes to OUTPUT. Prints the measures of the "
    "CoNLL 2018\n"
    "shared task: precision, recall and F1 in percent, and the share of right answers among the "
    "words\n"
    "that both have.\n";

void print_measures(const Document& gold, const Document& system) {
  std::fputs(format_measures(evaluate(gold, system)).c_str(), stdout);
}

int evaluate_conllu(const std::string& gold, const std::string& system) {
  print_measures(read_treebank(gold).document, read_treebank(system).document);
  return 0;
}

// With `segment` the sentences and words are found anew, else they are those of the gold file.
int evaluate_analyzer(const std::string& gold_file, const std::string& output, bool segment) {
  const Document gold = read_treebank(gold_file).document;
  const Analyzer analyzer = Analyzer::load(grammar_folder() / "english");
  const Segmenter segmenter = Segmenter::load(grammar_folder() / "english");
  Document system = gold;
  system.article.id = "sentence";
  const auto begin = std::chrono::steady_clock::now();
  if (segment) system.sentences = segmenter.segment(system.article);
  size_t words = 0;
  for (Sentence& sentence : system.sentences) {
    analyzer.analyze(sentence);
    words += sentence.words.size();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  print_measures(gold, system);
  std::printf("%.0f words a second\n", static_cast<double>(words) / seconds.count());
  if (!output.empty()) {
    std::ofstream out(output);
    write_conllu(out, system);
    if (!out.flush()) throw Error(Error::Kind::system, "cannot be written", output);
  }
  return 0;
}

std::optional<int> run(const std::vector<std::string>& args) {
  const std::string third = args.size() == 3 ? args[2] : "";
  if (args.size() == 3 && args[0] == "conllu") return evaluate_conllu(args[1], args[2]);
  if (args.size() >= 2 && args.size() <= 3 && (args[0] == "syntax" || args[0] == "text"))
    return evaluate_analyzer(args[1], third, args[0] == "text");
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  return nuncio::tool_main("evaluate", kHelp, argc, argv, run);
}
