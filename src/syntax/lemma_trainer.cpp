#include "syntax/lemma_trainer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/inflection.h"
#include "syntax/word_form.h"
#include "syntax/wordnet.h"

namespace nuncio {
namespace {

constexpr uint32_t kMinForms = 2;  // different forms that a rule must rest on
constexpr uint32_t kTrusted = 8;   // times that a treebank must say what WordNet does not

// What inflection may do; the rest are abbreviations spelled out and slips mended.
bool is_inflection(const LemmaScript& script) {
  const bool letters = std::all_of(script.append.begin(), script.append.end(),
                                   [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && script.drop <= 4 && script.append.size() <= 3 &&
         (script.drop > 0 || script.append.empty());
}

using Counts = std::map<LemmaScript, uint32_t>;

const LemmaScript& most(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](auto& a, auto& b) { return a.second < b.second; })
      ->first;
}

// Penn tags of the irregular forms that WordNet lists without saying which form they are.
std::vector<std::string> tags_of(std::string_view form, Upos upos) {
  if (upos == Upos::noun) return {"NNS"};
  if (upos == Upos::adj) return {form.ends_with("st") ? "JJS" : "JJR"};
  if (upos == Upos::adv) return {form.ends_with("st") ? "RBS" : "RBR"};
  if (form.ends_with("ing")) return {"VBG"};
  if (form.ends_with("s")) return {"VBZ"};
  return {"VBD", "VBN"};
}

// Numbers scripts as they come up.
class ScriptNumbers {
 public:
  uint16_t of(const LemmaScript& script) {
    const auto [at, added] = numbers_.try_emplace(script, static_cast<uint16_t>(scripts_.size()));
    if (added) scripts_.push_back(script);
    return at->second;
  }
  const std::vector<LemmaScript>& scripts() const { return scripts_; }

 private:
  std::map<LemmaScript, uint16_t> numbers_;
  std::vector<LemmaScript> scripts_;
};

// A rule is kept where it says something else than the rule of the next shorter ending.
Lemmatizer::Table learn_rules(const std::vector<std::pair<LemmaKey, LemmaScript>>& examples,
                              ScriptNumbers& numbers) {
  std::vector<std::map<uint64_t, Counts>> by_length(Lemmatizer::kMaxEnding + 1);
  std::map<uint64_t, uint64_t> shorter;  // the key of the ending one byte shorter
  for (const auto& [key, script] : examples) {
    for (size_t n = 0; n <= Lemmatizer::kMaxEnding && n <= key.lower.size(); ++n) {
      ++by_length[n][key.ending(n)][script];
      if (n > 0) shorter[key.ending(n)] = key.ending(n - 1);
    }
  }
  std::map<uint64_t, uint16_t> inherited;  // the script in force at each ending
  Lemmatizer::Table rules;
  for (size_t n = 0; n <= Lemmatizer::kMaxEnding; ++n) {
    for (const auto& [ending, counts] : by_length[n]) {
      uint32_t forms = 0;
      for (const auto& [script, count] : counts) forms += count;
      const auto above = n == 0 ? inherited.end() : inherited.find(shorter[ending]);
      const uint16_t best = numbers.of(most(counts));
      const bool same = above != inherited.end() && above->second == best;
      if (same || (n > 0 && forms < kMinForms)) {
        if (above != inherited.end()) inherited[ending] = above->second;
        continue;
      }
      rules[ending] = inherited[ending] = best;
    }
  }
  return rules;
}

}  // namespace

void LemmaTrainer::add(std::span<const Sentence> sentences) {
  for (const Sentence& sentence : sentences) {
    for (const Word& word : sentence.words) {
      if (word.lemma.empty()) continue;
      const LemmaKey key = LemmaKey::of(word, &word == &sentence.words.front());
      const LemmaScript script = LemmaScript::between(lemma_base(word), word.lemma);
      ++seen_[key][script];
      if (key.group != key.small_group && script.letters == LemmaScript::Case::lower)
        ++seen_[key.small()][script];
    }
  }
}

LemmaKey LemmaTrainer::add_form(std::string_view form, std::string_view lemma, Upos upos,
                                std::string_view xpos) {
  Word word;
  word.form = form;
  word.upos = upos;
  word.xpos = xpos;
  const LemmaKey key = LemmaKey::of(word, false);
  listed_.try_emplace(key, LemmaScript::between(form, lemma));
  return key;
}

void LemmaTrainer::add_wordnet(const std::filesystem::path& folder) {
  struct Part {
    const char* name;
    Upos upos;
  };
  for (const auto& [name, upos] : {Part{"noun", Upos::noun}, Part{"verb", Upos::verb},
                                   Part{"adj", Upos::adj}, Part{"adv", Upos::adv}})
    for (const auto& [form, lemma] : wordnet_irregular(folder / (std::string(name) + ".exc")))
      for (const std::string& xpos : tags_of(form, upos))
        irregular_.insert(add_form(form, lemma, upos, xpos));
  for (const std::string& lemma : wordnet_words(folder / "index.verb"))
    for (const auto& [form, xpos] : inflect_verb(lemma)) add_form(form, lemma, Upos::verb, xpos);
  for (const std::string& lemma : wordnet_words(folder / "index.adj"))
    for (const auto& [form, xpos] : inflect_adjective(lemma))
      add_form(form, lemma, Upos::adj, xpos);
  const std::vector<std::string> nouns = wordnet_words(folder / "index.noun");
  for (const std::string& lemma : nouns)
    for (const auto& [form, xpos] : inflect_noun(lemma)) add_form(form, lemma, Upos::noun, xpos);
  for (const std::string& name : wordnet_capitals(folder / "data.noun"))
    add_form(lower_case(name), name, Upos::propn, "NNP");
  for (const std::string& name : wordnet_capitals(folder / "data.adj"))
    for (const std::string& form : {name, lower_case(name)})
      alone_.insert(add_form(form, name, Upos::adj, "JJ"));
  // "feces", which has no singular
  for (const std::string& lemma : nouns)
    if (lemma.ends_with("s")) add_form(lemma, lemma, Upos::noun, "NNS");
}

Lemmatizer LemmaTrainer::train() const {
  std::map<LemmaKey, LemmaScript, Less> best = listed_;
  for (const auto& [key, counts] : seen_) {
    const LemmaScript& script = most(counts);
    // "struck" once or twice as its own lemma is a slip.
    if (!irregular_.contains(key) || counts.at(script) >= kTrusted) best[key] = script;
  }
  const std::vector<std::pair<LemmaKey, LemmaScript>> examples(best.begin(), best.end());
  std::vector<std::pair<LemmaKey, LemmaScript>> regular;
  for (const auto& example : examples)
    if (!alone_.contains(example.first) && is_inflection(example.second))
      regular.push_back(example);
  ScriptNumbers numbers;
  Lemmatizer::Table rules = learn_rules(regular, numbers);
  const Lemmatizer with_rules(numbers.scripts(), rules, {});
  Lemmatizer::Table exceptions;
  for (const auto& [key, script] : examples) {
    const LemmaScript* rule = with_rules.rule(key);
    const bool small = key.group == key.small_group;
    const bool lowers = script.letters == LemmaScript::Case::lower;
    const bool right = rule != nullptr && rule->letters == script.letters &&
                       ((!small && lowers) || *rule == script);
    if (!right) exceptions[key.whole()] = numbers.of(script);
  }
  return {numbers.scripts(), std::move(rules), std::move(exceptions)};
}

}  // namespace nuncio
