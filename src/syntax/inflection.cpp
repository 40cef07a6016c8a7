#include "syntax/inflection.h"

namespace nuncio {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// "stop": one vowel letter, then one consonant that can be doubled.
bool doubles(std::string_view lemma) {
  size_t vowels = 0;
  for (const char c : lemma) vowels += is_vowel(c) || c == 'y';
  const size_t size = lemma.size();
  const bool qu = size > 3 && lemma.substr(size - 4, 2) == "qu";
  return (vowels == 1 || (qu && vowels == 2)) && size > 2 && is_vowel(lemma[size - 2]) &&
         !is_vowel(lemma.back()) &&
         std::string_view("wxyh").find(lemma.back()) == std::string_view::npos;
}

std::string with_s(std::string_view lemma) {
  const std::string stem(lemma);
  const char last = lemma.back();
  if (last == 'y' && !is_vowel(lemma[lemma.size() - 2]))
    return stem.substr(0, stem.size() - 1) + "ies";
  const bool hissing = lemma.ends_with("s") || lemma.ends_with("x") || lemma.ends_with("z") ||
                       lemma.ends_with("ch") || lemma.ends_with("sh");
  return stem + (hissing ? "es" : "s");
}

std::string with_ed(std::string_view lemma) {
  const std::string stem(lemma);
  if (lemma.back() == 'e') return stem + "d";
  if (lemma.back() == 'y' && !is_vowel(lemma[lemma.size() - 2]))
    return stem.substr(0, stem.size() - 1) + "ied";
  return doubles(lemma) ? stem + lemma.back() + "ed" : stem + "ed";
}

// "big" -> "bigg", "happy" -> "happi", "simple" -> "simpl": what "er" and "est" are put behind.
std::string comparison_stem(std::string_view lemma) {
  const std::string stem(lemma);
  if (lemma.back() == 'e') return stem.substr(0, stem.size() - 1);
  if (lemma.back() == 'y' && !is_vowel(lemma[lemma.size() - 2]))
    return stem.substr(0, stem.size() - 1) + "i";
  return doubles(lemma) ? stem + lemma.back() : stem;
}

std::string with_ing(std::string_view lemma) {
  const std::string stem(lemma);
  if (lemma.ends_with("ie")) return stem.substr(0, stem.size() - 2) + "ying";
  const bool drops_e = lemma.back() == 'e' && !lemma.ends_with("ee") && !lemma.ends_with("oe") &&
                       !lemma.ends_with("ye") && lemma.size() > 2;
  if (drops_e) return stem.substr(0, stem.size() - 1) + "ing";
  return doubles(lemma) ? stem + lemma.back() + "ing" : stem + "ing";
}

}  // namespace

Inflected inflect_verb(std::string_view lemma) {
  const std::string past = with_ed(lemma);
  return {{with_s(lemma), "VBZ"}, {with_ing(lemma), "VBG"}, {past, "VBD"}, {past, "VBN"}};
}

Inflected inflect_noun(std::string_view lemma) {
  Inflected forms = {{with_s(lemma), "NNS"}};
  if (lemma.ends_with("ch")) forms.emplace_back(std::string(lemma) + "s", "NNS");  // "monarchs"
  if (lemma.size() > 3 && lemma.ends_with("man"))
    forms.emplace_back(std::string(lemma.substr(0, lemma.size() - 2)) + "en", "NNS");
  return forms;
}

Inflected inflect_adjective(std::string_view lemma) {
  constexpr size_t longest = 7;
  if (lemma.size() < 3 || lemma.size() > longest) return {};
  const std::string stem = comparison_stem(lemma);
  return {{stem + "er", "JJR"}, {stem + "est", "JJS"}};
}

}  // namespace nuncio
