// The classes of names that the tagger tells apart and the labels it gives to words: outside, or
// beginning, inside, last or the only word of a name of some class.
#ifndef NUNCIO_ENTITY_NAME_LABELS_H_
#define NUNCIO_ENTITY_NAME_LABELS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace nuncio {

// `other` is a named event, work or thing; a demonym is an adjective or noun of a place
// ("Colombian").
enum class NameClass : uint8_t { person, organization, place, agreement, other, demonym };

inline constexpr size_t name_class_count = 6;
inline constexpr std::array<std::string_view, name_class_count> name_class_names = {
    "Person", "Organization", "Place", "Agreement", "Other", "Demonym"};

enum class NamePart : uint8_t { begin, inside, last, only };

// Label 0 is "outside"; then four for each class.
inline constexpr uint32_t outside_label = 0;
inline constexpr uint32_t name_label_count = 1 + 4 * name_class_count;

inline constexpr uint32_t name_label(NameClass name_class, NamePart part) {
  return 1 + 4 * static_cast<uint32_t>(name_class) + static_cast<uint32_t>(part);
}
inline constexpr NameClass class_of_label(uint32_t label) {
  return static_cast<NameClass>((label - 1) / 4);
}
inline constexpr NamePart part_of_label(uint32_t label) {
  return static_cast<NamePart>((label - 1) % 4);
}

// Whether `next` may follow `label`; the border of a sentence counts as outside.
inline constexpr bool may_follow(uint32_t label, uint32_t next) {
  const bool open = label != outside_label && (part_of_label(label) == NamePart::begin ||
                                               part_of_label(label) == NamePart::inside);
  const bool continues = next != outside_label && (part_of_label(next) == NamePart::inside ||
                                                   part_of_label(next) == NamePart::last);
  if (open != continues) return false;
  return !open || class_of_label(label) == class_of_label(next);
}

// A name found in a sentence: words [first, last).
struct NameSpan {
  uint32_t first = 0;
  uint32_t last = 0;
  NameClass name_class = NameClass::other;
  friend bool operator==(const NameSpan&, const NameSpan&) = default;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_NAME_LABELS_H_
