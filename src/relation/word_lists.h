// Closed lists of English words that the engine's constructions turn on. Lemmas, lower case,
// American spelling. What belongs to one relation stands in its `.rel` file, not here.
#ifndef NUNCIO_RELATION_WORD_LISTS_H_
#define NUNCIO_RELATION_WORD_LISTS_H_

#include <string_view>

namespace nuncio::words {

// "launch an attack on": the verb adds nothing, its subject acts.
bool is_support_verb(std::string_view lemma);
// "face criticism", "receive support": its subject is the one it is done to.
bool is_reverse_verb(std::string_view lemma);
// People who act for the body or country that their modifier names: "Colombian officials".
bool is_collective(std::string_view lemma);
// A person of his own: "Petro's brother" is not Petro.
bool is_person_noun(std::string_view lemma);
// "accuse X of meeting Y", "ask X to meet Y": X meets. After an object.
bool is_promise_verb(std::string_view lemma);
bool is_speech_verb(std::string_view lemma);
// "talks will begin": the act that its subject names happens.
bool is_event_verb(std::string_view lemma);
// "a letter urging X": its writer urges.
bool is_text_noun(std::string_view lemma);
bool is_relative_pronoun(std::string_view lemma);

}  // namespace nuncio::words

#endif  // NUNCIO_RELATION_WORD_LISTS_H_
