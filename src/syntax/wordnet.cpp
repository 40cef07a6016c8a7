#include "syntax/wordnet.h"

#include <algorithm>
#include <sstream>

#include "base/files.h"

namespace nuncio {

std::vector<std::string> wordnet_words(const std::filesystem::path& index_file) {
  std::vector<std::string> words;
  std::istringstream lines(read_file(index_file));
  for (std::string line; std::getline(lines, line);) {
    std::string word = line.substr(0, line.find(' '));
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (word.size() >= 2 && plain) words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::pair<std::string, std::string>> wordnet_irregular(
    const std::filesystem::path& exc_file) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::istringstream lines(read_file(exc_file));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string form, lemma;
    if (fields >> form >> lemma && form.find('_') == std::string::npos)
      pairs.emplace_back(std::move(form), std::move(lemma));
  }
  return pairs;
}

}  // namespace nuncio
