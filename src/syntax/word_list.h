// An English dictionary in a hash table: which parts of speech and which inflected forms a word can
// be. Compiled from WordNet by build/train; knows words that no treebank has.
#ifndef NUNCIO_SYNTAX_WORD_LIST_H_
#define NUNCIO_SYNTAX_WORD_LIST_H_

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "syntax/bytes.h"
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

  WordList() = default;

  // The words of WordNet's index files and irregular forms, inflected. Throws Error{system} where a
  // file cannot be read.
  static WordList compile(const std::filesystem::path& wordnet);

  // The kinds of a form in any case; 0 where it is unknown.
  uint16_t kinds(const FormAtoms& form) const;

  void write(ByteWriter& out) const;
  static WordList read(ByteReader& in);

 private:
  WordList(std::span<const uint32_t> forms, std::span<const uint16_t> kinds);

  struct Slot {
    uint32_t form = 0;   // FormAtoms::lower
    uint16_t kinds = 0;  // 0: empty
  };
  std::vector<Slot> slots_ = std::vector<Slot>(2);  // open addressing, never full
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_WORD_LIST_H_
