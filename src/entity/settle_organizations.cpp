#include <algorithm>
#include <map>
#include <set>

#include "base/fold.h"
#include "entity/country_rank.h"
#include "entity/lexicon_file.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

using Kind = GazetteerEntry::Kind;

bool small_word(const std::string& piece) {
  return piece == "of" || piece == "the" || piece == "and" || piece == "for" || piece == "in" ||
         piece == "on" || piece == "de" || piece == "to";
}

// Whether an acronym ("UNODC") may stand for a name: its letters are the initials, small words
// skipped or not.
bool abbreviates(const std::string& acronym, const std::vector<std::string>& pieces) {
  std::string all, big;
  for (const std::string& piece : pieces) {
    all += piece[0];
    if (!small_word(piece)) big += piece[0];
  }
  return acronym.size() >= 2 && (acronym == all || acronym == big);
}

bool is_acronym(const std::string& text) {
  const auto capitals =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && capitals * 2 > static_cast<std::ptrdiff_t>(text.size()) &&
         text.find(' ') == std::string::npos;
}

class OrganizationSettler {
 public:
  explicit OrganizationSettler(Draft& draft)
      : draft_(draft), gazetteer_(draft.lexicon.gazetteer), rank_(draft) {
    for (const DraftEntity& entity : draft.entities)
      if (!entity.code.empty()) countries_.insert(entity.code);
  }

  // Longer names first, so that short forms find what they are short for.
  void run() {
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < draft_.mentions.size(); ++i) {
      const DraftMention& mention = draft_.mentions[i];
      if (!mention.settled && mention.mention.kind == MentionKind::name &&
          is_ours(mention.name_class))
        order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return length(a) > length(b); });
    for (const uint32_t mention : order) settle(mention);
  }

 private:
  // An article with more names than this is none; short forms are not looked for.
  static constexpr size_t kMostNames = 1000;

  static bool is_ours(NameClass name_class) {
    return name_class == NameClass::organization || name_class == NameClass::agreement ||
           name_class == NameClass::other;
  }
  uint32_t length(uint32_t mention) const {
    return draft_.mentions[mention].mention.last - draft_.mentions[mention].mention.first;
  }

  void settle(uint32_t number) {
    const std::string text = draft_.text(draft_.mentions[number].mention);
    const EntityType type = draft_.mentions[number].mention.type;
    if (const auto same = known_.find(name_key(text)); same != known_.end())
      return draft_.settle(number, same->second);
    if (const GazetteerEntry* entry = choose(text)) {
      const uint32_t entity =
          by_name(entry->name, entry->kind == Kind::agreement ? EntityType::agreement
                                                              : EntityType::organization);
      draft_.entities[entity].within = entry->code;
      known_[name_key(text)] = entity;
      return draft_.settle(number, entity);
    }
    if (settle_body(number, text)) return;
    const auto pieces = name_pieces(text);
    if (const auto longer = shortened(text, pieces, type)) {
      known_[name_key(text)] = *longer;
      return draft_.settle(number, *longer);
    }
    if (const auto* body = draft_.lexicon.bodies.find(text);
        body != nullptr && main_country() != nullptr)
      return settle_as(number, *body, *main_country());
    draft_.settle(number, by_name(text, type));
  }

  // "Iraqi Parliament", "Parliament of Iraq".
  bool settle_body(uint32_t number, const std::string& text) {
    const auto owned = draft_.lexicon.bodies.parse(text, gazetteer_);
    if (!owned) return false;
    settle_as(number, *owned->body, *owned->country);
    return true;
  }

  void settle_as(uint32_t number, const CountryBodies::Body& body, const Country& country) {
    const auto names = CountryBodies::names(body, country);
    const uint32_t entity = by_name(names.front(), body.type);
    draft_.entities[entity].within = country.code;
    draft_.entities[entity].aliases.insert(names.begin() + 1, names.end());
    for (const std::string& name : names) known_.try_emplace(name_key(name), entity);
    draft_.settle(number, entity);
    // "Parliament" alone names nothing outside of this article.
    const std::string text = draft_.text(draft_.mentions[number].mention);
    if (draft_.lexicon.bodies.find(text) != nullptr) draft_.entities[entity].aliases.erase(text);
  }

  const Country* main_country() const {
    return rank_.codes().empty() ? nullptr : gazetteer_.country(rank_.codes().front());
  }

  // A listed body of a country counts under a name that others may have ("Congress", "Labour") only
  // where the article speaks of that country.
  const GazetteerEntry* choose(const std::string& text) const {
    const GazetteerEntry* best = nullptr;
    for (const uint32_t number : gazetteer_.find(text)) {
      const GazetteerEntry& entry = gazetteer_.entry(number);
      if (entry.kind != Kind::organization && entry.kind != Kind::agreement) continue;
      const bool generic =
          draft_.lexicon.bodies.find(text) != nullptr || name_pieces(text).size() == 1;
      const bool near = entry.code.empty() || countries_.contains(entry.code);
      if (generic && !near && name_key(text) != name_key(entry.name) && !is_acronym(text)) continue;
      if (best == nullptr) best = &entry;
    }
    return best;
  }

  // The one entity of this article that the name is a short form of.
  std::optional<uint32_t> shortened(const std::string& text, const std::vector<std::string>& pieces,
                                    EntityType type) const {
    std::optional<uint32_t> found;
    const bool acronym = is_acronym(text);
    if (known_.size() > kMostNames) return std::nullopt;
    for (const auto& [key, entity] : known_) {
      if (draft_.entities[entity].type != type && !acronym) continue;
      const auto longer = name_pieces(key);
      const bool fits = acronym && pieces.size() == 1
                            ? longer.size() > 1 && abbreviates(pieces[0], longer)
                            : longer.size() > pieces.size() &&
                                  (std::equal(pieces.begin(), pieces.end(), longer.begin()) ||
                                   std::equal(pieces.rbegin(), pieces.rend(), longer.rbegin()));
      if (!fits) continue;
      if (found && *found != entity) return std::nullopt;
      found = entity;
    }
    return found;
  }

  uint32_t by_name(const std::string& name, EntityType type) {
    const auto [at, fresh] = known_.try_emplace(name_key(name), 0);
    if (fresh) {
      DraftEntity entity;
      entity.type = type;
      entity.name = name;
      at->second = draft_.add_entity(std::move(entity));
    }
    return at->second;
  }

  Draft& draft_;
  const Gazetteer& gazetteer_;
  CountryRank rank_;
  std::set<std::string> countries_;
  std::map<std::string, uint32_t> known_;  // by name_key
};

}  // namespace

void settle_organizations(Draft& draft) {
  OrganizationSettler(draft).run();
}

}  // namespace nuncio
