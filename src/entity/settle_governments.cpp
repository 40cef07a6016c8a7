#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "entity/context.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a city itself does, not the government that sits in it.
constexpr auto city_verbs =
    std::to_array<std::string_view>({"be", "have", "host", "experience", "suffer", "lie", "sit",
                                     "house", "see", "remain", "become", "grow"});
// What a city has, not the government that sits in it.
constexpr auto city_nouns = std::to_array<std::string_view>(
    {"mayor",      "street",     "airport",   "suburb",       "resident",      "metro",
     "police",     "population", "outskirts", "neighborhood", "neighbourhood", "district",
     "skyline",    "university", "hotel",     "museum",       "park",          "people",
     "inhabitant", "center",     "centre",    "subway",       "school",        "club",
     "stadium",    "hospital",   "church",    "mosque",       "prison",        "square",
     "economy",    "governor",   "council",   "embassy",      "traffic",       "winter",
     "summer"});
// Things that two governments have with each other.
constexpr auto government_nouns = std::to_array<std::string_view>(
    {"ally",     "support",   "relation",  "relationship", "tie",      "talk",        "negotiation",
     "pressure", "diplomacy", "dispute",   "tension",      "alliance", "cooperation", "standing",
     "rift",     "war",       "agreement", "deal",         "dialogue", "rival",       "position"});
constexpr auto asking_verbs =
    std::to_array<std::string_view>({"demand", "seek", "receive", "expect", "get", "want", "win",
                                     "hear", "request", "obtain", "need"});
constexpr auto government_words =
    std::to_array<std::string_view>({"government", "regime", "authorities", "administration"});

class GovernmentSettler {
 public:
  explicit GovernmentSettler(Draft& draft) : draft_(draft) {
    for (uint32_t i = 0; i < draft.entities.size(); ++i)
      if (!draft.entities[i].code.empty()) countries_.try_emplace(draft.entities[i].code, i);
  }

  void run() {
    for (uint32_t i = 0; i < draft_.mentions.size(); ++i) {
      const DraftMention& mention = draft_.mentions[i];
      if (mention.mention.kind != MentionKind::name || mention.mention.entities.empty()) continue;
      if (mention.mention.type != EntityType::place) continue;
      if (mention.name_class == NameClass::place) settle_seat(i);
      settle_government(i);
    }
  }

 private:
  // "Washington decided": the country, if the article has it and the city is its seat of
  // government.
  void settle_seat(uint32_t number) {
    const DraftEntity& city = draft_.entities[draft_.mentions[number].mention.entities.front()];
    if (!city.code.empty() || city.within.empty()) return;
    const Country* country = draft_.lexicon.gazetteer.country(city.within);
    if (country == nullptr || !is_seat(*country, city)) return;
    if (!acts(draft_.mentions[number].mention)) return;
    if (const auto found = countries_.find(country->code); found != countries_.end())
      draft_.settle(number, found->second);
  }

  static bool is_seat(const Country& country, const DraftEntity& city) {
    return std::any_of(country.capitals.begin(), country.capitals.end(),
                       [&](const std::string& capital) {
                         return capital == city.name || city.name.starts_with(capital + ",");
                       });
  }

  // "lawyers in Lima say": no subject, whatever the parse says.
  static bool has_preposition(const Sentence& sentence, const Mention& mention) {
    return std::any_of(sentence.words.begin(), sentence.words.end(), [&](const Word& word) {
      return word.head == static_cast<int32_t>(mention.head) && word.deprel == Deprel::case_ &&
             word.upos == Upos::adp;
    });
  }

  bool acts(const Mention& mention) const {
    const Sentence& sentence = draft_.sentence(mention.sentence);
    const Word& head = sentence.words[mention.head];
    if (head.head < 0) return false;
    const Word& above = sentence.words[static_cast<size_t>(head.head)];
    switch (head.deprel) {
      case Deprel::nsubj:
        return above.upos == Upos::verb && !one_of(above.lemma, city_verbs) &&
               !has_preposition(sentence, mention);
      case Deprel::nsubj_pass:
        return false;
      case Deprel::obl_agent:
        return true;
      case Deprel::nmod_poss:
        return above.upos == Upos::noun && !one_of(above.lemma, city_nouns);
      case Deprel::obl:
        return after_word(mention, "against") ||
               (after_word(mention, "with") && above.upos == Upos::verb) ||
               (after_word(mention, "from") && one_of(above.lemma, asking_verbs));
      case Deprel::nmod:
        return one_of(above.lemma, government_nouns) && !after_place_word(mention);
      case Deprel::conj:
        return between_governments(sentence, mention.head);
      default:
        return false;
    }
  }

  bool after_word(const Mention& mention, std::string_view word) const {
    return mention.first > 0 && draft_.fact(mention.sentence, mention.first - 1).folded == word;
  }
  bool after_place_word(const Mention& mention) const {
    return after_word(mention, "in") || after_word(mention, "from");
  }

  // "relations between Bogotá and Washington".
  static bool between_governments(const Sentence& sentence, uint32_t word) {
    const Word& w = sentence.words[word];
    const Word& first = sentence.words[static_cast<size_t>(w.head)];
    if (first.head < 0) return false;
    return first.deprel == Deprel::nmod &&
           one_of(sentence.words[static_cast<size_t>(first.head)].lemma, government_nouns);
  }

  // "the Colombian government", "Colombia's government", "the government of Colombia".
  void settle_government(uint32_t number) {
    const Mention mention = draft_.mentions[number].mention;
    const uint32_t country = mention.entities.front();
    if (draft_.entities[country].code.empty()) return;
    const auto& words = draft_.sentence(mention.sentence).words;
    const auto folded = [&](uint32_t i) {
      return std::string_view(draft_.fact(mention.sentence, i).folded);
    };
    uint32_t at = mention.last;
    while (at < words.size() &&
           (folded(at) == "'s" || folded(at) == "'" || words[at].upos == Upos::adj))
      ++at;
    if (at < words.size() && at <= mention.last + 2 && one_of(folded(at), government_words))
      return add(mention.sentence, mention.first, at + 1, country);
    at = mention.first;
    if (at > 0 && folded(at - 1) == "the") --at;
    if (at > 1 && folded(at - 1) == "of" && one_of(folded(at - 2), government_words))
      add(mention.sentence, at - 2, mention.last, country);
  }

  void add(uint32_t sentence, uint32_t first, uint32_t last, uint32_t country) {
    const uint32_t mention =
        draft_.add_mention(sentence, first, last, MentionKind::nominal, EntityType::place);
    draft_.settle(mention, country);
  }

  Draft& draft_;
  std::map<std::string, uint32_t> countries_;  // by code
};

}  // namespace

void settle_governments(Draft& draft) {
  GovernmentSettler(draft).run();
}

}  // namespace nuncio
