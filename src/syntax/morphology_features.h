// What Morphology looks at to choose the features of one word.
#ifndef NUNCIO_SYNTAX_MORPHOLOGY_FEATURES_H_
#define NUNCIO_SYNTAX_MORPHOLOGY_FEATURES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/word_form.h"

namespace nuncio {

// REQUIRES: the words are tagged and parsed; forms[i] belongs to words[i].
class MorphologyFeatures {
 public:
  MorphologyFeatures(std::span<const FormAtoms> forms, std::span<const Word> words);

  // The features of word i; valid until the next call.
  std::span<const uint64_t> keys(size_t i);

 private:
  int32_t subject_of(size_t i) const;
  uint32_t lower(int32_t word) const;
  uint32_t tag(int32_t word) const;
  template <typename... Atoms>
  void add(Atoms... atoms);

  std::span<const FormAtoms> forms_;
  std::span<const Word> words_;
  std::vector<uint32_t> tags_;
  std::vector<int32_t> subjects_;    // of each word as a predicate; -1 where none
  std::vector<uint64_t> relations_;  // of each word's children, a bit a relation
  uint32_t template_ = 0;
  uint32_t own_tag_ = 0;
  std::vector<uint64_t> keys_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_MORPHOLOGY_FEATURES_H_
