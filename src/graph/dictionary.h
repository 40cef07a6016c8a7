// Names and their numbers: labels, relation types, property keys.
#ifndef NUNCIO_GRAPH_DICTIONARY_H_
#define NUNCIO_GRAPH_DICTIONARY_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

// Numbers run from 0 in the order of adding. At most 65,535 names.
class Dictionary {
 public:
  // The number of `name`, a new one where it has none. Throws Error{limit} when full.
  uint16_t add(std::string_view name);
  std::optional<uint16_t> find(std::string_view name) const;
  const std::string& name(uint16_t id) const { return names_[id]; }
  const std::vector<std::string>& names() const { return names_; }
  size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::map<std::string, uint16_t, std::less<>> ids_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_DICTIONARY_H_
