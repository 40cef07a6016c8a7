// What words entail about the act they govern. Lemmas, lower case, American spelling.
#ifndef NUNCIO_RELATION_STANCE_WORDS_H_
#define NUNCIO_RELATION_STANCE_WORDS_H_

#include <cstdint>
#include <string_view>

namespace nuncio {

enum class Effect : uint8_t {
  none,      // "managed to", "was forced to": it happened
  negative,  // "refused to", "failed to", "cancelled the meeting": it did not
  planned,   // "plans to", "vowed to"
  possible,  // "wants to", "urged X to", "alleged that"
};

// Of a verb, adjective or noun on a clause that it governs: "refuse to …", "threat to …".
Effect effect_on_clause(std::string_view lemma);
// Of a verb or noun on a nominalised act: "cancel the meeting", "call for talks", "threat of
// sanctions".
Effect effect_on_noun(std::string_view lemma);
// Of an adverb or an adjective beside the act: "allegedly", "planned talks".
Effect effect_of_modifier(std::string_view lemma);
// Of an auxiliary: "will", "may".
Effect effect_of_auxiliary(std::string_view lemma);
bool is_negation(std::string_view lemma);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_STANCE_WORDS_H_
