#include "syntax/network/training_sentence.h"

namespace nuncio {

TrainingSentence::TrainingSentence(const Sentence& sentence, const Vocabulary& vocabulary) {
  const auto number = [](const std::optional<uint32_t>& id) {
    return id ? static_cast<int32_t>(*id) : -1;
  };
  for (const Word& word : sentence.words) {
    words.push_back(vocabulary.input(word.form));
    upos.push_back(static_cast<int32_t>(word.upos));
    xpos.push_back(number(vocabulary.xpos().find(word.xpos)));
    feats.push_back(number(vocabulary.feats().find(word.feats)));
    heads.push_back(word.head == Word::kNoHead ? -1 : word.head + 1);
    labels.push_back(static_cast<int32_t>(word.deprel));
  }
}

}  // namespace nuncio
