// Finds nodes by any of their names, whatever case, accents or punctuation (base/fold.h name_key),
// and knows what a misspelt name may have meant.
#ifndef NUNCIO_GRAPH_NAME_INDEX_H_
#define NUNCIO_GRAPH_NAME_INDEX_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/value.h"

namespace nuncio {

class NameIndex {
 public:
  struct Name {
    std::string text;  // as written
    NodeId node;
  };

  NameIndex() = default;
  // Names whose key is empty are left out.
  explicit NameIndex(std::vector<Name> names);

  // Nodes that have this name, sorted; empty where none has.
  std::span<const NodeId> find(std::string_view name) const;

  // Up to `limit` names as written that begin so, sorted by key. One spelling a key.
  std::vector<std::string> complete(std::string_view prefix, size_t limit) const;

  // Up to `limit` nodes whose names, or a word of them, come nearest to `name`; best first. Empty
  // where nothing is near.
  std::vector<NodeId> suggest(std::string_view name, size_t limit) const;

  // As given, in that order.
  const std::vector<Name>& names() const { return names_; }
  size_t size() const { return keys_.size(); }
  size_t bytes() const;

 private:
  size_t lower_bound(std::string_view key) const;

  std::vector<Name> names_;
  std::vector<std::string> keys_;   // sorted, distinct
  std::vector<uint32_t> spelling_;  // by key: one of names_
  std::vector<uint64_t> letters_;   // by key: which letters occur, hashed onto 64 bits
  std::vector<uint32_t> offsets_;   // by key, into nodes_
  std::vector<NodeId> nodes_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_NAME_INDEX_H_
