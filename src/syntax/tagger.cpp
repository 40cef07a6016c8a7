#include "syntax/tagger.h"

#include <algorithm>

#include "nuncio/error.h"
#include "syntax/tag_features.h"

namespace nuncio {

void Tagger::tag(std::span<const FormAtoms> forms, std::span<Word> words) const {
  TagContext context(forms, lexicon_);
  std::vector<int32_t> scores(tags_.size());
  for (size_t i = 0; i < forms.size(); ++i) {
    uint16_t tag = lexicon_.only_tag(forms[i]);
    if (tag == TagLexicon::kUnsure) {
      std::fill(scores.begin(), scores.end(), 0);
      weights_.add(context.keys(i), scores);
      tag = static_cast<uint16_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
    context.set(i, tag);
    words[i].upos = tags_[tag].upos;
    words[i].xpos = tags_[tag].xpos;
  }
}

void Tagger::write(ModelFile& file) const {
  ByteWriter tags, lexicon, weights;
  tags_.write(tags);
  lexicon_.write(lexicon);
  weights_.write(weights);
  file.set("tags", tags.take());
  file.set("tag lexicon", lexicon.take());
  file.set("tag weights", weights.take());
}

Tagger Tagger::read(const ModelFile& file) {
  TagSet tags;
  TagLexicon lexicon;
  SparseWeights weights;
  file.read("tags", [&](ByteReader& in) { tags = TagSet::read(in); });
  file.read("tag lexicon", [&](ByteReader& in) { lexicon = TagLexicon::read(in, tags); });
  file.read("tag weights", [&](ByteReader& in) {
    weights = SparseWeights::read(in);
    if (weights.labels() != tags.size() || tags.size() == 0)
      throw Error(Error::Kind::input, "does not fit the tags");
  });
  return {std::move(tags), std::move(lexicon), std::move(weights)};
}

}  // namespace nuncio
