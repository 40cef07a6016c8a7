// Bodies and laws that every country has one of ("Thai military", "Parliament of Iraq", "the
// Constitution"): which words name them and what they are called in one canonical form.
#ifndef NUNCIO_ENTITY_COUNTRY_BODIES_H_
#define NUNCIO_ENTITY_COUNTRY_BODIES_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entity/gazetteer.h"
#include "entity/phrase_table.h"
#include "nuncio/entity.h"

namespace nuncio {

class CountryBodies {
 public:
  struct Body {
    std::string words;  // folded
    std::string name;
    EntityType type = EntityType::organization;
  };

  // Reads bodies.tsv. Throws Error on a damaged one.
  static CountryBodies load(const std::filesystem::path& english_folder);

  struct Hit {
    uint32_t pieces = 0;  // 0 where none was found
    const Body* body = nullptr;
  };
  // The longest body that the pieces begin with.
  Hit longest(std::span<const std::string> pieces) const;
  // The body that is called exactly this; nullptr where there is none.
  const Body* find(std::string_view words) const;

  // What "Iraqi Parliament", "Iraq's Parliament" or "Parliament of Iraq" is of.
  struct Owned {
    const Body* body = nullptr;
    const Country* country = nullptr;
  };
  std::optional<Owned> parse(std::string_view name, const Gazetteer& gazetteer) const;

  // "Parliament of Iraq", then its other usual names.
  static std::vector<std::string> names(const Body& body, const Country& country);

 private:
  std::vector<Body> bodies_;
  PhraseTable table_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_COUNTRY_BODIES_H_
