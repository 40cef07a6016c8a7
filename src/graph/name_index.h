// Finds nodes by any of their names, whatever case, accents or punctuation (base/fold.h name_key),
// and knows what a misspelt name may have meant.
#ifndef NUNCIO_GRAPH_NAME_INDEX_H_
#define NUNCIO_GRAPH_NAME_INDEX_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/array.h"
#include "graph/string_pool.h"
#include "nuncio/value.h"

namespace nuncio {

class NameIndex {
 public:
  // Names as written, with their nodes.
  class Builder {
   public:
    void add(std::string_view text, NodeId node) {
      texts_.add(text);
      nodes_.push_back(node);
    }
    NameIndex build() &&;

   private:
    StringPool::Builder texts_;
    std::vector<NodeId> nodes_;
  };

  NameIndex() = default;

  // Nodes that have this name, sorted; empty where none has.
  std::span<const NodeId> find(std::string_view name) const;

  // Up to `limit` names as written that begin so, sorted by key. One spelling a key.
  std::vector<std::string> complete(std::string_view prefix, size_t limit) const;

  // Up to `limit` nodes whose names, or a word of them, come nearest to `name`; best first. Empty
  // where nothing is near.
  std::vector<NodeId> suggest(std::string_view name, size_t limit) const;

  // Names as written, in the order of adding, and whose they are.
  const StringPool& texts() const { return texts_; }
  std::span<const NodeId> owners() const { return owners_; }
  // Different names.
  size_t size() const { return keys_.size(); }
  size_t bytes() const;

  void save(ImageWriter& out) const;
  static NameIndex load(ImageReader& in, uint32_t nodes);

 private:
  size_t lower_bound(std::string_view key) const;

  StringPool texts_;
  Array<NodeId> owners_;      // by text
  StringPool keys_;           // sorted, distinct; names whose key is empty are left out
  Array<uint32_t> spelling_;  // by key: one of texts_
  Array<uint32_t> offsets_;   // by key, into nodes_
  Array<NodeId> nodes_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_NAME_INDEX_H_
