#include "entity/resolver.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "base/files.h"
#include "base/fold.h"
#include "entity/clusters.h"
#include "entity/entity_rows.h"
#include "entity/lexicon_file.h"
#include "entity/person_links.h"

namespace nuncio {
namespace {

bool is_thing(EntityType type) {
  return type == EntityType::organization || type == EntityType::agreement ||
         type == EntityType::other;
}

// Equal keys mean one entity. Organizations, agreements and other things share their keys, because
// which of them a name is may be told differently in two articles. Empty: the name alone decides
// nothing.
std::string strong_key(const LocalEntity& entity) {
  if (!entity.code.empty()) return "country " + entity.code;
  switch (entity.type) {
    case EntityType::office:
      return "office " + office_key(entity.name);
    case EntityType::person:
      return {};
    case EntityType::place:
      return "place " + name_key(entity.name);
    default:
      return "thing " + name_key(entity.name);
  }
}

// Entities with one strong key are one.
void unite_equal(std::span<const LocalEntity* const> entities, Clusters& clusters) {
  std::map<std::string, uint32_t> first;
  for (uint32_t i = 0; i < entities.size(); ++i) {
    const std::string key = strong_key(*entities[i]);
    if (key.empty() || key.back() == ' ') continue;
    const auto [at, fresh] = first.try_emplace(key, i);
    if (!fresh) clusters.unite(at->second, i);
  }
}

// A thing that is called only what is another thing's alias ("WOLA") is that thing, if there is
// just one.
void unite_by_alias(std::span<const LocalEntity* const> entities, Clusters& clusters) {
  std::map<std::string, std::set<uint32_t>> owners;
  for (uint32_t i = 0; i < entities.size(); ++i)
    if (is_thing(entities[i]->type))
      for (const std::string& alias : entities[i]->aliases)
        if (const std::string key = name_key(alias); key.size() >= 3)
          owners[key].insert(clusters.find(i));
  std::vector<std::pair<uint32_t, uint32_t>> unions;
  for (uint32_t i = 0; i < entities.size(); ++i) {
    if (!is_thing(entities[i]->type)) continue;
    const auto found = owners.find(name_key(entities[i]->name));
    if (found == owners.end()) continue;
    std::set<uint32_t> others = found->second;
    others.erase(clusters.find(i));
    if (others.size() == 1) unions.emplace_back(i, *others.begin());
  }
  for (const auto& [a, b] : unions) clusters.unite(a, b);
}

}  // namespace

std::string slug(std::string_view name) {
  std::string out;
  bool gap = false;
  for (const char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (gap && !out.empty()) out += '-';
      out += c;
      gap = false;
    } else if (c != '.' && c != '\'') {
      gap = true;
    }
  }
  return out.empty() ? to_hex(stable_hash(name)) : out;
}

std::string office_key(std::string_view name) {
  static constexpr auto dropped =
      std::to_array<std::string_view>({"of", "the", "a", "an", "for", "and", "s"});
  auto pieces = name_pieces(name);
  std::erase_if(pieces, [](const std::string& piece) {
    return std::find(dropped.begin(), dropped.end(), piece) != dropped.end();
  });
  std::sort(pieces.begin(), pieces.end());
  std::string key;
  for (const std::string& piece : pieces) key += (key.empty() ? "" : " ") + piece;
  return key;
}

Resolution resolve(std::span<const ArticleEntities> articles) {
  // All work is done in the order of the articles' ids.
  std::vector<uint32_t> order(articles.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return articles[a].article < articles[b].article; });
  std::vector<const LocalEntity*> entities;
  std::vector<uint32_t> article_of, rank_of;
  for (uint32_t rank = 0; rank < order.size(); ++rank)
    for (const LocalEntity& entity : articles[order[rank]].entities) {
      entities.push_back(&entity);
      article_of.push_back(order[rank]);
      rank_of.push_back(rank);
    }
  Clusters clusters(static_cast<uint32_t>(entities.size()));
  unite_equal(entities, clusters);
  unite_by_alias(entities, clusters);
  unite_full_names(entities, clusters);
  unite_surnames(entities, rank_of, clusters);
  return make_rows(articles, order, entities, article_of, clusters);
}

}  // namespace nuncio
