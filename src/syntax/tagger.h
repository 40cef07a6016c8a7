// Part of speech: one tag (universal and Penn) for each word, left to right, by a linear model over
// the word, its neighbours and the tags already given. Linear time, thread-safe.
#ifndef NUNCIO_SYNTAX_TAGGER_H_
#define NUNCIO_SYNTAX_TAGGER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/model_file.h"
#include "syntax/sparse_weights.h"
#include "syntax/tag_lexicon.h"
#include "syntax/tag_set.h"
#include "syntax/word_form.h"

namespace nuncio {

class Tagger {
 public:
  Tagger(TagSet tags, TagLexicon lexicon, SparseWeights weights)
      : tags_(std::move(tags)), lexicon_(std::move(lexicon)), weights_(std::move(weights)) {}

  // Sets upos and xpos of the words. REQUIRES: forms[i] belongs to words[i].
  void tag(std::span<const FormAtoms> forms, std::span<Word> words) const;

  void write(ModelFile& file) const;
  static Tagger read(const ModelFile& file);

 private:
  TagSet tags_;
  TagLexicon lexicon_;
  SparseWeights weights_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAGGER_H_
