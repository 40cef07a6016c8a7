#include "entity/main_places.h"

#include <algorithm>
#include <map>

namespace nuncio {
namespace {

using Counts = std::map<uint32_t, uint32_t>;  // entity -> mentions

bool is_listed(const Draft& draft, const DraftEntity& entity, bool state) {
  if (entity.type != EntityType::place || !entity.code.empty() || entity.within.empty())
    return false;
  for (const uint32_t number : draft.lexicon.gazetteer.find(entity.name)) {
    const auto kind = draft.lexicon.gazetteer.entry(number).kind;
    if (state && kind == GazetteerEntry::Kind::region) return true;
    if (!state && (kind == GazetteerEntry::Kind::city || kind == GazetteerEntry::Kind::capital))
      return true;
  }
  return false;
}

std::optional<uint32_t> main_of(const Counts& counts) {
  uint32_t best = 0, second = 0;
  std::optional<uint32_t> place;
  for (const auto& [entity, times] : counts) {
    if (times > best) {
      second = best;
      best = times;
      place = entity;
    } else {
      second = std::max(second, times);
    }
  }
  if (best < 2 * second) return std::nullopt;
  return place;
}

}  // namespace

MainPlaces find_main_places(const Draft& draft) {
  Counts mentions;
  for (const DraftMention& mention : draft.mentions)
    if (mention.mention.kind == MentionKind::name && mention.mention.type == EntityType::place &&
        !mention.mention.entities.empty())
      ++mentions[mention.mention.entities.front()];
  Counts towns, states;
  for (const auto& [entity, times] : mentions) {
    if (is_listed(draft, draft.entities[entity], false)) towns[entity] = times;
    if (is_listed(draft, draft.entities[entity], true)) states[entity] = times;
  }
  return {main_of(towns), main_of(states)};
}

}  // namespace nuncio
