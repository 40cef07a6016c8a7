// Mutates the queries of a corpus (one a line) and parses them: whatever the text, the answer is a
// tree or an Error, and a tree printed and parsed again is the same. fuzz_parser CORPUS [SECONDS
// [SEED]]
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "mutate.h"
#include "nuncio/error.h"
#include "query/engine.h"
#include "query/parser.h"
#include "query/rewrite.h"

using namespace nuncio;

namespace {

// Empty where it does not parse.
std::string printed(const std::string& query) {
  try {
    const auto ast = parse_query(query);
    rewrite_short_forms(*ast);
    return ast::print(*ast->query);
  } catch (const Error& error) {
    if (render_error(query, error).empty()) std::abort();
    return {};
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: fuzz_parser CORPUS [SECONDS [SEED]]\n";
    return 2;
  }
  const std::vector<std::string> corpus = read_corpus(argv[1]);
  const int seconds = argc > 2 ? std::atoi(argv[2]) : 2;
  std::mt19937 random(argc > 3 ? static_cast<uint32_t>(std::atoi(argv[3])) : 1);
  size_t runs = 0, trees = 0;
  const auto run = [&](const std::string& query) {
    ++runs;
    const std::string once = printed(query);
    if (once.empty()) return true;
    ++trees;
    if (printed(once) == once) return true;
    std::cerr << "printed and parsed again it differs:\n"
              << query << '\n'
              << once << '\n'
              << printed(once) << '\n';
    return false;
  };
  for (const std::string& query : corpus)
    if (!run(query)) return 1;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (std::chrono::steady_clock::now() < end)
    if (!run(mutate(corpus[random() % corpus.size()], corpus, random))) return 1;
  std::cout << runs << " texts, " << trees << " trees\n";
  return 0;
}
