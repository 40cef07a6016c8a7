// What the tagger looks at to tag one word.
#ifndef NUNCIO_SYNTAX_TAG_FEATURES_H_
#define NUNCIO_SYNTAX_TAG_FEATURES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/tag_lexicon.h"
#include "syntax/word_form.h"

namespace nuncio {

// A sentence on its way through the tagger. Words before i must be tagged before keys(i).
class TagContext {
 public:
  TagContext(std::span<const FormAtoms> forms, const TagLexicon& lexicon);

  // The features of word i; valid until the next call.
  std::span<const uint64_t> keys(size_t i);

  // Tags word i. REQUIRES: words are tagged in order.
  void set(size_t i, uint16_t tag);
  uint16_t tag(size_t i) const { return tags_[i]; }

 private:
  const FormAtoms& form(size_t i, int offset) const;
  uint32_t usual(size_t i, int offset) const;
  uint32_t kinds(size_t i, int offset) const;
  uint32_t tag_before(size_t i, int back) const;
  void add_form(const FormAtoms& word, uint32_t usual, bool first);
  void add_tags(size_t i);
  void add_neighbours(size_t i);
  void add_dictionary(size_t i);
  template <typename... Atoms>
  void add(Atoms... atoms);

  const TagLexicon& lexicon_;
  std::span<const FormAtoms> forms_;
  std::vector<uint16_t> tags_;
  std::vector<uint32_t> usual_;
  std::vector<uint16_t> kinds_;         // by the dictionary
  std::vector<uint32_t> finite_after_;  // words behind each that are mostly finite verbs
  std::vector<uint32_t> past_after_;    // those that can be a past tense or participle
  uint32_t finite_before_ = 0;          // words tagged as finite verbs so far
  FormAtoms outside_;
  bool shouting_ = false;  // nearly all letters are capitals
  bool closed_ = false;  // ends in a full stop or the like, as whole clauses do and headings don't
  uint32_t template_ = 0;
  std::vector<uint64_t> keys_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAG_FEATURES_H_
