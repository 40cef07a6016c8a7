#include "relation/reader.h"

#include <utility>

namespace nuncio {

Reader Reader::load(const std::filesystem::path& grammar_folder) {
  return {Segmenter::load(grammar_folder / "english"), Analyzer::load(grammar_folder / "english"),
          EntityFinder::load(grammar_folder / "english"),
          RelationFinder::load(grammar_folder / "relations")};
}

Reading Reader::read(Article article) const {
  Reading reading;
  reading.document.article = std::move(article);
  reading.document.sentences = segmenter_.segment(reading.document.article);
  for (Sentence& sentence : reading.document.sentences) analyzer_.analyze(sentence);
  reading.entities = entity_finder_.find(reading.document);
  reading.claims = relation_finder_.find(reading.document, reading.entities);
  return reading;
}

}  // namespace nuncio
