// What is known of word forms before any context: of those frequent in training the tags that they
// take, as one atom, and the tag of those that take only one; of the others what the dictionary
// says.
#ifndef NUNCIO_SYNTAX_TAG_LEXICON_H_
#define NUNCIO_SYNTAX_TAG_LEXICON_H_

#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/bytes.h"
#include "syntax/tag_set.h"
#include "syntax/word_form.h"
#include "syntax/word_list.h"

namespace nuncio {

class TagLexicon {
 public:
  static constexpr uint16_t kUnsure = 0xFFFF;

  TagLexicon() = default;
  TagLexicon(std::span<const Sentence> sentences, const TagSet& tags, WordList words);

  // The set of usual tags of the lower-case form as an atom; 0 for rare and unknown forms.
  uint32_t usual_tags(const FormAtoms& form) const;
  // The only tag of the exact form, or kUnsure.
  uint16_t only_tag(const FormAtoms& form) const;

  // Whether the form is mostly a finite verb or a modal ("was", "would", "said").
  bool mostly_finite(const FormAtoms& form) const { return finite_.contains(form.lower); }
  bool is_finite_tag(uint16_t tag) const { return tag < finite_tags_.size() && finite_tags_[tag]; }
  uint16_t kinds(const FormAtoms& form) const { return words_.kinds(form); }

  void write(ByteWriter& out) const;
  static TagLexicon read(ByteReader& in, const TagSet& tags);

 private:
  void set_finite_tags(const TagSet& tags);

  std::unordered_map<uint32_t, uint32_t> usual_;
  std::unordered_map<uint32_t, uint16_t> only_;
  std::unordered_set<uint32_t> finite_;
  std::vector<bool> finite_tags_;
  WordList words_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAG_LEXICON_H_
