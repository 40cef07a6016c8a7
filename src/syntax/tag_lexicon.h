// What training says of frequent word forms: the tags that they take, as one atom, and the tag of those
// that take only one.
#ifndef NUNCIO_SYNTAX_TAG_LEXICON_H_
#define NUNCIO_SYNTAX_TAG_LEXICON_H_

#include <cstdint>
#include <span>
#include <unordered_map>

#include "nuncio/sentence.h"
#include "syntax/bytes.h"
#include "syntax/tag_set.h"
#include "syntax/word_form.h"

namespace nuncio {

class TagLexicon {
 public:
  static constexpr uint16_t kUnsure = 0xFFFF;

  TagLexicon() = default;
  TagLexicon(std::span<const Sentence> sentences, const TagSet& tags);

  // The set of usual tags of the lower-case form as an atom; 0 for rare and unknown forms.
  uint32_t usual_tags(const FormAtoms& form) const;
  // The only tag of the exact form, or kUnsure.
  uint16_t only_tag(const FormAtoms& form) const;

  void write(ByteWriter& out) const;
  static TagLexicon read(ByteReader& in, const TagSet& tags);

 private:
  std::unordered_map<uint32_t, uint32_t> usual_;
  std::unordered_map<uint32_t, uint16_t> only_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAG_LEXICON_H_
