// An English dictionary in a hash table: which parts of speech and which inflected forms a word can
// be, and what sort of thing or deed it mostly means. Compiled from WordNet by build/train; knows
// words that no treebank has.
#ifndef NUNCIO_SYNTAX_WORD_LIST_H_
#define NUNCIO_SYNTAX_WORD_LIST_H_

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "syntax/word_form.h"

namespace nuncio {

class WordList {
 public:
  // What a form can be, a bit each.
  enum Kind : uint16_t {
    noun = 1,
    plural = 2,
    verb = 4,
    third_person = 8,
    gerund = 16,
    past = 32,
    adjective = 64,
    adverb = 128,
    comparative = 256,
    superlative = 512,
  };

  // Categories are numbers of WordNet's lexicographer files; 0 where the form is no noun or no
  // verb.
  struct Entry {
    uint16_t kinds = 0;
    uint8_t noun = 0;
    uint8_t verb = 0;
  };

  WordList() = default;

  // The words of WordNet's index files and irregular forms, inflected. Throws Error{system} where a
  // file cannot be read.
  static WordList compile(const std::filesystem::path& wordnet);

  // The entry of a form in any case; all 0 where it is unknown.
  Entry find(const FormAtoms& form) const { return find(form.lower); }
  Entry find(uint32_t lower) const;
  uint16_t kinds(const FormAtoms& form) const { return find(form).kinds; }

  void write(ByteWriter& out) const;
  static WordList read(ByteReader& in);

 private:
  WordList(std::span<const uint32_t> forms, std::span<const Entry> entries);

  struct Slot {
    uint32_t form = 0;  // FormAtoms::lower
    Entry entry;        // no kinds: empty
  };
  std::vector<Slot> slots_ = std::vector<Slot>(2);  // open addressing, never full
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_WORD_LIST_H_
