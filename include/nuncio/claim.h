// What an article says: typed relations between its entities, each with stance, speaker, date and
// the sentence that says so; and the Reading, all that the text tower makes of one article.
#ifndef NUNCIO_CLAIM_H_
#define NUNCIO_CLAIM_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/entity.h"

namespace nuncio {

enum class Polarity : uint8_t { positive, negative };
enum class Modality : uint8_t { actual, planned, possible };

inline constexpr std::array<std::string_view, 2> polarity_names = {"+", "-"};
inline constexpr std::array<std::string_view, 3> modality_names = {"actual", "planned", "possible"};

inline constexpr std::string_view to_string(Polarity p) {
  return polarity_names[static_cast<size_t>(p)];
}
inline constexpr std::string_view to_string(Modality m) {
  return modality_names[static_cast<size_t>(m)];
}

// One assertion of one relation in one sentence. Entities are indices into the article's
// DocumentEntities::entities. Dates are ISO 8601, maybe only YYYY or YYYY-MM; empty where unknown.
struct Claim {
  std::string type;   // "criticized"; "open" where no declared type fits
  std::string label;  // for "open": the verb phrase
  uint32_t source = 0;
  uint32_t target = 0;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::actual;
  std::optional<uint32_t> speaker;  // who asserts it; unset: the article in its own voice
  std::string date;                 // when it happened or began
  std::string last_date;            // when a state ended; empty where it holds on
  double confidence = 1.0;          // 0..1
  uint32_t sentence = 0;            // index into Document::sentences
  Span trigger;                     // the word or words that carry the relation
  Span source_span;                 // the mention that fills the role, "he" for instance
  Span target_span;
  std::string rule;  // file and name of the rule that fired
};

// All that one article says. Indices in `entities` and `claims` refer within the Reading.
struct Reading {
  Document document;
  DocumentEntities entities;
  std::vector<Claim> claims;
};

}  // namespace nuncio

#endif  // NUNCIO_CLAIM_H_
