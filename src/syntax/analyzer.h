// Syntax of one sentence: part of speech, tree, features and lemmas, by the models in
// grammar/english. Nothing is shared between calls but the read-only models: any number of threads
// may analyze at once.
#ifndef NUNCIO_SYNTAX_ANALYZER_H_
#define NUNCIO_SYNTAX_ANALYZER_H_

#include <filesystem>

#include "nuncio/sentence.h"
#include "syntax/lemmatizer.h"
#include "syntax/network/ensemble.h"

namespace nuncio {

class Analyzer {
 public:
  // The models' files in the folder.
  static constexpr const char* kSyntaxFile = "syntax.model";
  static constexpr const char* kLemmaFile = "lemmas.model";

  Analyzer(Ensemble networks, Lemmatizer lemmatizer)
      : networks_(std::move(networks)), lemmatizer_(std::move(lemmatizer)) {}

  // Throws Error{system} where a model cannot be read, Error{input} where it is damaged.
  static Analyzer load(const std::filesystem::path& english_folder);

  // Fills lemma, upos, xpos, feats, head and deprel; the tree has one root. Looks at the words'
  // forms only. Time and memory are linear in the number of words.
  void analyze(Sentence& sentence) const;

 private:
  Ensemble networks_;
  Lemmatizer lemmatizer_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_ANALYZER_H_
