// The grammatical roles that rules may name: the few below, which the engine finds through voice,
// control, relative clauses, conjunction and nominalisation, and every English preposition.
#ifndef NUNCIO_RELATION_SLOT_H_
#define NUNCIO_RELATION_SLOT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nuncio {

struct Slot {
  enum class Kind : uint8_t {
    subj,         // who does it: subject, "by" agent, possessor of a noun ("Petro's criticism")
    obj,          // whom it is done to: object, passive subject, "of" after a noun
    iobj,         // "give X support"
    poss,         // possessor or modifier of a noun: "Khashoggi's murder", "the FARC attack"
    self,         // whom the noun itself names: "X, a spokesman for Y", "X is an ally of Y"
    doer,         // who is to do it: "demanded that X resign"
    clause,       // the subject of the clause around: "said in an interview with"
    preposition,  // the nominal behind it: "on", "against", "with"
  };
  Kind kind = Kind::subj;
  std::string word;  // of a preposition
  friend bool operator==(const Slot&, const Slot&) = default;
};

// Unset where the language has no such role.
std::optional<Slot> slot_from(std::string_view name);
std::string_view to_string(const Slot& slot);

bool is_preposition(std::string_view word);

// All names, for messages.
std::span<const std::string_view> slot_names();

}  // namespace nuncio

#endif  // NUNCIO_RELATION_SLOT_H_
