#include "syntax/tag_features.h"

#include <algorithm>

#include "syntax/feature_hash.h"

namespace nuncio {

TagContext::TagContext(std::span<const FormAtoms> forms, const TagLexicon& lexicon)
    : lexicon_(lexicon),
      forms_(forms),
      tags_(forms.size(), TagLexicon::kUnsure),
      finite_after_(forms.size(), 0),
      past_after_(forms.size(), 0),
      outside_("") {
  usual_.reserve(forms.size());
  kinds_.reserve(forms.size());
  size_t letters = 0, capitals = 0;
  for (const FormAtoms& form : forms) {
    usual_.push_back(lexicon.usual_tags(form));
    kinds_.push_back(lexicon.kinds(form));
    letters += form.letters;
    capitals += form.all_capitals;
  }
  for (size_t i = forms.size(); i-- > 1;) {
    const bool finite = lexicon.mostly_finite(forms[i]);
    finite_after_[i - 1] = finite_after_[i] + finite;
    past_after_[i - 1] = past_after_[i] + (!finite && (kinds_[i] & WordList::past) != 0);
  }
  for (size_t back = 1; back <= 3 && back <= forms.size() && !closed_; ++back)
    closed_ = forms[forms.size() - back].sentence_end;
  shouting_ = letters > 2 && capitals * 4 > letters * 3;
}

void TagContext::set(size_t i, uint16_t tag) {
  tags_[i] = tag;
  finite_before_ += lexicon_.is_finite_tag(tag);
}

const FormAtoms& TagContext::form(size_t i, int offset) const {
  const size_t at = i + static_cast<size_t>(offset);
  return at < forms_.size() ? forms_[at] : outside_;
}

uint32_t TagContext::usual(size_t i, int offset) const {
  const size_t at = i + static_cast<size_t>(offset);
  return at < usual_.size() ? usual_[at] : 2;
}

uint32_t TagContext::kinds(size_t i, int offset) const {
  const size_t at = i + static_cast<size_t>(offset);
  return at < kinds_.size() ? kinds_[at] : 0x8000;
}

uint32_t TagContext::tag_before(size_t i, int back) const {
  const size_t at = i - static_cast<size_t>(back);
  return at < tags_.size() ? tags_[at] : 0xFFFE;
}

template <typename... Atoms>
void TagContext::add(Atoms... atoms) {
  keys_.push_back(feature(template_++, atoms...));
}

void TagContext::add_form(const FormAtoms& word, uint32_t usual, bool first) {
  add(0);
  add(word.exact);
  add(word.lower);
  for (const uint32_t prefix : word.prefix) add(prefix);
  for (const uint32_t suffix : word.suffix) add(suffix);
  add(word.shape, shouting_);
  add(word.shape, first);
  add(usual, word.capital && !first && !shouting_);
  add(word.suffix[2], word.capital, first);
  add(word.digit, word.hyphen, word.capital, word.all_capitals, shouting_);
  add(word.suffix[1], word.prefix[0], word.hyphen);
}

void TagContext::add_tags(size_t i) {
  const FormAtoms& here = forms_[i];
  const uint32_t tag1 = tag_before(i, 1), tag2 = tag_before(i, 2), tag3 = tag_before(i, 3);
  const uint32_t usual0 = usual(i, 0), usual1 = usual(i, 1), usual2 = usual(i, 2);
  add(tag1);
  add(tag2);
  add(tag1, tag2);
  add(tag1, tag2, tag3);
  add(tag1, here.lower);
  add(tag1, tag2, here.lower);
  add(tag1, here.suffix[2]);
  add(tag1, here.shape);
  add(tag1, usual0);
  add(tag1, usual1);
  add(tag1, usual0, usual1);
  add(tag1, tag2, usual0);
  add(usual0, usual1);
  add(usual1);
  add(usual2);
  add(usual1, usual2);
  add(usual0, usual1, usual2);
}

void TagContext::add_neighbours(size_t i) {
  const FormAtoms& here = forms_[i];
  const FormAtoms &left = form(i, -1), &right = form(i, 1);
  const FormAtoms &left2 = form(i, -2), &right2 = form(i, 2);
  const uint32_t tag1 = tag_before(i, 1), usual0 = usual(i, 0);
  add(left.lower);
  add(right.lower);
  add(left2.lower);
  add(right2.lower);
  add(left.lower, here.lower);
  add(here.lower, right.lower);
  add(left.lower, right.lower);
  add(left.lower, usual0);
  add(right.lower, usual0);
  add(tag1, right.lower);
  add(tag1, left.lower);
  add(left.suffix[2]);
  add(right.suffix[2]);
  add(left.shape, here.shape);
  add(here.shape, right.shape);
  add(right.suffix[2], here.suffix[2]);
  add(left2.lower, left.lower);
  add(right.lower, right2.lower);
  add(tag1, here.suffix[1], right.suffix[1]);
}

void TagContext::add_dictionary(size_t i) {
  const FormAtoms& here = forms_[i];
  const uint32_t tag1 = tag_before(i, 1), tag2 = tag_before(i, 2), kinds0 = kinds(i, 0),
                 kinds1 = kinds(i, 1);
  const uint32_t before = std::min(finite_before_, 2u), after = std::min(finite_after_[i], 2u);
  const bool inside = here.capital && i > 0;
  add(kinds0, inside, shouting_);
  add(kinds0, here.suffix[1], inside);
  add(kinds0, kinds1);
  add(tag1, kinds0, inside);
  add(tag1, kinds0, kinds1);
  add(tag1, tag2, kinds0);
  add(tag1, kinds1);
  add(kinds1, usual_[i]);
  const uint32_t finite = before * 6 + after * 2 + closed_;
  add(usual_[i], finite);
  add(here.suffix[1], finite);
  add(here.lower, finite);
  add(kinds0, finite);
  add(kinds0, tag1, finite);
  add(kinds0, kinds1, finite);
  add(kinds0, tag1, kinds1, finite);
  add(here.suffix[1], tag1, finite);
  const uint32_t past = std::min(past_after_[i], 2u) * 18 + finite;
  add(usual_[i], past);
  add(here.suffix[1], past);
  add(kinds0, past);
  add(kinds0, tag1, past);
  add(kinds0, kinds1, past);
}

std::span<const uint64_t> TagContext::keys(size_t i) {
  keys_.clear();
  template_ = 0;
  add_form(forms_[i], usual_[i], i == 0);
  add_tags(i);
  add_neighbours(i);
  add_dictionary(i);
  return keys_;
}

}  // namespace nuncio
