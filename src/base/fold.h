// One idea of "the same name": case, accents, typographic variants and spacing don't tell names
// apart.
#ifndef NUNCIO_BASE_FOLD_H_
#define NUNCIO_BASE_FOLD_H_

#include <string>
#include <string_view>

namespace nuncio {

// Case-folded, accents stripped ("Gutiérrez" -> "gutierrez", "Erdoğan" -> "erdogan", "Łódź" ->
// "lodz"), curly quotes and long dashes made plain, white space collapsed and trimmed. Punctuation
// stays.
std::string fold(std::string_view text);

// The key under which names are compared: fold(), then full stops dropped ("U.S." -> "us"), other
// punctuation turned into spaces, a leading "the" and a possessive "'s" at the end dropped.
std::string name_key(std::string_view name);

// Smallest number of inserted, deleted, replaced or swapped code points between two folded texts
// (optimal string alignment); gives `limit + 1` as soon as it is sure to exceed `limit`.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

}  // namespace nuncio

#endif  // NUNCIO_BASE_FOLD_H_
