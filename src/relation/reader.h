// The text tower's whole story: from an article as it was fed in to all that it says.
#ifndef NUNCIO_RELATION_READER_H_
#define NUNCIO_RELATION_READER_H_

#include <filesystem>

#include "entity/entity_finder.h"
#include "nuncio/claim.h"
#include "relation/relation_finder.h"
#include "syntax/analyzer.h"
#include "text/segmenter.h"

namespace nuncio {

// Immutable once loaded; read() may be called from several threads at once.
class Reader {
 public:
  Reader(Segmenter segmenter, Analyzer analyzer, EntityFinder entity_finder,
         RelationFinder relation_finder)
      : segmenter_(std::move(segmenter)),
        analyzer_(std::move(analyzer)),
        entity_finder_(std::move(entity_finder)),
        relation_finder_(std::move(relation_finder)) {}

  // `grammar_folder` holds english/ (models and word lists) and relations/ (rules). Throws Error
  // where one is missing, damaged or does not parse.
  static Reader load(const std::filesystem::path& grammar_folder);

  // Sentences, their trees, entities, relations. The same article gives the same reading.
  Reading read(Article article) const;

  const RelationFinder& relation_finder() const { return relation_finder_; }

 private:
  Segmenter segmenter_;
  Analyzer analyzer_;
  EntityFinder entity_finder_;
  RelationFinder relation_finder_;
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_READER_H_
