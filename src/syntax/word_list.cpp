#include "syntax/word_list.h"

#include <algorithm>
#include <bit>
#include <map>
#include <string>

#include "nuncio/error.h"
#include "syntax/inflection.h"
#include "syntax/wordnet.h"

namespace nuncio {
namespace {

WordList::Kind kind_of(std::string_view xpos) {
  if (xpos == "VBZ") return WordList::third_person;
  if (xpos == "VBG") return WordList::gerund;
  return xpos == "NNS" ? WordList::plural : WordList::past;
}

WordList::Kind irregular_kind(std::string_view form, WordList::Kind base) {
  if (base == WordList::noun) return WordList::plural;
  if (base == WordList::verb) {
    if (form.ends_with("ing")) return WordList::gerund;
    return form.ends_with("s") ? WordList::third_person : WordList::past;
  }
  return form.ends_with("st") ? WordList::superlative : WordList::comparative;
}

}  // namespace

WordList::WordList(std::span<const uint32_t> forms, std::span<const uint16_t> kinds)
    : slots_(std::bit_ceil(std::max<size_t>(2, forms.size() * 2))) {
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < forms.size(); ++i) {
    size_t at = forms[i] & mask;
    while (slots_[at].kinds != 0) at = (at + 1) & mask;
    slots_[at] = {forms[i], kinds[i]};
  }
}

WordList WordList::compile(const std::filesystem::path& wordnet) {
  std::map<uint32_t, uint16_t> kinds;
  const auto add = [&](std::string_view form, Kind kind) {
    uint16_t& bits = kinds[FormAtoms(form).lower];
    bits = static_cast<uint16_t>(bits | kind);
  };
  struct Part {
    const char* name;
    Kind base;
  };
  for (const auto& [name, base] :
       {Part{"noun", noun}, Part{"verb", verb}, Part{"adj", adjective}, Part{"adv", adverb}}) {
    for (const std::string& word : wordnet_words(wordnet / (std::string("index.") + name))) {
      add(word, base);
      if (base != noun && base != verb) continue;
      for (const auto& [form, xpos] : base == noun ? inflect_noun(word) : inflect_verb(word))
        add(form, kind_of(xpos));
    }
    for (const auto& [form, lemma] : wordnet_irregular(wordnet / (std::string(name) + ".exc")))
      add(form, irregular_kind(form, base));
  }
  std::vector<uint32_t> forms;
  std::vector<uint16_t> bits;
  for (const auto& [form, kind] : kinds) {
    forms.push_back(form);
    bits.push_back(kind);
  }
  return WordList(forms, bits);
}

uint16_t WordList::kinds(const FormAtoms& form) const {
  const size_t mask = slots_.size() - 1;
  size_t at = form.lower & mask;
  while (slots_[at].kinds != 0 && slots_[at].form != form.lower) at = (at + 1) & mask;
  return slots_[at].kinds;
}

void WordList::write(ByteWriter& out) const {
  std::map<uint32_t, uint16_t> sorted;
  for (const Slot& slot : slots_)
    if (slot.kinds != 0) sorted[slot.form] = slot.kinds;
  std::vector<uint32_t> forms;
  std::vector<uint16_t> kinds;
  for (const auto& [form, bits] : sorted) {
    forms.push_back(form);
    kinds.push_back(bits);
  }
  out.put_array(forms);
  out.put_array(kinds);
}

WordList WordList::read(ByteReader& in) {
  const auto forms = in.get_array<uint32_t>();
  const auto kinds = in.get_array<uint16_t>();
  if (forms.size() != kinds.size()) throw Error(Error::Kind::input, "is inconsistent");
  return WordList(forms, kinds);
}

}  // namespace nuncio
