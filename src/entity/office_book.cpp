#include "entity/office_book.h"

#include "entity/office_names.h"
#include "entity/resolver.h"

namespace nuncio {
namespace {

std::string role_of(const OfficePhrase& phrase) {
  return phrase.prefix + phrase.role->name + phrase.portfolio;
}

}  // namespace

OfficeBook::OfficeBook(Draft& draft) : draft_(draft) {
  for (uint32_t i = 0; i < draft.entities.size(); ++i)
    if (draft.entities[i].type != EntityType::person)
      by_name_.try_emplace(draft.entities[i].name, i);
}

uint32_t OfficeBook::named(const std::string& name, EntityType type) {
  const auto [at, fresh] = by_name_.try_emplace(name, 0);
  if (fresh) {
    DraftEntity entity;
    entity.type = type;
    entity.name = name;
    at->second = draft_.add_entity(std::move(entity));
  }
  return at->second;
}

uint32_t OfficeBook::country(const std::string& code) {
  const uint32_t entity = named(draft_.lexicon.gazetteer.country(code)->name, EntityType::place);
  draft_.entities[entity].code = code;
  return entity;
}

uint32_t OfficeBook::country_named(const std::string& name) {
  const Country* known = draft_.lexicon.gazetteer.country_named(name);
  return known == nullptr ? named(name, EntityType::place) : country(known->code);
}

std::string OfficeBook::code_of(uint32_t place) const {
  const DraftEntity& entity = draft_.entities[place];
  return entity.code.empty() ? entity.within : entity.code;
}

std::optional<uint32_t> OfficeBook::office(const OfficePhrase& phrase,
                                           std::optional<uint32_t> place) {
  if (phrase.role->scope == RoleScope::congress && !place) place = country("USA");
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
    // The body that a post is of is an entity, too, even where the text does not name it.
    if (!names->jurisdiction.empty()) {
      const uint32_t body = named(names->jurisdiction, EntityType::organization);
      if (draft_.entities[body].within.empty() && draft_.entities[body].code.empty())
        draft_.entities[body].within = entity.within;
    }
    at->second = draft_.add_entity(std::move(entity));
  }
  add_wording(phrase, at->second);
  return at->second;
}

// As the article writes it, where that says the jurisdiction: "Bogotá's mayor".
void OfficeBook::add_wording(const OfficePhrase& phrase, uint32_t office) {
  if (phrase.jurisdictions.size() != 1 || phrase.plural || phrase.former || phrase.elect) return;
  if (phrase.place_behind_holder) return;
  draft_.entities[office].aliases.insert(draft_.text(phrase.sentence, phrase.first, phrase.last));
}

void OfficeBook::hold(const OfficePhrase& phrase, uint32_t holder, uint32_t office) {
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
  const std::string& code = draft_.entities[office].within;
  if (code.empty()) return;
  served_.try_emplace(person, code);
  if (!phrase.former) holders_.try_emplace({role_of(phrase), code}, person);
}

std::optional<uint32_t> OfficeBook::held_by(uint32_t person, const OfficePhrase& phrase) const {
  const auto found = held_.find({person, phrase.role->name + phrase.portfolio});
  if (found == held_.end()) return std::nullopt;
  return found->second;
}

bool OfficeBook::held_by_other(const OfficePhrase& phrase, const std::string& code,
                               uint32_t person) const {
  if (phrase.former || phrase.role->scope == RoleScope::senate ||
      phrase.role->scope == RoleScope::parliament)
    return false;
  const auto holder = holders_.find({role_of(phrase), code});
  return holder != holders_.end() && holder->second != person;
}

std::optional<std::string> OfficeBook::country_served_by(uint32_t person) const {
  const auto found = served_.find(person);
  if (found == served_.end()) return std::nullopt;
  return found->second;
}

void complete_mayors(Draft& draft, OfficeBook& book) {
  const auto resolved = [&](uint32_t sentence, uint32_t word,
                            EntityType type) -> std::optional<uint32_t> {
    const auto number = draft.mention_at(sentence, word);
    if (!number || draft.mentions[*number].mention.type != type) return std::nullopt;
    if (draft.mentions[*number].mention.entities.empty()) return std::nullopt;
    return number;
  };
  uint32_t done = UINT32_MAX;
  const size_t known = draft.offices.size();
  for (size_t i = 0; i < known; ++i) {
    const OfficeHolding holding = draft.offices[i];
    if (draft.entities[holding.office].role != "Mayor" || holding.former) continue;
    if (holding.sentence == done) continue;
    done = holding.sentence;
    const auto words = static_cast<uint32_t>(draft.sentence(done).words.size());
    for (uint32_t at = 1; at + 1 < words; ++at) {
      if (draft.fact(done, at).folded != "'s") continue;
      const auto city = resolved(done, at - 1, EntityType::place);
      const auto person = resolved(done, at + 1, EntityType::person);
      if (!city || !person) continue;
      const uint32_t place = draft.mentions[*city].mention.entities.front();
      if (!draft.entities[place].code.empty()) continue;
      OfficePhrase phrase;
      phrase.sentence = done;
      phrase.first = draft.mentions[*city].mention.first;
      phrase.last = draft.mentions[*city].mention.last;
      phrase.role = draft.lexicon.roles.role("mayor");
      const auto office = book.office(phrase, place);
      if (office && !book.held_by(book.person_of(*person), phrase))
        book.hold(phrase, *person, *office);
    }
  }
}

}  // namespace nuncio
