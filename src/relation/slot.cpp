#include "relation/slot.h"

#include <algorithm>
#include <array>

namespace nuncio {
namespace {

constexpr size_t kNamed = 7;  // the first names are roles, the rest prepositions

constexpr std::array<std::string_view, 48> kNames = {
    "subj",   "obj",      "iobj",    "poss",    "self",       "doer",      "clause",  "about",
    "across", "after",    "against", "along",   "among",      "around",    "as",      "at",
    "before", "behind",   "between", "by",      "concerning", "despite",   "for",     "from",
    "in",     "inside",   "into",    "like",    "near",       "of",        "off",     "on",
    "onto",   "opposite", "out",     "outside", "over",       "regarding", "through", "to",
    "toward", "towards",  "under",   "upon",    "versus",     "with",      "within",  "without"};

}  // namespace

std::optional<Slot> slot_from(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  const auto index = static_cast<size_t>(found - kNames.begin());
  if (index < kNamed) return Slot{static_cast<Slot::Kind>(index), {}};
  return Slot{Slot::Kind::preposition, std::string(name)};
}

std::string_view to_string(const Slot& slot) {
  if (slot.kind == Slot::Kind::preposition) return slot.word;
  return kNames[static_cast<size_t>(slot.kind)];
}

bool is_preposition(std::string_view word) {
  return std::find(kNames.begin() + kNamed, kNames.end(), word) != kNames.end();
}

std::span<const std::string_view> slot_names() {
  return kNames;
}

}  // namespace nuncio
