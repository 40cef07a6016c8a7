// Finds the words that fill the grammatical roles of a trigger. This is where English syntax lives:
// voice, relative clauses, participles, control and raising, shared arguments of conjoined verbs,
// nominalisations and their support verbs. Rules only name roles.
#ifndef NUNCIO_RELATION_ROLE_FINDER_H_
#define NUNCIO_RELATION_ROLE_FINDER_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "relation/rule.h"
#include "relation/tree.h"

namespace nuncio {

// A trigger found in a sentence.
struct TriggerMatch {
  WordClass word_class = WordClass::verb;
  std::vector<uint32_t> words;       // [0] carries the relation
  std::optional<uint32_t> governed;  // of a prepositional verb: X in "called on X"
};

struct Filler {
  uint32_t word = 0;
  double confidence = 1.0;  // of the construction
};

class RoleFinder {
 public:
  // REQUIRES: `tree` outlives it.
  explicit RoleFinder(const Tree& tree) : tree_(tree) {}

  // The fillers that the construction offers for `slot`, the most direct first; conjuncts of a
  // filler are left to the caller.
  std::vector<Filler> find(const TriggerMatch& match, const Slot& slot) const;

  // The subject in front of the verb, active or passive, its own or the one it shares or is
  // controlled by. Also of a predicate adjective or noun.
  std::optional<Filler> surface_subject(uint32_t verb, int depth = 8) const;

  // The verb for which `noun` is only a name of the act ("launch an attack"), with whether its
  // subject is the one it is done to ("face criticism").
  struct Support {
    uint32_t verb = 0;
    bool reverse = false;
    bool passive = false;  // the noun is its subject: "an attack was launched by"
  };
  std::optional<Support> support_of(uint32_t noun) const;

 private:
  void verb_subject(uint32_t verb, std::vector<Filler>& out) const;
  void verb_object(uint32_t verb, std::vector<Filler>& out) const;
  void noun_subject(uint32_t noun, std::vector<Filler>& out) const;
  void noun_object(uint32_t noun, std::vector<Filler>& out) const;
  void noun_modifiers(uint32_t noun, std::vector<Filler>& out) const;
  std::optional<uint32_t> object_of(const TriggerMatch& match) const;
  void clause_subject(uint32_t noun, std::vector<Filler>& out) const;
  void clause_doer(uint32_t head, std::vector<Filler>& out) const;
  void noun_self(uint32_t noun, std::vector<Filler>& out, int depth = 3) const;
  void prepositional(uint32_t word, std::string_view preposition, double confidence,
                     std::vector<Filler>& out) const;
  void preposition_of_verb(uint32_t verb, std::string_view preposition,
                           std::vector<Filler>& out) const;
  void preposition_of_noun(uint32_t noun, std::string_view preposition,
                           std::vector<Filler>& out) const;
  std::optional<Filler> controller(uint32_t verb, int depth) const;
  uint32_t antecedent(uint32_t word) const;

  const Tree& tree_;
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_ROLE_FINDER_H_
