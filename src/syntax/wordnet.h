// WordNet's plain files, as Debian's package wordnet-base installs them: the words of each part of
// speech (index.noun ...), as they are written (data.noun ...) and their irregular forms (noun.exc
// ...). Used in training only.
#ifndef NUNCIO_SYNTAX_WORDNET_H_
#define NUNCIO_SYNTAX_WORDNET_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace nuncio {

// Lower-case ASCII words of two letters or more, in order. All throw Error{system} where the file
// cannot be read.
std::vector<std::string> wordnet_words(const std::filesystem::path& index_file);

// (form, lemma) in the order of the file, single words only; of several lemmas the first.
std::vector<std::pair<std::string, std::string>> wordnet_irregular(
    const std::filesystem::path& exc_file);

// Of a data file (data.noun ...), the words that are always written with one capital at the front
// ("Malaysia"), in order.
std::vector<std::string> wordnet_capitals(const std::filesystem::path& data_file);

// (word, category of its first sense) of "noun" or "verb", in the order of the file. Categories are
// the numbers of WordNet's lexicographer files: 18 are persons, 32 verbs of communication.
std::vector<std::pair<std::string, uint8_t>> wordnet_categories(
    const std::filesystem::path& wordnet, const std::string& part);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_WORDNET_H_
