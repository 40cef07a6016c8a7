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

// What the dictionary is gathered in, by FormAtoms::lower.
using Entries = std::map<uint32_t, WordList::Entry>;

void add_kind(Entries& entries, std::string_view form, WordList::Kind kind) {
  uint16_t& kinds = entries[FormAtoms(form).lower].kinds;
  kinds = static_cast<uint16_t>(kinds | kind);
}

// The inflected forms of a word mean what it means, unless they are words by themselves.
void add_categories(Entries& entries, const std::filesystem::path& wordnet, const char* part,
                    WordList::Kind base) {
  uint8_t WordList::Entry::*field =
      base == WordList::noun ? &WordList::Entry::noun : &WordList::Entry::verb;
  const auto words = wordnet_categories(wordnet, part);
  std::map<std::string_view, uint8_t> categories;
  for (const auto& [word, category] : words) {
    entries[FormAtoms(word).lower].*field = category;
    categories.emplace(word, category);
  }
  const auto inherit = [&](std::string_view form, uint8_t category) {
    uint8_t& own = entries[FormAtoms(form).lower].*field;
    if (own == 0) own = category;
  };
  for (const auto& [form, lemma] : wordnet_irregular(wordnet / (std::string(part) + ".exc")))
    if (const auto found = categories.find(lemma); found != categories.end())
      inherit(form, found->second);
  for (const auto& [word, category] : words)
    for (const auto& [form, xpos] :
         base == WordList::noun ? inflect_noun(word) : inflect_verb(word))
      inherit(form, category);
}

}  // namespace

WordList::WordList(std::span<const uint32_t> forms, std::span<const Entry> entries)
    : slots_(std::bit_ceil(std::max<size_t>(2, forms.size() * 2))) {
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < forms.size(); ++i) {
    size_t at = forms[i] & mask;
    while (slots_[at].entry.kinds != 0) at = (at + 1) & mask;
    slots_[at] = {forms[i], entries[i]};
  }
}

WordList WordList::compile(const std::filesystem::path& wordnet) {
  Entries entries;
  struct Part {
    const char* name;
    Kind base;
  };
  for (const auto& [name, base] :
       {Part{"noun", noun}, Part{"verb", verb}, Part{"adj", adjective}, Part{"adv", adverb}}) {
    for (const std::string& word : wordnet_words(wordnet / (std::string("index.") + name))) {
      add_kind(entries, word, base);
      if (base != noun && base != verb) continue;
      for (const auto& [form, xpos] : base == noun ? inflect_noun(word) : inflect_verb(word))
        add_kind(entries, form, kind_of(xpos));
    }
    for (const auto& [form, lemma] : wordnet_irregular(wordnet / (std::string(name) + ".exc")))
      add_kind(entries, form, irregular_kind(form, base));
    if (base == noun || base == verb) add_categories(entries, wordnet, name, base);
  }
  std::vector<uint32_t> forms;
  std::vector<Entry> found;
  for (const auto& [form, entry] : entries) {
    forms.push_back(form);
    found.push_back(entry);
  }
  return WordList(forms, found);
}

WordList::Entry WordList::find(uint32_t lower) const {
  const size_t mask = slots_.size() - 1;
  size_t at = lower & mask;
  while (slots_[at].entry.kinds != 0 && slots_[at].form != lower) at = (at + 1) & mask;
  return slots_[at].entry;
}

void WordList::write(ByteWriter& out) const {
  std::map<uint32_t, Entry> sorted;
  for (const Slot& slot : slots_)
    if (slot.entry.kinds != 0) sorted[slot.form] = slot.entry;
  std::vector<uint32_t> forms;
  std::vector<Entry> entries;
  for (const auto& [form, entry] : sorted) {
    forms.push_back(form);
    entries.push_back(entry);
  }
  out.put_array(forms);
  out.put_array(entries);
}

WordList WordList::read(ByteReader& in) {
  const auto forms = in.get_array<uint32_t>();
  const auto entries = in.get_array<Entry>();
  if (forms.size() != entries.size()) throw Error(Error::Kind::input, "is inconsistent");
  return WordList(forms, entries);
}

}  // namespace nuncio
