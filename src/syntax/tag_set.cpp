#include "syntax/tag_set.h"

#include <set>

#include "nuncio/error.h"

namespace nuncio {

TagSet::TagSet(std::vector<Tag> tags) : tags_(std::move(tags)) {
  for (uint32_t i = 0; i < tags_.size(); ++i) ids_[tags_[i]] = i;
}

TagSet::TagSet(std::span<const Sentence> sentences) {
  std::set<Tag> tags;
  for (const Sentence& sentence : sentences)
    for (const Word& word : sentence.words) tags.insert({word.upos, word.xpos});
  *this = TagSet(std::vector<Tag>(tags.begin(), tags.end()));
}

std::optional<uint32_t> TagSet::id_of(const Word& word) const {
  const auto found = ids_.find({word.upos, word.xpos});
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

void TagSet::write(ByteWriter& out) const {
  out.put(size());
  for (const Tag& tag : tags_) {
    out.put(tag.upos);
    out.put_text(tag.xpos);
  }
}

TagSet TagSet::read(ByteReader& in) {
  std::vector<Tag> tags(std::min<uint32_t>(in.get<uint32_t>(), 4096));
  for (Tag& tag : tags) {
    tag.upos = in.get<Upos>();
    tag.xpos = in.get_text();
    if (static_cast<size_t>(tag.upos) >= upos_names.size())
      throw Error(Error::Kind::input, "is inconsistent");
  }
  return TagSet(std::move(tags));
}

}  // namespace nuncio
