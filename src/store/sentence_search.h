// Full-text search over the sentences of all articles.
#ifndef NUNCIO_STORE_SENTENCE_SEARCH_H_
#define NUNCIO_STORE_SENTENCE_SEARCH_H_

#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

class Database;
struct SentenceHit;

// What the user typed as an expression of SQLite's full-text search: all words, and phrases in
// double quotes, each as it stands. Empty where it holds no word.
std::string search_expression(std::string_view words);

std::vector<SentenceHit> search_sentences(const Database& database, std::string_view words,
                                          size_t limit);

}  // namespace nuncio

#endif  // NUNCIO_STORE_SENTENCE_SEARCH_H_
