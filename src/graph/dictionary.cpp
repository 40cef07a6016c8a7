#include "graph/dictionary.h"

#include "nuncio/error.h"

namespace nuncio {

uint16_t Dictionary::add(std::string_view name) {
  if (const auto known = ids_.find(name); known != ids_.end()) return known->second;
  if (names_.size() >= UINT16_MAX)
    throw Error(Error::Kind::limit,
                "more than 65,535 different labels, relation types or properties");
  const auto id = static_cast<uint16_t>(names_.size());
  names_.emplace_back(name);
  ids_.emplace(name, id);
  return id;
}

std::optional<uint16_t> Dictionary::find(std::string_view name) const {
  const auto known = ids_.find(name);
  if (known == ids_.end()) return std::nullopt;
  return known->second;
}

}  // namespace nuncio
