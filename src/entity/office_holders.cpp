#include "entity/office_holders.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "entity/phrase_parser.h"

namespace nuncio {
namespace {

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What may stand between a person and the post that is said of him, and at least one of which must
// be a verb or "as".
constexpr auto copula_verbs = std::to_array<std::string_view>(
    {"is", "was", "became", "becomes", "remains", "remained", "been", "served", "serves", "serving",
     "elected", "re-elected", "reelected", "'s"});
constexpr auto copula_fillers = std::to_array<std::string_view>(
    {"has",        "had",       "have", "who",  "as",   "the",     "a",
     "an",         "currently", "now",  "also", "then", "still",   "first",
     "previously", "formerly",  "once", ",",    "both", "himself", "herself"});

class HolderFinder {
 public:
  HolderFinder(const Draft& draft, const OfficePhrase& phrase)
      : draft_(draft),
        phrase_(phrase),
        size_(static_cast<uint32_t>(draft.sentence(phrase.sentence).words.size())) {}

  std::vector<uint32_t> run() const {
    if (auto found = following(); !found.empty()) return found;
    if (auto found = preceding(); !found.empty()) return found;
    if (auto found = subject(); !found.empty()) return found;
    return by_tree();
  }

 private:
  const std::string& folded(uint32_t i) const { return draft_.fact(phrase_.sentence, i).folded; }
  bool is_dash(uint32_t i) const {
    return folded(i) == "-" || folded(i) == "--" || folded(i) == ":";
  }
  bool tied() const {
    return !phrase_.jurisdictions.empty() || phrase_.owner || !phrase_.portfolio.empty() ||
           phrase_.role->scope == RoleScope::fixed || (phrase_.definite && of_country());
  }
  bool of_country() const {
    return phrase_.role->scope == RoleScope::country || phrase_.role->name.ends_with("President");
  }

  // "Senators A and B", "Medellín's mayor, Federico Gutierrez,".
  std::vector<uint32_t> following() const {
    uint32_t at = phrase_.last;
    if (at >= size_) return {};
    const bool comma = folded(at) == ",";
    const bool dash = is_dash(at);
    if (comma || dash) {
      if (!tied() || (!phrase_.definite && !possessive() && !phrase_.plural && !at_clause_start()))
        return {};
      ++at;
    }
    uint32_t end = at;
    auto list = name_list(draft_, phrase_.sentence, at, EntityType::person, end);
    if (list.empty() || phrase_.plural) return list;
    if (comma && !closes_apposition(end)) return {};
    return {list.front()};
  }

  // "The mayor of Cali, Alejandro Eder, said" closes; "Before the Queen, Johnson said" does not.
  bool closes_apposition(uint32_t end) const {
    return end >= size_ || draft_.word(phrase_.sentence, end).upos == Upos::punct;
  }
  bool at_clause_start() const {
    return phrase_.first == 0 || (phrase_.first == 1 && phrase_.definite);
  }
  bool possessive() const {
    for (uint32_t i = phrase_.first; i < phrase_.head; ++i)
      if (folded(i) == "'s" || folded(i) == "'") return true;
    return false;
  }

  uint32_t before_determiner() const {
    uint32_t first = phrase_.first;
    if (first > 0 &&
        (folded(first - 1) == "the" || folded(first - 1) == "a" || folded(first - 1) == "an"))
      --first;
    return first;
  }

  // "Eder, mayor of Cali", "Eder (mayor of Cali)", "Eder, 45, the mayor of Cali".
  std::vector<uint32_t> preceding() const {
    uint32_t at = before_determiner();
    if (at == 0) return {};
    --at;
    if (folded(at) != "," && folded(at) != "(" && !is_dash(at)) return {};
    if (!tied()) return {};
    if (at > 2 && folded(at) == "," && draft_.word(phrase_.sentence, at - 1).upos == Upos::num &&
        folded(at - 2) == ",")
      at -= 2;
    return person_before(at);
  }

  std::vector<uint32_t> person_before(uint32_t at) const {
    if (at == 0) return {};
    const auto number = draft_.mention_at(phrase_.sentence, at - 1);
    if (!number) return {};
    const Mention& mention = draft_.mentions[*number].mention;
    if (mention.type != EntityType::person || mention.last != at || mention.entities.empty())
      return {};
    if (!phrase_.plural) return {*number};
    return list_that_ends(*number);
  }

  // All of "Galan and Gutierrez" before ", mayors of ...".
  std::vector<uint32_t> list_that_ends(uint32_t number) const {
    for (uint32_t first = 0; first < phrase_.first; ++first) {
      uint32_t end = first;
      auto list = name_list(draft_, phrase_.sentence, first, EntityType::person, end);
      if (!list.empty() && list.back() == number) return list;
    }
    return {number};
  }

  // "Galan is the mayor of Bogotá", "Petro, who was elected president".
  std::vector<uint32_t> subject() const {
    uint32_t at = phrase_.first;
    bool verb = false;
    for (uint32_t steps = 0; at > 0 && steps < 6; ++steps) {
      const std::string& word = folded(at - 1);
      if (one_of(word, copula_verbs))
        verb = true;
      else if (!one_of(word, copula_fillers))
        break;
      --at;
    }
    if (!verb) return {};
    return person_before(at);
  }

  // The person that the phrase is an apposition to or says something of, by the tree: "Novak, a
  // senator from Ohio, was the governor of that state and ...".
  std::vector<uint32_t> by_tree() const {
    if (!tied()) return {};
    const auto& words = draft_.sentence(phrase_.sentence).words;
    uint32_t at = phrase_.head;
    for (uint32_t steps = 0; steps < 4; ++steps) {
      const Word& word = words[at];
      if (word.deprel == Deprel::appos && word.head >= 0)
        return person_at(static_cast<uint32_t>(word.head));
      bool copula = false;
      std::optional<uint32_t> subject;
      for (uint32_t i = 0; i < words.size(); ++i) {
        if (words[i].head != static_cast<int32_t>(at)) continue;
        copula |= words[i].deprel == Deprel::cop;
        if (words[i].lemma == "not" || words[i].lemma == "never") return {};
        if (words[i].deprel == Deprel::nsubj) subject = i;
      }
      if (copula && subject) return person_at(*subject);
      if (word.deprel != Deprel::conj || word.head < 0) return {};
      at = static_cast<uint32_t>(word.head);
    }
    return {};
  }

  std::vector<uint32_t> person_at(uint32_t word) const {
    const auto number = draft_.mention_at(phrase_.sentence, word);
    if (!number || draft_.mentions[*number].mention.type != EntityType::person ||
        draft_.mentions[*number].mention.entities.empty())
      return {};
    return {*number};
  }

  const Draft& draft_;
  const OfficePhrase& phrase_;
  uint32_t size_;
};

}  // namespace

std::vector<uint32_t> find_holders(const Draft& draft, const OfficePhrase& phrase) {
  return HolderFinder(draft, phrase).run();
}

}  // namespace nuncio
