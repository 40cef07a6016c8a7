// The pairs of universal and Penn tags that occur in training: what the tagger chooses among.
#ifndef NUNCIO_SYNTAX_TAG_SET_H_
#define NUNCIO_SYNTAX_TAG_SET_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/bytes.h"

namespace nuncio {

struct Tag {
  Upos upos = Upos::x;
  std::string xpos;
  friend auto operator<=>(const Tag&, const Tag&) = default;
};

class TagSet {
 public:
  TagSet() = default;
  // All tags of the sentences' words, sorted.
  explicit TagSet(std::span<const Sentence> sentences);

  uint32_t size() const { return static_cast<uint32_t>(tags_.size()); }
  const Tag& operator[](uint32_t id) const { return tags_[id]; }
  std::optional<uint32_t> id_of(const Word& word) const;

  void write(ByteWriter& out) const;
  static TagSet read(ByteReader& in);

 private:
  explicit TagSet(std::vector<Tag> tags);

  std::vector<Tag> tags_;
  std::map<Tag, uint32_t> ids_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TAG_SET_H_
