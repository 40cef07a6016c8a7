// Finds whom a verb is said of, in front of it or far from it: its own subject, the one it shares
// with the verb it is conjoined to, the one that controls it ("asked X to go"), the noun that it
// modifies.
#ifndef NUNCIO_RELATION_SUBJECT_FINDER_H_
#define NUNCIO_RELATION_SUBJECT_FINDER_H_

#include <cstdint>
#include <optional>

#include "relation/tree.h"

namespace nuncio {

struct Filler {
  uint32_t word = 0;
  double confidence = 1.0;  // of the construction
};

// The verb for which a noun is only the name of the act ("launch an attack").
struct Support {
  uint32_t verb = 0;
  bool reverse = false;  // its subject is the one it is done to: "face criticism"
  bool passive = false;  // the noun is its subject: "an attack was launched by"
};

class SubjectFinder {
 public:
  // REQUIRES: `tree` outlives it.
  explicit SubjectFinder(const Tree& tree) : tree_(tree) {}

  // The subject in front of the verb, active or passive; also of a predicate adjective or noun.
  // `depth` bounds how many clauses are climbed.
  std::optional<Filler> surface_subject(uint32_t verb, int depth = 8) const;

  // The noun that a relative pronoun stands for; any other word itself.
  uint32_t antecedent(uint32_t word) const;

  std::optional<Support> support_of(uint32_t noun) const;

 private:
  std::optional<Filler> controller(uint32_t verb, int depth) const;
  std::optional<Filler> of_adverbial(uint32_t verb, uint32_t head, int depth) const;
  std::optional<Filler> of_participle(uint32_t verb, uint32_t noun, int depth) const;
  std::optional<Filler> of_infinitive(uint32_t noun, int depth) const;

  const Tree& tree_;
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_SUBJECT_FINDER_H_
