#include "syntax/wordnet.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <sstream>
#include <unordered_map>

#include "base/files.h"

namespace nuncio {
namespace {

bool plain_word(const std::string& word) {
  return word.size() >= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Category of each synset by its offset; lines are "offset category ...", the notice is indented.
std::unordered_map<std::string, uint8_t> synset_categories(const std::filesystem::path& data) {
  std::unordered_map<std::string, uint8_t> categories;
  std::istringstream lines(read_file(data));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string offset;
    int category = 0;
    if (!line.starts_with(' ') && fields >> offset >> category)
      categories[offset] = static_cast<uint8_t>(category);
  }
  return categories;
}

}  // namespace

std::vector<std::string> wordnet_words(const std::filesystem::path& index_file) {
  std::vector<std::string> words;
  std::istringstream lines(read_file(index_file));
  for (std::string line; std::getline(lines, line);) {
    std::string word = line.substr(0, line.find(' '));
    if (plain_word(word)) words.push_back(std::move(word));
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

// A line: word part senses pointers pointer... senses tagged-senses offset...
std::vector<std::pair<std::string, uint8_t>> wordnet_categories(
    const std::filesystem::path& wordnet, const std::string& part) {
  const auto categories = synset_categories(wordnet / ("data." + part));
  std::vector<std::pair<std::string, uint8_t>> words;
  std::istringstream lines(read_file(wordnet / ("index." + part)));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string word, letter, count, skipped, offset;
    size_t pointers = 0;
    if (!(fields >> word >> letter >> count >> pointers) || !plain_word(word)) continue;
    for (size_t i = 0; i < pointers + 2; ++i) fields >> skipped;
    fields >> offset;
    if (const auto found = categories.find(offset); found != categories.end())
      words.emplace_back(std::move(word), found->second);
  }
  return words;
}

}  // namespace nuncio
