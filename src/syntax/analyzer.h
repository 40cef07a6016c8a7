// Syntax of one sentence: part of speech, tree, features and lemmas, by the models in
// grammar/english. Nothing is shared between calls but the read-only models: any number of threads
// may analyze at once.
#ifndef NUNCIO_SYNTAX_ANALYZER_H_
#define NUNCIO_SYNTAX_ANALYZER_H_

#include <filesystem>

#include "nuncio/sentence.h"
#include "syntax/lemmatizer.h"
#include "syntax/morphology.h"
#include "syntax/parser.h"
#include "syntax/tagger.h"

namespace nuncio {

class Analyzer {
 public:
  // The models' files in the folder.
  static constexpr const char* kTaggerFile = "tagger.model";
  static constexpr const char* kParserFile = "parser.model";
  static constexpr const char* kLemmaFile = "lemmas.model";

  Analyzer(Tagger tagger, Parser parser, Morphology morphology, Lemmatizer lemmatizer)
      : tagger_(std::move(tagger)),
        parser_(std::move(parser)),
        morphology_(std::move(morphology)),
        lemmatizer_(std::move(lemmatizer)) {}

  // Throws Error{system} where a model cannot be read, Error{input} where it is damaged.
  static Analyzer load(const std::filesystem::path& english_folder);

  // Fills lemma, upos, xpos, feats, head and deprel; the tree is projective and has one root. Looks
  // at the words' forms only. Time and memory are linear in the number of words.
  void analyze(Sentence& sentence) const;

 private:
  Tagger tagger_;
  Parser parser_;
  Morphology morphology_;
  Lemmatizer lemmatizer_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_ANALYZER_H_
