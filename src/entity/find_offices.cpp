#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "entity/country_rank.h"
#include "entity/main_places.h"
#include "entity/office_book.h"
#include "entity/office_holders.h"
#include "entity/phrase_parser.h"
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
  explicit OfficeFinder(Draft& draft) : draft_(draft), rank_(draft), book_(draft) {}

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
    complete_mayors(draft_, book_);
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

  // The text says what the post is of.
  void take(const Found& one) {
    const auto& places = one.phrase.jurisdictions;
    if (one.holders.empty()) {
      for (const uint32_t place : places) book_.office(one.phrase, place);
      taken_.insert(&one);
      return;
    }
    for (size_t i = 0; i < one.holders.size(); ++i) {
      std::optional<uint32_t> place;
      if (places.size() > 1 && places.size() != one.holders.size()) return;
      if (!places.empty()) place = places[places.size() > 1 ? i : 0];
      if (const auto office = book_.office(one.phrase, place)) hold(one, one.holders[i], *office);
    }
    taken_.insert(&one);
  }

  // Nothing says what the post is of: what the same person holds elsewhere in the article, or the
  // country that he is known to belong to; else it waits for guess_all().
  void infer(const Found& one) {
    for (const uint32_t holder : one.holders) {
      const uint32_t person = book_.person_of(holder);
      if (const auto known = book_.held_by(person, one.phrase)) {
        hold(one, holder, *known);
        continue;
      }
      if (one.phrase.role->scope == RoleScope::place) guess_town(one, holder);
      if (!may_guess(one.phrase)) continue;
      if (const auto place = known_place(one.phrase, person)) {
        if (!may_be_of(one.phrase, book_.code_of(*place))) continue;
        if (const auto office = book_.office(one.phrase, *place)) hold(one, holder, *office);
      } else {
        waiting_.push_back({&one, holder, person});
      }
    }
  }

  // "mayor John Tory" in an article about Toronto.
  void guess_town(const Found& one, uint32_t holder) {
    if (!main_places_) main_places_ = find_main_places(draft_);
    std::optional<uint32_t> place;
    if (one.phrase.role->name.ends_with("Governor")) place = main_places_->state;
    if (one.phrase.role->name.ends_with("Mayor")) place = main_places_->town;
    if (!place) return;
    if (const auto office = book_.office(one.phrase, *place)) hold(one, holder, *office);
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
      std::optional<uint32_t> office = book_.held_by(one.person, phrase);
      if (!office && book_.held_by_other(phrase, guess.code, one.person)) continue;
      if (!office) office = book_.office(phrase, book_.country(guess.code));
      if (office) hold(*one.found, one.holder, *office);
      done.insert(guess.waiting);
    }
  }

  // Premiers of Australia and Canada are those of a state.
  bool may_be_of(const OfficePhrase& phrase, const std::string& code) const {
    if (phrase.role->name == "Premier" && (code == "AUS" || code == "CAN")) return false;
    return draft_.lexicon.gazetteer.has_post(code, phrase.role->name);
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
      if (const auto code = book_.country_served_by(*phrase.owner)) return book_.country(*code);
    if (const auto code =
            draft_.lexicon.leaders.country_of(draft_.entities[phrase.owner.value_or(person)].name))
      return book_.country(*code);
    if (!phrase.role->jurisdiction.empty()) return book_.country_named(phrase.role->jurisdiction);
    return std::nullopt;
  }

  void hold(const Found& one, uint32_t holder, uint32_t office) {
    book_.hold(one.phrase, holder, office);
    mark(one, office);
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
  OfficeBook book_;
  std::vector<Found> found_;
  std::vector<Waiting> waiting_;
  std::set<const Found*> taken_;
  std::map<const Found*, uint32_t> marks_;  // mentions of offices
  std::optional<MainPlaces> main_places_;
};

}  // namespace

void find_offices(Draft& draft) {
  OfficeFinder(draft).run();
}

}  // namespace nuncio
