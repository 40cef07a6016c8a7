// Measures what Nuncio makes of texts against what people made of them.
//   build/evaluate conllu GOLD SYSTEM    CoNLL 2018 measures of a syntactic analysis
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/error.h"
#include "syntax/evaluation.h"
#include "syntax/treebank.h"

namespace {

constexpr const char* kHelp =
    "Example:\n"
    "  evaluate conllu gold.conllu.xz system.conllu\n"
    "\n"
    "Usage: evaluate conllu GOLD SYSTEM\n"
    "Prints the measures of the CoNLL 2018 shared task: precision, recall and F1 in percent, and the\n"
    "share of right answers among the words that both files have.\n";

int evaluate_conllu(const std::string& gold_file, const std::string& system_file) {
  const nuncio::ConlluFile gold = nuncio::read_treebank(gold_file);
  const nuncio::ConlluFile system = nuncio::read_treebank(system_file);
  const auto measures = nuncio::evaluate(gold.document, system.document);
  std::fputs(nuncio::format_measures(measures).c_str(), stdout);
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
    if (args.size() == 3 && args[0] == "conllu") return evaluate_conllu(args[1], args[2]);
    std::fputs(kHelp, stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "evaluate: %s\n", error.what());
  }
  return 2;
}
