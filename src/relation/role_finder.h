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
#include "relation/subject_finder.h"
#include "relation/tree.h"

namespace nuncio {

// A trigger found in a sentence.
struct TriggerMatch {
  WordClass word_class = WordClass::verb;
  std::vector<uint32_t> words;       // [0] carries the relation
  std::optional<uint32_t> governed;  // of a prepositional verb: X in "called on X"
};

class RoleFinder {
 public:
  // REQUIRES: `tree` outlives it.
  explicit RoleFinder(const Tree& tree) : tree_(tree), subjects_(tree) {}

  // The fillers that the construction offers for `slot`, the most direct first; conjuncts of a
  // filler are left to the caller.
  std::vector<Filler> find(const TriggerMatch& match, const Slot& slot) const;

  const SubjectFinder& subjects() const { return subjects_; }

 private:
  void subject(const TriggerMatch& match, std::vector<Filler>& out) const;
  void object(const TriggerMatch& match, std::vector<Filler>& out) const;
  void construction_object(const TriggerMatch& match, std::vector<Filler>& out) const;
  void possessor(const TriggerMatch& match, std::vector<Filler>& out) const;
  void preposition(const TriggerMatch& match, std::string_view preposition,
                   std::vector<Filler>& out) const;
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

  const Tree& tree_;
  SubjectFinder subjects_;
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_ROLE_FINDER_H_
