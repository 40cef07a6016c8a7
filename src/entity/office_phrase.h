// Posts as the words of a sentence name them: "former Colombian Interior Minister", "the mayors of
// Bogotá and Cali", "chair of the House Subcommittee on ...".
#ifndef NUNCIO_ENTITY_OFFICE_PHRASE_H_
#define NUNCIO_ENTITY_OFFICE_PHRASE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entity/role_table.h"

namespace nuncio {

struct OfficePhrase {
  uint32_t sentence = 0;
  uint32_t first = 0;  // words [first, last), a determiner left out
  uint32_t last = 0;
  uint32_t head = 0;  // last word of the role itself
  const Role* role = nullptr;
  std::string prefix;     // "Deputy", "Vice" where the role itself does not say so
  std::string portfolio;  // canonical, of ministers and secretaries; empty where none is named
  bool plural = false;
  bool former = false;
  bool elect = false;
  bool of_state = false;             // "state senator": of a state, not of a country
  bool place_behind_holder = false;  // "Mayor X of Cali": the jurisdiction is no part of the phrase
  bool definite = false;             // after "the", "this"
  std::vector<uint32_t>
      jurisdictions;  // entities, in the order of the text; several for "mayors of A and B"
  std::optional<uint32_t> owner;    // the person of "Trump's secretary of state"
  std::optional<uint32_t> posting;  // where an ambassador is accredited
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_OFFICE_PHRASE_H_
