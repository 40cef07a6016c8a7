#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/fold.h"
#include "entity/context.h"
#include "entity/lexicon_file.h"
#include "entity/resolver.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto definite_words =
    std::to_array<std::string_view>({"the", "this", "that", "these", "those", "both", "two"});
constexpr auto country_words = std::to_array<std::string_view>({"country", "nation"});
// A body is meant where its name has the word.
constexpr auto body_words = std::to_array<std::string_view>(
    {"party", "court", "ministry", "committee", "department", "council", "commission", "agency",
     "bank", "university", "parliament", "senate", "union", "administration", "embassy",
     "institute", "cartel"});
constexpr auto company_words =
    std::to_array<std::string_view>({"company", "firm", "airline", "corporation"});
constexpr auto people_words = std::to_array<std::string_view>(
    {"men", "women", "leaders", "politicians", "presidents", "pair", "duo"});
constexpr auto head_roles = std::to_array<std::string_view>(
    {"President", "Prime Minister", "Premier", "Chancellor", "King", "Emir", "Leader",
     "Supreme Leader", "Crown Prince", "Head of State", "Ruler", "Sultan", "Emperor"});

// Whether a description by `said` may mean the holder of a post with the role `held`.
bool role_fits(const std::string& said, const std::string& held) {
  if (said == held) return true;
  if (said == "Leader" || said == "Head of State" || said == "Ruler")
    return one_of(held, head_roles);
  return said == "Minister" && held.ends_with("Minister") && held != "Prime Minister";
}

class NominalSettler {
 public:
  explicit NominalSettler(Draft& draft) : draft_(draft), index_(draft) {}

  void run() {
    for (const OfficePhrase& phrase : draft_.phrases) settle_post(phrase);
    for (uint32_t s = 0; s < draft_.document.sentences.size(); ++s)
      for (uint32_t i = 0; i < draft_.sentence(s).words.size(); ++i) settle_word(s, i);
  }

 private:
  // An article that names more holders of posts is a list of them, and "the mayor" is nobody.
  static constexpr size_t kMostHoldings = 1000;

  bool is_definite(uint32_t sentence, uint32_t first) const {
    return first > 0 && one_of(draft_.fact(sentence, first - 1).folded, definite_words);
  }

  // "is the president" says who holds a post, it does not speak of him; "as president" neither.
  bool is_predicate(uint32_t sentence, uint32_t head) const {
    const auto& words = draft_.sentence(sentence).words;
    for (const Word& word : words)
      if (word.head == static_cast<int32_t>(head) &&
          (word.deprel == Deprel::cop || (word.deprel == Deprel::case_ && word.lemma == "as")))
        return true;
    return words[head].deprel == Deprel::xcomp || words[head].deprel == Deprel::compound ||
           words[head].deprel == Deprel::amod;
  }

  void settle_post(const OfficePhrase& phrase) {
    if (phrase.former || phrase.elect || is_predicate(phrase.sentence, phrase.head)) return;
    const bool placed = !phrase.jurisdictions.empty();
    if (!placed && !is_definite(phrase.sentence, phrase.first)) return;
    if (placed && phrase.first > 0) {
      const std::string& before = draft_.fact(phrase.sentence, phrase.first - 1).folded;
      if (before == "a" || before == "an" || before == "as" || before == "any" || before == "no")
        return;
    }
    const std::vector<uint32_t> people = holders(phrase);
    if (people.empty()) return;
    const uint32_t mention = draft_.add_mention(phrase.sentence, phrase.first, phrase.last,
                                                MentionKind::nominal, EntityType::person);
    draft_.mentions[mention].mention.entities = people;
    draft_.mentions[mention].settled = true;
    index_.add(draft_, mention);
  }

  std::vector<uint32_t> holders(const OfficePhrase& phrase) const {
    std::vector<uint32_t> people;
    if (draft_.offices.size() > kMostHoldings) return people;
    for (const OfficeHolding& holding : draft_.offices) {
      const DraftEntity& office = draft_.entities[holding.office];
      if (!role_fits(phrase.prefix + phrase.role->name, role_of(office))) continue;
      if (!phrase.portfolio.empty() && office.name.find(phrase.portfolio) == std::string::npos)
        continue;
      if (!phrase.jurisdictions.empty() && !of_one(office, phrase.jurisdictions)) continue;
      if (holding.former && phrase.jurisdictions.empty()) continue;
      if (std::find(people.begin(), people.end(), holding.holder) == people.end())
        people.push_back(holding.holder);
    }
    if (phrase.plural || people.size() < 2)
      return phrase.plural && people.size() < 2 ? std::vector<uint32_t>() : people;
    return nearest(people, phrase);
  }

  static std::string role_of(const DraftEntity& office) {
    return office.name.starts_with("Deputy ") && !office.role.starts_with("Deputy ")
               ? "Deputy " + office.role
               : office.role;
  }

  bool of_one(const DraftEntity& office, const std::vector<uint32_t>& places) const {
    return std::any_of(places.begin(), places.end(), [&](uint32_t place) {
      const DraftEntity& entity = draft_.entities[place];
      return office.jurisdiction == entity.name ||
             (!entity.code.empty() && office.within == entity.code &&
              office.role.starts_with("Member"));
    });
  }

  // Of several, the one that was mentioned last, at most three sentences back.
  std::vector<uint32_t> nearest(const std::vector<uint32_t>& people,
                                const OfficePhrase& phrase) const {
    for (uint32_t back = 0; back <= 3 && back <= phrase.sentence; ++back) {
      const auto& mentions = index_.of(phrase.sentence - back);
      for (auto m = mentions.rbegin(); m != mentions.rend(); ++m) {
        const Mention& mention = draft_.mentions[*m].mention;
        if (back == 0 && mention.first >= phrase.first) continue;
        for (const uint32_t entity : mention.entities)
          if (std::find(people.begin(), people.end(), entity) != people.end()) return {entity};
      }
    }
    return {};
  }

  void settle_word(uint32_t sentence, uint32_t i) {
    if (draft_.mention_at(sentence, i)) return;
    const std::string& word = draft_.fact(sentence, i).folded;
    const uint32_t first = first_of_phrase(sentence, i);
    if (!is_definite(sentence, first)) return;
    const std::string& determiner = draft_.fact(sentence, first - 1).folded;
    const bool pair = determiner == "both" || draft_.fact(sentence, i - 1).folded == "two";
    if (one_of(word, country_words))
      return take(sentence, first, i, last_of(sentence, first, 1, is_country));
    if (pair && (word == "countries" || word == "nations" || word == "governments"))
      return take(sentence, first, i, last_of(sentence, first, 2, is_country));
    if (pair && one_of(word, people_words))
      return take(sentence, first, i, last_of(sentence, first, 2, is_person));
    if (word == "leaders" && is_local(sentence, i))
      return take(sentence, first, i, holders_of({"Mayor", "Governor"}));
    if (word == "group") return take(sentence, first, i, last_group(sentence, first));
    if (word == "city") return take(sentence, first, i, last_of(sentence, first, 1, is_city));
    if (one_of(word, body_words))
      return take(sentence, first, i, last_of(sentence, first, 1, [&](const DraftEntity& entity) {
                    return entity.type == EntityType::organization && has_piece(entity, word);
                  }));
    if (one_of(word, company_words))
      return take(sentence, first, i, last_of(sentence, first, 1, is_company));
  }

  // Adjectives before the noun belong to the phrase: "the Latin American country".
  uint32_t first_of_phrase(uint32_t sentence, uint32_t i) const {
    uint32_t first = i;
    while (first > 0 && i - first < 3 && draft_.word(sentence, first - 1).upos == Upos::adj)
      --first;
    if (first > 0 && draft_.fact(sentence, first - 1).folded == "two" && first > 1 &&
        draft_.fact(sentence, first - 2).folded == "the")
      --first;
    return first;
  }

  bool is_local(uint32_t sentence, uint32_t i) const {
    const std::string& before = draft_.fact(sentence, i - 1).folded;
    return before == "local" || before == "city" || before == "municipal" || before == "regional";
  }

  // All present holders of posts with one of these roles, where there are several.
  std::vector<uint32_t> holders_of(std::initializer_list<std::string_view> roles) const {
    std::vector<uint32_t> people;
    if (draft_.offices.size() > kMostHoldings) return people;
    for (const OfficeHolding& holding : draft_.offices)
      for (const std::string_view role : roles)
        if (draft_.entities[holding.office].role == role && !holding.former &&
            std::find(people.begin(), people.end(), holding.holder) == people.end())
          people.push_back(holding.holder);
    return people.size() < 2 ? std::vector<uint32_t>() : people;
  }

  // "the group": people who were mentioned together, at most two sentences back.
  std::vector<uint32_t> last_group(uint32_t sentence, uint32_t first) const {
    for (uint32_t back = 0; back <= 2 && back <= sentence; ++back) {
      const auto& mentions = index_.of(sentence - back);
      for (auto m = mentions.rbegin(); m != mentions.rend(); ++m) {
        const Mention& mention = draft_.mentions[*m].mention;
        if ((back > 0 || mention.last <= first) && mention.type == EntityType::person &&
            mention.entities.size() > 1)
          return mention.entities;
      }
    }
    return {};
  }

  static bool is_country(const DraftEntity& entity) { return !entity.code.empty(); }
  static bool is_person(const DraftEntity& entity) { return entity.type == EntityType::person; }
  static bool is_city(const DraftEntity& entity) {
    return entity.type == EntityType::place && entity.code.empty();
  }
  static bool is_company(const DraftEntity& entity) {
    return entity.type == EntityType::organization && entity.within.empty();
  }
  static bool has_piece(const DraftEntity& entity, const std::string& word) {
    const auto pieces = name_pieces(entity.name);
    return std::find(pieces.begin(), pieces.end(), word) != pieces.end();
  }

  // The `count` entities of a kind that were mentioned last, at most two sentences back; empty
  // where there are fewer.
  template <typename Kind>
  std::vector<uint32_t> last_of(uint32_t sentence, uint32_t first, size_t count,
                                Kind&& kind) const {
    std::vector<uint32_t> found;
    for (uint32_t back = 0; back <= 2 && back <= sentence; ++back) {
      const auto& mentions = index_.of(sentence - back);
      for (auto m = mentions.rbegin(); m != mentions.rend() && found.size() < count; ++m) {
        const DraftMention& mention = draft_.mentions[*m];
        if (back == 0 && mention.mention.last > first) continue;
        for (const uint32_t entity : mention.mention.entities)
          if (kind(draft_.entities[entity]) &&
              std::find(found.begin(), found.end(), entity) == found.end())
            found.push_back(entity);
      }
    }
    if (found.size() != count) return {};
    std::reverse(found.begin(), found.end());
    return found;
  }

  void take(uint32_t sentence, uint32_t first, uint32_t noun, std::vector<uint32_t> entities) {
    if (entities.empty() || is_predicate(sentence, noun)) return;
    const EntityType type = draft_.entities[entities.front()].type;
    const uint32_t mention =
        draft_.add_mention(sentence, first, noun + 1, MentionKind::nominal, type);
    draft_.mentions[mention].mention.entities = std::move(entities);
    draft_.mentions[mention].settled = true;
    index_.add(draft_, mention);
  }

  Draft& draft_;
  MentionIndex index_;
};

}  // namespace

void settle_nominals(Draft& draft) {
  NominalSettler(draft).run();
}

}  // namespace nuncio
