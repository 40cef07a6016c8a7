// Raw text, tokens, words and sentences of a CoNLL-U treebank, to measure the segmenter with.
#ifndef NUNCIO_TESTS_TEXT_TREEBANK_H_
#define NUNCIO_TESTS_TEXT_TREEBANK_H_

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// What a segmentation says, as ranges over the visible characters (bytes) of the text.
struct Segmentation {
  using Range = std::pair<size_t, size_t>;
  std::vector<Range> tokens, words, sentences;
};

struct TreebankDocument {
  std::string id;
  std::string text;  // sentences with a space between, paragraphs with a blank line
  Segmentation gold;
};

// The folder of the treebanks, or nothing where the optional data are absent.
std::optional<std::filesystem::path> treebank_folder();

// Reads NAME.conllu.xz.
std::vector<TreebankDocument> read_treebank(const std::filesystem::path& file);

Segmentation to_segmentation(const std::string& text, const std::vector<Sentence>& sentences);

struct Score {
  size_t gold = 0, found = 0, right = 0;
  void add(const std::vector<Segmentation::Range>& want,
           const std::vector<Segmentation::Range>& got);
  double f1() const;  // percent
};

}  // namespace nuncio

#endif  // NUNCIO_TESTS_TEXT_TREEBANK_H_
