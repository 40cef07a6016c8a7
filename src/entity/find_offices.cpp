#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/fold.h"
#include "entity/country_rank.h"
#include "entity/office_holders.h"
#include "entity/office_names.h"
#include "entity/phrase_parser.h"
#include "entity/resolver.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

// A phrase with those who are said to hold the post.
struct Found {
  OfficePhrase phrase;
  std::vector<uint32_t> holders;  // mentions
};

class OfficeFinder {
 public:
  explicit OfficeFinder(Draft& draft) : draft_(draft), rank_(draft) {}

  void run() {
    for (uint32_t s = 0; s < draft_.document.sentences.size(); ++s)
      for (OfficePhrase& phrase : find_office_phrases(draft_, s)) {
        auto holders = find_holders(draft_, phrase);
        if (phrase.jurisdictions.empty() && holders.size() == 1)
          adopt_place_behind(phrase, holders.front());
        found_.push_back({std::move(phrase), std::move(holders)});
      }
    for (const Found& one : found_)
      if (!one.phrase.jurisdictions.empty() || one.phrase.role->scope == RoleScope::fixed ||
          (one.phrase.role->scope == RoleScope::congress && !one.holders.empty()))
        take(one);
    for (const Found& one : found_)
      if (!taken_.contains(&one)) infer(one);
    guess_all();
    complete_lists();
    for (Found& one : found_)
      if (one.holders.empty()) draft_.phrases.push_back(std::move(one.phrase));
  }

 private:
  // "President Mauricio Macri of Argentina", "Mayor Ana Prueba of Cali".
  void adopt_place_behind(OfficePhrase& phrase, uint32_t holder) const {
    const Mention& person = draft_.mentions[holder].mention;
    const auto& words = draft_.sentence(phrase.sentence).words;
    if (person.first < phrase.last || person.last + 1 >= words.size()) return;
    if (draft_.fact(phrase.sentence, person.last).folded != "of") return;
    uint32_t at = person.last + 1;
    if (draft_.fact(phrase.sentence, at).folded == "the") ++at;
    const auto place = draft_.mention_at(phrase.sentence, at);
    if (!place) return;
    const Mention& mention = draft_.mentions[*place].mention;
    if (mention.first == at && mention.type == EntityType::place && !mention.entities.empty()) {
      phrase.jurisdictions = {mention.entities.front()};
      phrase.place_behind_holder = true;
    }
  }

  uint32_t person_of(uint32_t mention) const {
    return draft_.mentions[mention].mention.entities.front();
  }

  // The text says what the post is of.
  void take(const Found& one) {
    const auto& places = one.phrase.jurisdictions;
    if (one.holders.empty()) {
      for (const uint32_t place : places) office_entity(one.phrase, place);
      taken_.insert(&one);
      return;
    }
    for (size_t i = 0; i < one.holders.size(); ++i) {
      std::optional<uint32_t> place;
      if (places.size() > 1 && places.size() != one.holders.size()) return;
      if (!places.empty()) place = places[places.size() > 1 ? i : 0];
      if (const auto office = office_entity(one.phrase, place)) hold(one, one.holders[i], *office);
    }
    taken_.insert(&one);
  }

  // Nothing says what the post is of: what the same person holds elsewhere in the article, or the
  // country that he is known to belong to; else it waits for guess_all().
  void infer(const Found& one) {
    for (const uint32_t holder : one.holders) {
      const uint32_t person = person_of(holder);
      if (const auto known = held_.find({person, one.phrase.role->name + one.phrase.portfolio});
          known != held_.end()) {
        hold(one, holder, known->second);
        continue;
      }
      if (one.phrase.role->scope == RoleScope::place) guess_town(one, holder);
      if (!may_guess(one.phrase)) continue;
      if (const auto place = known_place(one.phrase, person)) {
        if (!may_be_of(one.phrase, code_of(*place))) continue;
        if (const auto office = office_entity(one.phrase, *place)) hold(one, holder, *office);
      } else {
        waiting_.push_back({&one, holder, person});
      }
    }
  }

  // "mayor John Tory" in an article about Toronto: the only town, or state, that the article dwells
  // on.
  void guess_town(const Found& one, uint32_t holder) {
    const bool state = one.phrase.role->name.ends_with("Governor");
    const bool town = one.phrase.role->name.ends_with("Mayor");
    if (!state && !town) return;
    std::map<uint32_t, uint32_t> count;
    for (const DraftMention& mention : draft_.mentions) {
      if (mention.mention.kind != MentionKind::name || mention.mention.entities.empty()) continue;
      const uint32_t entity = mention.mention.entities.front();
      if (is_listed(draft_.entities[entity], state)) ++count[entity];
    }
    uint32_t best = 0, second = 0;
    std::optional<uint32_t> place;
    for (const auto& [entity, times] : count) {
      if (times > best) {
        second = best;
        best = times;
        place = entity;
      } else {
        second = std::max(second, times);
      }
    }
    if (!place || best < 2 * second || (best < 2 && count.size() > 1)) return;
    if (const auto office = office_entity(one.phrase, *place)) hold(one, holder, *office);
  }
  bool is_listed(const DraftEntity& entity, bool state) const {
    if (entity.type != EntityType::place || !entity.code.empty() || entity.within.empty())
      return false;
    for (const uint32_t number : draft_.lexicon.gazetteer.find(entity.name)) {
      const auto kind = draft_.lexicon.gazetteer.entry(number).kind;
      const bool town = kind == GazetteerEntry::Kind::city || kind == GazetteerEntry::Kind::capital;
      if (state ? kind == GazetteerEntry::Kind::region && !town : town) return true;
    }
    return false;
  }

  // A post that has one holder and waits for its country.
  struct Waiting {
    const Found* found;
    uint32_t holder;  // mention
    uint32_t person;
  };
  struct Guess {
    double score;
    size_t waiting;
    std::string code;
  };

  // Countries go to those with whom they are named most, and no country has two presidents.
  void guess_all() {
    std::vector<Guess> guesses;
    for (size_t i = 0; i < waiting_.size(); ++i)
      for (const std::string& code : rank_.codes())
        if (may_be_of(waiting_[i].found->phrase, code))
          guesses.push_back(
              {rank_.share(code) + rank_.share_with(waiting_[i].person, code), i, code});
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.score > b.score; });
    std::set<size_t> done;
    for (const Guess& guess : guesses) {
      const Waiting& one = waiting_[guess.waiting];
      const OfficePhrase& phrase = one.found->phrase;
      if (done.contains(guess.waiting)) continue;
      std::optional<uint32_t> office;
      if (const auto known = held_.find({one.person, phrase.role->name + phrase.portfolio});
          known != held_.end())
        office = known->second;
      else if (!held_by_other(phrase, guess.code, one.person))
        office = office_entity(phrase,
                               country_entity(draft_.lexicon.gazetteer.country(guess.code)->name));
      else
        continue;
      if (office) hold(*one.found, one.holder, *office);
      done.insert(guess.waiting);
    }
  }

  // "Medellín Mayor X was joined by Bogotá's Y and Cartagena's Z": the others are mayors, too.
  void complete_lists() {
    const size_t known = draft_.offices.size();
    for (size_t i = 0; i < known; ++i) {
      const OfficeHolding holding = draft_.offices[i];
      if (draft_.entities[holding.office].role != "Mayor" || holding.former) continue;
      const auto words = static_cast<uint32_t>(draft_.sentence(holding.sentence).words.size());
      for (uint32_t at = 1; at + 1 < words; ++at) {
        if (draft_.fact(holding.sentence, at).folded != "'s") continue;
        const auto city = draft_.mention_at(holding.sentence, at - 1);
        const auto person = draft_.mention_at(holding.sentence, at + 1);
        if (!city || !person || !is_city(*city) || !is_person(*person)) continue;
        OfficePhrase phrase;
        phrase.sentence = holding.sentence;
        phrase.first = draft_.mentions[*city].mention.first;
        phrase.last = draft_.mentions[*city].mention.last;
        phrase.role = draft_.lexicon.roles.role("mayor");
        const auto office = office_entity(phrase, draft_.mentions[*city].mention.entities.front());
        if (office && !held_.contains({person_of(*person), phrase.role->name}))
          hold_unmarked(phrase, *person, *office);
      }
    }
  }
  bool is_city(uint32_t number) const {
    const Mention& mention = draft_.mentions[number].mention;
    return mention.type == EntityType::place && !mention.entities.empty() &&
           draft_.entities[mention.entities.front()].code.empty();
  }
  bool is_person(uint32_t number) const {
    const Mention& mention = draft_.mentions[number].mention;
    return mention.type == EntityType::person && !mention.entities.empty();
  }

  // Premiers of Australia and Canada are those of a state.
  bool may_be_of(const OfficePhrase& phrase, const std::string& code) const {
    if (phrase.role->name == "Premier" && (code == "AUS" || code == "CAN")) return false;
    return draft_.lexicon.gazetteer.has_post(code, phrase.role->name);
  }

  bool held_by_other(const OfficePhrase& phrase, const std::string& code, uint32_t person) const {
    if (phrase.former || phrase.role->scope == RoleScope::senate ||
        phrase.role->scope == RoleScope::parliament)
      return false;
    const auto holder = holders_.find({phrase.prefix + phrase.role->name + phrase.portfolio, code});
    return holder != holders_.end() && holder->second != person;
  }

  bool may_guess(const OfficePhrase& phrase) const {
    if (phrase.of_state) return false;
    switch (phrase.role->scope) {
      case RoleScope::country:
      case RoleScope::senate:
      case RoleScope::parliament:
        return true;
      case RoleScope::ministry:
        return !phrase.portfolio.empty();
      case RoleScope::any:
        return phrase.role->name.ends_with("President");
      default:
        return false;
    }
  }

  std::optional<uint32_t> known_place(const OfficePhrase& phrase, uint32_t person) {
    if (phrase.owner)
      for (const OfficeHolding& holding : draft_.offices)
        if (holding.holder == *phrase.owner && !draft_.entities[holding.office].within.empty())
          return country_of_code(draft_.entities[holding.office].within);
    if (const auto code =
            draft_.lexicon.leaders.country_of(draft_.entities[phrase.owner.value_or(person)].name))
      return country_of_code(*code);
    if (!phrase.role->jurisdiction.empty()) return country_entity(phrase.role->jurisdiction);
    return std::nullopt;
  }

  uint32_t country_of_code(const std::string& code) {
    return country_entity(draft_.lexicon.gazetteer.country(code)->name);
  }

  // The country of this name, added where no name of it stood in the text.
  uint32_t country_entity(const std::string& name) {
    for (uint32_t i = 0; i < draft_.entities.size(); ++i)
      if (draft_.entities[i].type == EntityType::place && draft_.entities[i].name == name) return i;
    DraftEntity entity;
    entity.type = EntityType::place;
    entity.name = name;
    if (const Country* country = draft_.lexicon.gazetteer.country_named(name))
      entity.code = country->code;
    return draft_.add_entity(std::move(entity));
  }

  std::optional<uint32_t> office_entity(const OfficePhrase& phrase, std::optional<uint32_t> place) {
    if (phrase.role->scope == RoleScope::congress && !place)
      place = country_entity("United States");
    const auto names = name_office(draft_, phrase, place);
    if (!names) return std::nullopt;
    const auto [at, fresh] = offices_.try_emplace(office_key(names->name), 0);
    if (fresh) {
      DraftEntity entity;
      entity.type = EntityType::office;
      entity.name = names->name;
      entity.role = phrase.role->name;
      entity.jurisdiction = names->jurisdiction;
      if (place) entity.within = code_of(*place);
      entity.aliases.insert(names->aliases.begin(), names->aliases.end());
      add_body(names->jurisdiction);
      at->second = draft_.add_entity(std::move(entity));
    }
    add_wording(phrase, at->second);
    return at->second;
  }

  // The body that a post is of is an entity, too, even where the text does not name it.
  void add_body(const std::string& name) {
    const bool known =
        name.empty() || std::any_of(draft_.entities.begin(), draft_.entities.end(),
                                    [&](const DraftEntity& entity) { return entity.name == name; });
    if (known) return;
    DraftEntity entity;
    entity.type = EntityType::organization;
    entity.name = name;
    for (const uint32_t number : draft_.lexicon.gazetteer.find(name))
      entity.within = draft_.lexicon.gazetteer.entry(number).code;
    draft_.add_entity(std::move(entity));
  }

  std::string code_of(uint32_t place) const {
    const DraftEntity& entity = draft_.entities[place];
    return entity.code.empty() ? entity.within : entity.code;
  }

  // As the article writes it, where that says the jurisdiction: "Bogotá's mayor".
  void add_wording(const OfficePhrase& phrase, uint32_t office) {
    if (phrase.jurisdictions.size() != 1 || phrase.plural || phrase.former || phrase.elect) return;
    if (phrase.place_behind_holder) return;
    draft_.entities[office].aliases.insert(draft_.text(phrase.sentence, phrase.first, phrase.last));
  }

  void hold(const Found& one, uint32_t holder, uint32_t office) {
    hold_unmarked(one.phrase, holder, office);
    mark(one, office);
  }

  void hold_unmarked(const OfficePhrase& phrase, uint32_t holder, uint32_t office) {
    const uint32_t person = person_of(holder);
    const auto& words = draft_.sentence(phrase.sentence).words;
    draft_.offices.push_back({person,
                              office,
                              phrase.sentence,
                              draft_.mentions[holder].mention.span,
                              {words[phrase.first].span.begin, words[phrase.last - 1].span.end},
                              phrase.former,
                              phrase.elect});
    held_.try_emplace({person, phrase.role->name + phrase.portfolio}, office);
    if (!phrase.former && !draft_.entities[office].within.empty())
      holders_.try_emplace(
          {phrase.prefix + phrase.role->name + phrase.portfolio, draft_.entities[office].within},
          person);
  }

  // The words of the phrase stand for the post, or for several.
  void mark(const Found& one, uint32_t office) {
    const OfficePhrase& phrase = one.phrase;
    const auto [at, fresh] = marks_.try_emplace(&one, 0);
    if (fresh) {
      at->second = draft_.add_mention(phrase.sentence, phrase.first, phrase.last,
                                      MentionKind::nominal, EntityType::office);
      draft_.mentions[at->second].settled = true;
    }
    auto& entities = draft_.mentions[at->second].mention.entities;
    if (std::find(entities.begin(), entities.end(), office) == entities.end())
      entities.push_back(office);
  }

  Draft& draft_;
  CountryRank rank_;
  std::vector<Found> found_;
  std::vector<Waiting> waiting_;
  std::set<const Found*> taken_;
  std::map<const Found*, uint32_t> marks_;                           // mentions of offices
  std::map<std::string, uint32_t> offices_;                          // by office_key
  std::map<std::pair<uint32_t, std::string>, uint32_t> held_;        // person, role -> office
  std::map<std::pair<std::string, std::string>, uint32_t> holders_;  // role, country -> person
};

}  // namespace

void find_offices(Draft& draft) {
  OfficeFinder(draft).run();
}

}  // namespace nuncio
