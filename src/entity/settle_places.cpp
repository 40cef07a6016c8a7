#include <map>

#include "base/fold.h"
#include "entity/sieves.h"

namespace nuncio {
namespace {

using Kind = GazetteerEntry::Kind;

class PlaceSettler {
 public:
  explicit PlaceSettler(Draft& draft) : draft_(draft), gazetteer_(draft.lexicon.gazetteer) {}

  void settle(uint32_t number) {
    const std::string text = draft_.text(draft_.mentions[number].mention);
    const bool demonym = draft_.mentions[number].name_class == NameClass::demonym;
    const GazetteerEntry* entry = choose(text, demonym);
    if (demonym && entry == nullptr) return;  // "Muslim", "Soviet": of no place that is listed
    draft_.settle(number, entry == nullptr ? unlisted(text) : listed(*entry));
  }

 private:
  const GazetteerEntry* choose(const std::string& text, bool demonym) const {
    const GazetteerEntry* best = nullptr;
    for (const uint32_t number : gazetteer_.find(text)) {
      const GazetteerEntry& entry = gazetteer_.entry(number);
      const bool adjective = entry.kind == Kind::demonym || entry.kind == Kind::region_demonym;
      if (adjective != demonym || entry.kind == Kind::organization) continue;
      if (best == nullptr || rank(entry) > rank(*best)) best = &entry;
    }
    return best;
  }

  // A country before a region ("Washington, D.C."), a region before a capital or a city of its
  // name.
  static int rank(const GazetteerEntry& entry) {
    if (entry.kind == Kind::country || entry.kind == Kind::demonym) return 3;
    if (entry.kind == Kind::region || entry.kind == Kind::region_demonym) return 2;
    return entry.kind == Kind::capital ? 1 : 0;
  }

  uint32_t listed(const GazetteerEntry& entry) {
    const bool country = entry.kind == Kind::country || entry.kind == Kind::demonym;
    const uint32_t entity = by_name(entry.name);
    (country ? draft_.entities[entity].code : draft_.entities[entity].within) = entry.code;
    return entity;
  }

  uint32_t unlisted(const std::string& text) { return by_name(text); }

  uint32_t by_name(const std::string& name) {
    const auto [at, fresh] = known_.try_emplace(name_key(name), 0);
    if (fresh) {
      DraftEntity entity;
      entity.type = EntityType::place;
      entity.name = name;
      at->second = draft_.add_entity(std::move(entity));
    }
    return at->second;
  }

  Draft& draft_;
  const Gazetteer& gazetteer_;
  std::map<std::string, uint32_t> known_;  // by name_key
};

}  // namespace

void settle_places(Draft& draft) {
  PlaceSettler settler(draft);
  for (uint32_t i = 0; i < draft.mentions.size(); ++i) {
    const DraftMention& mention = draft.mentions[i];
    if (mention.settled || mention.mention.kind != MentionKind::name) continue;
    if (mention.name_class == NameClass::place || mention.name_class == NameClass::demonym)
      settler.settle(i);
  }
}

}  // namespace nuncio
