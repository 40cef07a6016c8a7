// Text split and parsed by the models in grammar/english.
#ifndef NUNCIO_TESTS_RELATION_PARSED_TEXT_H_
#define NUNCIO_TESTS_RELATION_PARSED_TEXT_H_

#include <string>

#include "../english_segmenter.h"
#include "base/files.h"
#include "syntax/analyzer.h"

namespace nuncio {

inline Document parsed_text(const std::string& text) {
  static const Analyzer analyzer = Analyzer::load(grammar_folder() / "english");
  Document document;
  document.article.text = text;
  document.sentences = english_segmenter().segment(document.article);
  for (Sentence& sentence : document.sentences) analyzer.analyze(sentence);
  return document;
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_RELATION_PARSED_TEXT_H_
