#include "treebank.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "../english_segmenter.h"

using namespace nuncio;

namespace {

struct Measure {
  Score tokens, words, sentences;
};

// NUNCIO_SHOW=en_ewt-ud-train.conllu.xz in the environment lists all differences in that file: what
// is missing (-) and what is wrong (+), with the text that follows.
void show_differences(const std::string& text, const Segmentation& gold, const Segmentation& got) {
  std::string seen;
  for (const char c : text)
    if (c != ' ' && c != '\n') seen += c;
  const auto list = [&](const char* title, const auto& want, const auto& have) {
    for (const auto& range : want)
      if (!std::binary_search(have.begin(), have.end(), range))
        std::cout << title << '\t' << seen.substr(range.first, range.second - range.first) << '\t'
                  << seen.substr(range.second, 20) << '\n';
  };
  list("token-", gold.tokens, got.tokens);
  list("token+", got.tokens, gold.tokens);
  list("sentence-", gold.sentences, got.sentences);
  list("sentence+", got.sentences, gold.sentences);
}

Measure measure(const std::filesystem::path& file, bool show = false) {
  Measure result;
  for (const TreebankDocument& document : read_treebank(file)) {
    Article article;
    article.text = document.text;
    const Segmentation got = to_segmentation(article.text, english_segmenter().segment(article));
    result.tokens.add(document.gold.tokens, got.tokens);
    result.words.add(document.gold.words, got.words);
    result.sentences.add(document.gold.sentences, got.sentences);
    if (show) show_differences(article.text, document.gold, got);
  }
  return result;
}

}  // namespace

TEST_CASE("segmentation of the treebanks' raw text") {
  const auto folder = treebank_folder();
  if (!folder) {
    MESSAGE("skipped: no treebanks in ../shared (set NUNCIO_SHARED)");
    return;
  }
  if (const char* file = std::getenv("NUNCIO_SHOW")) measure(*folder / file, true);
  struct Row {
    const char* file;
    double tokens, words, sentences;  // floors
  };
  for (const Row& row : {Row{"en_ewt-ud-dev.conllu.xz", 99.5, 99.2, 89},
                         Row{"en_gum-ud-dev.conllu.xz", 99.7, 99.7, 95.8}}) {
    const Measure got = measure(*folder / row.file);
    MESSAGE(std::string(row.file) << ": tokens " << got.tokens.f1() << ", words " << got.words.f1()
                                  << ", sentences " << got.sentences.f1());
    CHECK(got.tokens.f1() >= row.tokens);
    CHECK(got.words.f1() >= row.words);
    CHECK(got.sentences.f1() >= row.sentences);
  }
}
