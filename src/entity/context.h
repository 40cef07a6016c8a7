// What the sieves for descriptions and pronouns ask of the text around a mention.
#ifndef NUNCIO_ENTITY_CONTEXT_H_
#define NUNCIO_ENTITY_CONTEXT_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entity/draft.h"

namespace nuncio {

enum class Grammatical : uint8_t { subject, object, other };

// The function of word `head` in its clause; conjuncts and appositions have that of their first
// part.
Grammatical function_of(const Sentence& sentence, uint32_t head);

// The verb or predicate that the word depends on as a subject or an object; unset for others.
std::optional<uint32_t> predicate_of(const Sentence& sentence, uint32_t head);

// Whether word `below` is `above` or hangs below it.
bool hangs_below(const Sentence& sentence, uint32_t below, uint32_t above);

// Resolved mentions by sentence, each sentence's in the order of its words. Must be built anew (or
// extended by add) when mentions are resolved.
class MentionIndex {
 public:
  explicit MentionIndex(const Draft& draft);
  void add(const Draft& draft, uint32_t mention);
  const std::vector<uint32_t>& of(uint32_t sentence) const { return by_sentence_[sentence]; }

 private:
  std::vector<std::vector<uint32_t>> by_sentence_;
};

// The bytes inside quotation marks, by paragraph: a mark left open ends with its paragraph.
std::vector<Span> find_quotations(const Document& document);

// Whether the word is one that tells or decides: "said", "warned".
bool is_speech_verb(std::string_view lemma);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_CONTEXT_H_
