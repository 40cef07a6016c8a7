#include "syntax/wordnet.h"

#include <algorithm>
#include <cstdint>
#include <set>
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
    if (fields >> form >> lemma && (form + lemma).find('_') == std::string::npos)
      pairs.emplace_back(std::move(form), std::move(lemma));
  }
  return pairs;
}

std::vector<std::string> wordnet_capitals(const std::filesystem::path& data_file) {
  std::set<std::string> small, capital;
  std::istringstream lines(read_file(data_file));
  for (std::string line; std::getline(lines, line);) {
    // offset, file number, kind, number of words in hexadecimal, then each word and its sense
    std::istringstream fields(line);
    std::string skipped, word;
    uint32_t count = 0;
    if (line.starts_with(' ') || !(fields >> skipped >> skipped >> skipped >> std::hex >> count))
      continue;
    for (; count > 0 && fields >> word >> skipped; --count) {
      word.resize(std::min(word.find('('), word.size()));
      const bool letters = std::all_of(word.begin() + !word.empty(), word.end(),
                                       [](char c) { return c >= 'a' && c <= 'z'; });
      if (word.size() < 2 || !letters) continue;
      if (word[0] >= 'a' && word[0] <= 'z') small.insert(word);
      if (word[0] >= 'A' && word[0] <= 'Z') capital.insert(word);
    }
  }
  std::vector<std::string> out;
  for (const std::string& word : capital) {
    std::string twin = word;
    twin[0] = static_cast<char>(twin[0] - 'A' + 'a');
    if (!small.contains(twin)) out.push_back(word);
  }
  return out;
}

}  // namespace nuncio
