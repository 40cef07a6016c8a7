// The one town and the one state that a document dwells on, if it does.
#ifndef NUNCIO_ENTITY_MAIN_PLACES_H_
#define NUNCIO_ENTITY_MAIN_PLACES_H_

#include <cstdint>
#include <optional>

#include "entity/draft.h"

namespace nuncio {

// Entities; unset where no listed place of the kind is named at least twice as often as all others.
struct MainPlaces {
  std::optional<uint32_t> town;
  std::optional<uint32_t> state;
};

MainPlaces find_main_places(const Draft& draft);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_MAIN_PLACES_H_
