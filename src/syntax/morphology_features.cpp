#include "syntax/morphology_features.h"

#include "base/files.h"
#include "syntax/feature_hash.h"

namespace nuncio {
namespace {

constexpr uint64_t bit(Deprel deprel) {
  return uint64_t{1} << static_cast<uint32_t>(deprel);
}

constexpr uint64_t kSubjects =
    bit(Deprel::nsubj) | bit(Deprel::nsubj_pass) | bit(Deprel::nsubj_outer);
// Children that tell finite from other verbs and active from passive.
constexpr uint64_t kTelling = kSubjects | bit(Deprel::aux) | bit(Deprel::aux_pass) |
                              bit(Deprel::mark) | bit(Deprel::cop) | bit(Deprel::expl) |
                              bit(Deprel::obl_agent) | bit(Deprel::obj) | bit(Deprel::case_);

}  // namespace

MorphologyFeatures::MorphologyFeatures(std::span<const FormAtoms> forms,
                                       std::span<const Word> words)
    : forms_(forms), words_(words), subjects_(words.size(), -1), relations_(words.size(), 0) {
  tags_.reserve(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    tags_.push_back(
        static_cast<uint32_t>(mix(stable_hash(word.xpos), static_cast<uint64_t>(word.upos))));
    if (word.head < 0) continue;
    const auto head = static_cast<size_t>(word.head);
    relations_[head] |= bit(word.deprel);
    const bool is_subject = (bit(word.deprel) & kSubjects) != 0;
    if (is_subject && subjects_[head] < 0) subjects_[head] = static_cast<int32_t>(i);
  }
}

// The subject of the clause that word i, a verb or an auxiliary, belongs to; -1 where none is near.
int32_t MorphologyFeatures::subject_of(size_t i) const {
  for (int steps = 0; steps < 3; ++steps) {
    if (subjects_[i] >= 0) {
      const auto subject = static_cast<size_t>(subjects_[i]);
      const bool relative = words_[i].deprel == Deprel::acl_relcl && words_[i].head >= 0 &&
                            words_[subject].upos == Upos::pron && words_[subject].xpos[0] == 'W';
      return relative ? words_[i].head : subjects_[i];
    }
    const Deprel deprel = words_[i].deprel;
    const bool shares = deprel == Deprel::aux || deprel == Deprel::aux_pass ||
                        deprel == Deprel::cop || deprel == Deprel::conj;
    if (!shares || words_[i].head < 0) return -1;
    i = static_cast<size_t>(words_[i].head);
  }
  return -1;
}

uint32_t MorphologyFeatures::lower(int32_t word) const {
  return static_cast<size_t>(word) < forms_.size() ? forms_[static_cast<size_t>(word)].lower : 1;
}

uint32_t MorphologyFeatures::tag(int32_t word) const {
  return static_cast<size_t>(word) < tags_.size() ? tags_[static_cast<size_t>(word)] : 1;
}

template <typename... Atoms>
void MorphologyFeatures::add(Atoms... atoms) {
  keys_.push_back(feature(template_++, own_tag_, atoms...));
}

std::span<const uint64_t> MorphologyFeatures::keys(size_t i) {
  keys_.clear();
  template_ = 0;
  own_tag_ = tags_[i];
  const FormAtoms& form = forms_[i];
  const auto at = static_cast<int32_t>(i);
  const int32_t head = words_[i].head, subject = subject_of(i);
  const auto deprel = static_cast<uint32_t>(words_[i].deprel);
  const bool several =
      subject >= 0 && (relations_[static_cast<size_t>(subject)] & bit(Deprel::conj));
  const uint64_t telling = relations_[i] & kTelling;
  add(0);
  add(form.lower);
  add(form.exact);
  add(form.shape);
  for (const uint32_t suffix : form.suffix) add(suffix);
  add(lower(at - 1));
  add(lower(at + 1));
  add(tag(at - 1));
  add(tag(at + 1));
  add(form.lower, lower(at - 1));
  add(form.lower, lower(at + 1));
  add(tag(at - 1), tag(at + 1));
  add(deprel);
  add(deprel, form.lower);
  add(deprel, telling);
  add(telling);
  add(telling, form.suffix[2]);
  add(lower(head));
  add(tag(head), deprel);
  add(tag(subject), several);
  add(lower(subject), several);
  add(form.lower, tag(subject), several);
  add(form.lower, lower(subject));
  add(i == 0, telling);
  return keys_;
}

}  // namespace nuncio
