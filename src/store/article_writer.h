// Writes what one article says into the tables of record.
#ifndef NUNCIO_STORE_ARTICLE_WRITER_H_
#define NUNCIO_STORE_ARTICLE_WRITER_H_

#include <cstdint>
#include <string>
#include <unordered_map>

#include "nuncio/claim.h"
#include "store/database.h"
#include "store/text_offsets.h"

namespace nuncio {

// Keeps its statements prepared between articles. REQUIRES: the Database outlives it, and a
// transaction is open at every call.
class ArticleWriter {
 public:
  explicit ArticleWriter(Database& database);

  // REQUIRES: the file holds no article of this id.
  void insert(const Reading& reading);
  // All that the article of this number (articles.id) said.
  void erase(int64_t article);
  // Ids that were given to names may be gone after a transaction was undone.
  void forget_names();

 private:
  // Names that many rows share, as small numbers.
  struct NameTable {
    Statement find, insert;
    std::unordered_map<std::string, int64_t> ids;

    int64_t id(const Database& database, const std::string& name);
  };

  int64_t insert_article(const Document& document);
  void insert_sentences(int64_t article, const Document& document, const TextOffsets& offsets);
  void insert_entities(int64_t article, const DocumentEntities& entities);
  void insert_mentions(int64_t article, const DocumentEntities& entities,
                       const TextOffsets& offsets);
  void insert_claims(int64_t article, const Reading& reading, const TextOffsets& offsets);

  Database& database_;
  Statement article_, sentence_, search_, entity_, alias_, mention_, mention_entity_, claim_;
  Statement forget_search_, erase_;
  NameTable types_, rules_;
};

}  // namespace nuncio

#endif  // NUNCIO_STORE_ARTICLE_WRITER_H_
