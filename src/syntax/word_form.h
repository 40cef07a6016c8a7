// What the models see of a word's form.
#ifndef NUNCIO_SYNTAX_WORD_FORM_H_
#define NUNCIO_SYNTAX_WORD_FORM_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// Typography that newspapers and treebanks differ in made one: straight quotes, "--" for long
// dashes,
// "..." for an ellipsis. Case and accents stay.
std::string plain_form(std::string_view form);

// Unicode lower case, of valid UTF-8; malformed bytes stay.
std::string lower_case(std::string_view text);

// "Xxxx", "d.d", "X.X.": classes of letters, each repeated four times at most.
std::string word_shape(std::string_view plain);

// Hashes of the parts of one form, the atoms that features are made of.
struct FormAtoms {
  explicit FormAtoms(std::string_view form);
  // The atom `lower` of a form that is plain, in lower case and has its digits made one already.
  static uint32_t lower_atom(std::string_view text);

  uint32_t exact = 0;  // plain form, digits made one
  uint32_t lower = 0;  // the same in lower case
  uint32_t shape = 0;
  uint32_t prefix[4] = {};  // the first 1, 2, 3, 4 bytes of the lower-case form; 0 where shorter
  uint32_t suffix[5] = {};  // the last 1 .. 5 bytes
  bool capital = false;     // begins with a capital letter
  bool all_capitals = false;
  bool letters = false;  // holds one
  bool digit = false;    // holds one
  bool hyphen = false;
  bool sentence_end = false;  // ".", "?", "!", "..."
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_WORD_FORM_H_
