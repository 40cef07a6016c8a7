#include "syntax/analyzer.h"

#include "base/model_file.h"

namespace nuncio {

Analyzer Analyzer::load(const std::filesystem::path& english_folder) {
  const ModelFile syntax = ModelFile::load(english_folder / kSyntaxFile);
  const ModelFile lemmas = ModelFile::load(english_folder / kLemmaFile);
  return {Ensemble::read(syntax), Lemmatizer::read(lemmas)};
}

void Analyzer::analyze(Sentence& sentence) const {
  networks_.analyze(sentence.words);
  for (size_t i = 0; i < sentence.words.size(); ++i)
    sentence.words[i].lemma = lemmatizer_.lemma(sentence.words[i], i == 0);
}

}  // namespace nuncio
