// Regular English inflection, forwards: the forms that a lemma takes if it is regular. The
// lemmatizer learns to go back from these.
#ifndef NUNCIO_SYNTAX_INFLECTION_H_
#define NUNCIO_SYNTAX_INFLECTION_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nuncio {

// Forms with their Penn tags.
using Inflected = std::vector<std::pair<std::string, std::string>>;

// All take lower-case ASCII lemmas of two letters or more. Verbs of more than one syllable do not
// double their last letter ("admit": "admited"); where they do, WordNet lists them as irregular.
Inflected inflect_verb(std::string_view lemma);  // VBZ, VBG, VBD, VBN
Inflected inflect_noun(std::string_view lemma);  // NNS; more than one where spelling cannot tell
// Comparative and superlative of a short adjective (JJR, JJS); nothing for a long one.
Inflected inflect_adjective(std::string_view lemma);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_INFLECTION_H_
