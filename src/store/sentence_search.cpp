#include "store/sentence_search.h"

#include "store/database.h"
#include "store/store.h"

namespace nuncio {

namespace {

// Without a letter or digit (or anything beyond ASCII) the tokenizer would find nothing to look
// for.
bool has_word(std::string_view text) {
  for (const char c : text)
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
        static_cast<unsigned char>(c) >= 0x80)
      return true;
  return false;
}

}  // namespace

std::string search_expression(std::string_view words) {
  std::string expression;
  bool quoted = false;
  std::string part;
  const auto finish = [&] {
    if (has_word(part)) expression += (expression.empty() ? "\"" : " \"") + part + '"';
    part.clear();
  };
  for (const char c : words) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
    if (c == '"') {
      finish();
      quoted = !quoted;
    } else if (space && !quoted) {
      finish();
    } else {
      part += c == '\0' ? ' ' : c;
    }
  }
  finish();
  return expression;
}

std::vector<SentenceHit> search_sentences(const Database& database, std::string_view words,
                                          size_t limit) {
  const std::string expression = search_expression(words);
  if (expression.empty()) return {};
  Transaction transaction(database, Transaction::Kind::read);
  Statement row = database.prepare(
      "SELECT a.doc, a.title, a.published, s.number, substr(a.text, s.begin + 1, s.end - s.begin) "
      "FROM (SELECT rowid, rank FROM sentence_search WHERE sentence_search MATCH ?) f "
      "JOIN sentences s ON s.id = f.rowid JOIN articles a ON a.id = s.article "
      "ORDER BY f.rank, a.doc, s.number LIMIT ?");
  row.with(expression, static_cast<int64_t>(limit));
  std::vector<SentenceHit> hits;
  while (row.step())
    hits.push_back({row.text(0), row.text(1), row.text(2), row.natural(3), row.text(4)});
  return hits;
}

}  // namespace nuncio
