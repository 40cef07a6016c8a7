// What the tagger looks at to tag one word.
#ifndef NUNCIO_SYNTAX_TAG_FEATURES_H_
#define NUNCIO_SYNTAX_TAG_FEATURES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/tag_lexicon.h"
#include "syntax/word_form.h"

namespace nuncio {

// A sentence on its way through the tagger. tags[j] must be set for all j < i before keys(i).
class TagContext {
 public:
  TagContext(std::span<const FormAtoms> forms, const TagLexicon& lexicon);

  // The features of word i; valid until the next call.
  std::span<const uint64_t> keys(size_t i);

  std::vector<uint16_t> tags;

 private:
  const FormAtoms& form(size_t i, int offset) const;
  uint32_t usual(size_t i, int offset) const;
  uint32_t tag(size_t i, int back) const;
  void add_form(const FormAtoms& word, uint32_t usual, bool first);
  void add_context(size_t i);
  template <typename... Atoms>
  void add(Atoms... atoms);

  std::span<const FormAtoms> forms_;
  std::vector<uint32_t> usual_;
  FormAtoms outside_;
  bool shouting_ = false;  // nearly all letters are capitals
  uint32_t template_ = 0;
  std::vector<uint64_t> keys_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAG_FEATURES_H_
