// How a sentence takes what it says: whether it denies it, whether it is done, planned or only
// possible, and whose words they are within the sentence. Read off the tree between the trigger and
// the root: negation, auxiliaries, adverbs and what the governing verbs and nouns entail ("refused
// to meet": did not; "managed to meet": did; "plans to meet": planned).
#ifndef NUNCIO_RELATION_STANCE_H_
#define NUNCIO_RELATION_STANCE_H_

#include <cstdint>
#include <optional>

#include "nuncio/claim.h"
#include "relation/tree.h"

namespace nuncio {

struct Stance {
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::actual;
  std::optional<uint32_t>
      speaker;  // the word that names who says so; unset: nobody in the sentence
};

// The stance on the act that the word `trigger` names. A word that `describes` someone ("a critic
// of X") is denied or doubted only where it stands: "is no critic of X".
Stance stance_of(const Tree& tree, uint32_t trigger, bool describes = false);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_STANCE_H_
