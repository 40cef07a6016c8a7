// What a post is called: one canonical name, "ROLE of JURISDICTION", and its other usual wordings.
#ifndef NUNCIO_ENTITY_OFFICE_NAMES_H_
#define NUNCIO_ENTITY_OFFICE_NAMES_H_

#include <optional>
#include <string>
#include <vector>

#include "entity/draft.h"
#include "entity/office_phrase.h"

namespace nuncio {

struct OfficeNames {
  std::string name;
  std::vector<std::string> aliases;
  std::string jurisdiction;  // canonical name of the place or body
};

// `jurisdiction` is an entity of the draft; unset for posts whose jurisdiction the role itself
// says. Nothing where the role cannot be of that entity.
std::optional<OfficeNames> name_office(const Draft& draft, const OfficePhrase& phrase,
                                       std::optional<uint32_t> jurisdiction);

// "United States" -> "the United States".
std::string with_article(const std::string& name, EntityType type);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_OFFICE_NAMES_H_
