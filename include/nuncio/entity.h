// Who and what an article speaks of: mentions, and the entities they stand for within one article.
#ifndef NUNCIO_ENTITY_H_
#define NUNCIO_ENTITY_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

enum class EntityType : uint8_t { person, organization, place, office, agreement, other };

inline constexpr std::array<std::string_view, 6> entity_type_names = {
    "Person", "Organization", "Place", "Office", "Agreement", "Other"};

inline constexpr std::string_view to_string(EntityType type) {
  return entity_type_names[static_cast<size_t>(type)];
}

inline constexpr std::optional<EntityType> entity_type_from(std::string_view name) {
  for (size_t i = 0; i < entity_type_names.size(); ++i)
    if (entity_type_names[i] == name) return static_cast<EntityType>(i);
  return std::nullopt;
}

enum class MentionKind : uint8_t { name, nominal, pronoun };

inline constexpr std::array<std::string_view, 3> mention_kind_names = {"name", "nominal",
                                                                       "pronoun"};

inline constexpr std::string_view to_string(MentionKind kind) {
  return mention_kind_names[static_cast<size_t>(kind)];
}

// A stretch of words of one sentence that stands for an entity. "the mayors" may stand for several.
struct Mention {
  uint32_t sentence = 0;  // index into Document::sentences
  uint32_t first = 0;     // words [first, last)
  uint32_t last = 0;
  uint32_t head = 0;  // syntactic head, first <= head < last
  Span span;          // the bytes of those words
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::other;
  std::vector<uint32_t> entities;  // into DocumentEntities::entities; empty while unresolved
};

// One entity of one article; what else is needed to find the same entity in other articles.
struct LocalEntity {
  EntityType type = EntityType::other;
  std::string name;                  // fullest form seen in the article, or the canonical one
  std::vector<std::string> aliases;  // other names that stand for it alone, `name` left out
  std::string code;                  // ISO 3166-1 alpha-3 for countries, else empty
  std::string jurisdiction;  // of an office: canonical name of the place or body; else empty
  uint32_t mentions = 0;
};

// "Interior Minister Armando Benedetti", "Eder, mayor of Cali": a person in an office.
struct OfficeHolding {
  uint32_t holder = 0;  // entities
  uint32_t office = 0;
  uint32_t sentence = 0;
  Span holder_span;
  Span office_span;
  bool former = false;  // "former", "then", "ex-"
  bool elect = false;   // "-elect", "incoming", "designate"
};

// What resolution within one article found. Mentions stand in the order of the text; entities in
// the order of their first mention (those without one, such as inferred offices, at the end).
struct DocumentEntities {
  std::vector<Mention> mentions;
  std::vector<LocalEntity> entities;
  std::vector<OfficeHolding> offices;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_H_
