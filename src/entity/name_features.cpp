#include "entity/name_features.h"

#include "base/files.h"
#include "base/feature_hash.h"

namespace nuncio {

NameFeatures::NameFeatures(const Sentence& sentence, const SentenceFacts& facts)
    : sentence_(sentence), facts_(facts), near_(sentence.words.size()) {
  for (size_t i = 0; i < near_.size(); ++i) {
    const WordFacts& word = facts.words[i];
    near_[i] = {word.atoms.lower,
                word.atoms.exact,
                word.atoms.shape,
                word.atoms.suffix[2],
                static_cast<uint32_t>(sentence.words[i].upos),
                static_cast<uint32_t>(stable_hash(sentence.words[i].xpos)),
                word.cues.bits(),
                word.listed};
  }
}

const NameFeatures::Near& NameFeatures::near(uint32_t i, int offset) const {
  const int64_t at = static_cast<int64_t>(i) + offset;
  return at < 0 || at >= static_cast<int64_t>(near_.size()) ? outside_
                                                            : near_[static_cast<size_t>(at)];
}

template <typename... Atoms>
void NameFeatures::add(Atoms... atoms) {
  keys_.push_back(feature(template_++, atoms...));
}

std::span<const uint64_t> NameFeatures::keys(uint32_t i) {
  keys_.clear();
  template_ = 0;
  add_word(i);
  add_neighbours(i);
  add_lists(i);
  add_run(i);
  add_document(i);
  return keys_;
}

void NameFeatures::add_word(uint32_t i) {
  const WordFacts& word = facts_.words[i];
  const FormAtoms& atoms = word.atoms;
  add(0);
  add(atoms.exact);
  add(atoms.lower, i == 0);
  add(atoms.shape, i == 0, facts_.shouting);
  add(near_[i].upos, atoms.capital);
  add(near_[i].xpos, atoms.shape);
  for (const uint32_t prefix : {atoms.prefix[1], atoms.prefix[2], atoms.prefix[3]})
    add(prefix, atoms.capital);
  for (const uint32_t suffix : {atoms.suffix[1], atoms.suffix[2], atoms.suffix[3], atoms.suffix[4]})
    add(suffix, atoms.capital);
}

void NameFeatures::add_neighbours(uint32_t i) {
  const Near &a = near(i, -2), &b = near(i, -1), &c = near(i, 0), &d = near(i, 1), &e = near(i, 2);
  add(b.lower);
  add(d.lower);
  add(a.lower);
  add(e.lower);
  add(b.lower, c.lower);
  add(c.lower, d.lower);
  add(b.lower, c.shape);
  add(d.lower, c.shape);
  add(b.lower, d.lower, c.shape);
  add(a.lower, b.lower, c.shape);
  add(d.lower, e.lower, c.shape);
  add(b.shape, c.shape, d.shape);
  add(b.upos, c.upos, d.upos);
  add(a.upos, b.upos, c.shape);
  add(d.upos, e.upos, c.shape);
  add(b.suffix, c.shape);
  add(d.suffix, c.shape);
}

void NameFeatures::add_lists(uint32_t i) {
  const Near &b = near(i, -1), &c = near(i, 0), &d = near(i, 1);
  const uint32_t more = facts_.words[i].listed_more;
  add(c.listed, c.shape);
  add(c.listed, more);
  add(c.listed, b.lower);
  add(c.listed, d.lower);
  add(b.listed, c.listed, c.shape);
  add(d.listed, c.listed, c.shape);
  add(c.cues, c.shape);
  add(b.cues, c.shape);
  add(d.cues, c.shape);
  add(near(i, -2).cues, c.shape);
  add(near(i, 2).cues, c.shape);
  add(b.cues, c.cues, d.cues, c.shape);
  add(b.cues, c.listed, d.cues);
}

void NameFeatures::add_run(uint32_t i) {
  const WordFacts& word = facts_.words[i];
  if (!word.run) return;
  const uint32_t length = std::min<uint32_t>(word.run_last - word.run_first, 6);
  const uint32_t from_first = std::min<uint32_t>(i - word.run_first, 3);
  const uint32_t from_last = std::min<uint32_t>(word.run_last - 1 - i, 3);
  const auto at = [&](uint32_t k) { return static_cast<int>(k) - static_cast<int>(i); };
  const Near& first = near(i, at(word.run_first));
  const Near& last = near(i, at(word.run_last - 1));
  const Near& before = near(i, at(word.run_first) - 1);
  const Near& after = near(i, at(word.run_last));
  template_ = 100;
  add(length, from_first, from_last);
  add(first.lower, from_first);
  add(last.lower, from_last);
  add(first.cues, from_first, from_last);
  add(last.cues, from_first, from_last);
  add(last.suffix, from_last);
  add(before.lower, length, from_first);
  add(after.lower, length, from_last);
  add(before.cues, after.cues, from_first, from_last);
  add(word.run_cues.bits() & 0x13F, from_first, from_last);
  add(before.lower, after.lower, from_first, from_last);
  add(first.listed, last.listed, from_first, from_last);
}

void NameFeatures::add_document(uint32_t i) {
  const WordFacts& word = facts_.words[i];
  if (!word.atoms.capital) return;
  template_ = 120;
  add(word.evidence & (after_title | after_given_name | before_person_verb), near_[i].shape);
  add(word.evidence & (after_place_word | after_the | before_possessive), near_[i].shape);
  add(word.evidence & (in_organization_run | is_small_elsewhere | in_brackets), near_[i].shape);
  add(word.evidence & (alone_in_run | first_of_longer_run | last_of_longer_run), near_[i].shape);
  add(word.evidence, i == 0);
  for (uint32_t bit = 0; bit < 14; ++bit) {
    template_ = 130 + bit;
    if ((word.evidence >> bit & 1) != 0) add(word.run_last - word.run_first == 1);
  }
}

}  // namespace nuncio
