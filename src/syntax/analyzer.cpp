#include "syntax/analyzer.h"

#include "syntax/model_file.h"
#include "syntax/word_form.h"

namespace nuncio {

Analyzer Analyzer::load(const std::filesystem::path& english_folder) {
  const ModelFile tagger = ModelFile::load(english_folder / kTaggerFile);
  const ModelFile parser = ModelFile::load(english_folder / kParserFile);
  const ModelFile lemmas = ModelFile::load(english_folder / kLemmaFile);
  return {Tagger::read(tagger), Parser::read(parser), Morphology::read(lemmas),
          Lemmatizer::read(lemmas)};
}

void Analyzer::analyze(Sentence& sentence) const {
  const std::vector<FormAtoms> forms = form_atoms(sentence.words);
  tagger_.tag(forms, sentence.words);
  parser_.parse(forms, sentence.words);
  morphology_.fill(forms, sentence.words);
  for (size_t i = 0; i < sentence.words.size(); ++i)
    sentence.words[i].lemma = lemmatizer_.lemma(sentence.words[i], i == 0);
}

}  // namespace nuncio
