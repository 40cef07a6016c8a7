#include "syntax/tag_lexicon.h"

#include <algorithm>
#include <map>
#include <vector>

#include "nuncio/error.h"
#include "syntax/feature_hash.h"

namespace nuncio {
namespace {

constexpr uint32_t kMinCount = 4;       // rarer forms have no usual tags
constexpr double kUsualShare = 0.08;    // a tag of a smaller share is not usual
constexpr uint32_t kMinSureCount = 40;  // rarer forms are never sure
constexpr double kSureShare = 0.998;
constexpr double kFiniteShare = 0.8;

struct Counts {
  uint32_t total = 0;
  std::map<uint16_t, uint32_t> tags;
};

uint32_t usual_atom(const Counts& counts) {
  uint64_t hash = 1;
  for (const auto& [tag, count] : counts.tags)
    if (count >= kUsualShare * counts.total) hash = mix(hash, tag);
  return static_cast<uint32_t>(hash >> 32) | 1;
}

template <typename Value>
void write_map(ByteWriter& out, const std::unordered_map<uint32_t, Value>& map) {
  std::map<uint32_t, Value> sorted(map.begin(), map.end());
  out.put(static_cast<uint32_t>(sorted.size()));
  for (const auto& [key, value] : sorted) {
    out.put(key);
    out.put(value);
  }
}

}  // namespace

TagLexicon::TagLexicon(std::span<const Sentence> sentences, const TagSet& tags, WordList words)
    : words_(std::move(words)) {
  set_finite_tags(tags);
  std::map<uint32_t, Counts> exact, lower;
  for (const Sentence& sentence : sentences) {
    for (const Word& word : sentence.words) {
      const FormAtoms form(word.form);
      const auto tag = static_cast<uint16_t>(tags.id_of(word).value());
      for (Counts* counts : {&exact[form.exact], &lower[form.lower]}) {
        ++counts->total;
        ++counts->tags[tag];
      }
    }
  }
  for (const auto& [form, counts] : lower) {
    if (counts.total < kMinCount) continue;
    usual_[form] = usual_atom(counts);
    uint32_t finite = 0;
    for (const auto& [tag, count] : counts.tags) finite += finite_tags_[tag] ? count : 0;
    if (finite >= kFiniteShare * counts.total) finite_.insert(form);
  }
  for (const auto& [form, counts] : exact) {
    const auto most = std::max_element(counts.tags.begin(), counts.tags.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    if (counts.total >= kMinSureCount && most->second >= kSureShare * counts.total)
      only_[form] = most->first;
  }
}

uint32_t TagLexicon::usual_tags(const FormAtoms& form) const {
  const auto found = usual_.find(form.lower);
  return found == usual_.end() ? 0 : found->second;
}

uint16_t TagLexicon::only_tag(const FormAtoms& form) const {
  const auto found = only_.find(form.exact);
  return found == only_.end() ? kUnsure : found->second;
}

void TagLexicon::set_finite_tags(const TagSet& tags) {
  finite_tags_.assign(tags.size(), false);
  for (uint32_t i = 0; i < tags.size(); ++i)
    for (const char* finite : {"VBD", "VBZ", "VBP", "MD"})
      if (tags[i].xpos == finite) finite_tags_[i] = true;
}

void TagLexicon::write(ByteWriter& out) const {
  write_map(out, usual_);
  write_map(out, only_);
  std::vector<uint32_t> finite(finite_.begin(), finite_.end());
  std::sort(finite.begin(), finite.end());
  out.put_array(finite);
  words_.write(out);
}

TagLexicon TagLexicon::read(ByteReader& in, const TagSet& tags) {
  TagLexicon out;
  for (auto left = in.get<uint32_t>(); left > 0; --left) {
    const auto form = in.get<uint32_t>();
    out.usual_[form] = in.get<uint32_t>();
  }
  for (auto left = in.get<uint32_t>(); left > 0; --left) {
    const auto form = in.get<uint32_t>();
    const auto tag = in.get<uint16_t>();
    if (tag >= tags.size()) throw Error(Error::Kind::input, "is inconsistent");
    out.only_[form] = tag;
  }
  for (const uint32_t form : in.get_array<uint32_t>()) out.finite_.insert(form);
  out.words_ = WordList::read(in);
  out.set_finite_tags(tags);
  return out;
}

}  // namespace nuncio
