#include "store/refresh.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/edge_builder.h"

namespace nuncio {

namespace {

// All articles in the order of their ids, so that nothing depends on the order of adding.
struct Corpus {
  std::vector<int64_t> keys;  // articles.id
  std::unordered_map<int64_t, uint32_t> index;
  std::vector<ArticleEntities> articles;
};

// The names of relation types in order, and where each id stands among them.
struct TypeOrder {
  std::vector<std::string> names;
  std::vector<int64_t> ids;
  std::unordered_map<int64_t, uint32_t> index;
};

// The row of a local entity, article by its articles.id.
LocalEntity& entity_at(const Database& database, Corpus& corpus, int64_t article, int64_t number) {
  const auto found = corpus.index.find(article);
  if (found == corpus.index.end()) database.damaged();
  std::vector<LocalEntity>& entities = corpus.articles[found->second].entities;
  const auto place = static_cast<size_t>(number);
  if (place == entities.size()) entities.emplace_back();
  if (place >= entities.size()) database.damaged();
  return entities[place];
}

Corpus read_corpus(Database& database) {
  Corpus corpus;
  Statement articles = database.prepare("SELECT id, doc, published FROM articles ORDER BY doc");
  while (articles.step()) {
    corpus.index.emplace(articles.integer(0), static_cast<uint32_t>(corpus.keys.size()));
    corpus.keys.push_back(articles.integer(0));
    corpus.articles.push_back({articles.text(1), articles.text(2), {}});
  }
  Statement entities = database.prepare(
      "SELECT article, number, type, name, code, jurisdiction, mentions FROM local_entities "
      "ORDER BY article, number");
  while (entities.step()) {
    LocalEntity& entity = entity_at(database, corpus, entities.integer(0), entities.integer(1));
    entity.type = entity_type_from(entities.view(2)).value_or(EntityType::other);
    entity.name = entities.text(3);
    entity.code = entities.text(4);
    entity.jurisdiction = entities.text(5);
    entity.mentions = entities.natural(6);
  }
  Statement aliases = database.prepare(
      "SELECT article, entity, name FROM local_aliases ORDER BY article, entity, number");
  while (aliases.step())
    entity_at(database, corpus, aliases.integer(0), aliases.integer(1))
        .aliases.push_back(aliases.text(2));
  return corpus;
}

TypeOrder read_types(Database& database) {
  TypeOrder types;
  Statement statement = database.prepare("SELECT id, name FROM relation_types ORDER BY name");
  while (statement.step()) {
    types.index.emplace(statement.integer(0), static_cast<uint32_t>(types.names.size()));
    types.ids.push_back(statement.integer(0));
    types.names.push_back(statement.text(1));
  }
  return types;
}

std::vector<ResolvedClaim> read_claims(Database& database, const Corpus& corpus,
                                       const TypeOrder& types, const Resolution& resolution) {
  std::vector<ResolvedClaim> claims;
  Statement row = database.prepare(
      "SELECT article, number, type, label, source, target, polarity, modality, speaker, date, "
      "last_date, confidence, sentence, trigger_begin, trigger_end FROM claims");
  while (row.step()) {
    ResolvedClaim claim;
    const auto article = corpus.index.find(row.integer(0));
    const auto type = types.index.find(row.integer(2));
    if (article == corpus.index.end() || type == types.index.end()) database.damaged();
    const auto resolved = [&](int64_t number) {
      const std::vector<uint32_t>& entities = resolution.map[article->second];
      if (number < 0 || number >= static_cast<int64_t>(entities.size())) database.damaged();
      return entities[static_cast<size_t>(number)];
    };
    claim.article = article->second;
    claim.number = row.natural(1);
    claim.type = type->second;
    if (types.names[claim.type] == "open") claim.label = row.text(3);
    claim.source = resolved(row.integer(4));
    claim.target = resolved(row.integer(5));
    claim.polarity = row.integer(6) == 0 ? Polarity::positive : Polarity::negative;
    claim.modality = static_cast<Modality>(std::clamp<int64_t>(row.integer(7), 0, 2));
    if (!row.null(8)) claim.speaker = resolved(row.integer(8));
    claim.date = row.text(9);
    claim.last_date = row.text(10);
    claim.confidence = row.real(11);
    claim.sentence = row.natural(12);
    claim.trigger_begin = row.natural(13);
    claim.trigger_end = row.natural(14);
    claims.push_back(std::move(claim));
  }
  return claims;
}

void write_entities(Database& database, const Corpus& corpus, const Resolution& resolution) {
  Statement insert = database.prepare("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Statement alias = database.prepare("INSERT OR IGNORE INTO aliases VALUES (?, ?)");
  int64_t id = 0;
  for (const EntityRow& entity : resolution.entities) {
    insert
        .with(id, entity.id, to_string(entity.type), entity.name, known(entity.code),
              entity.mentions, entity.articles, known(entity.first_seen), known(entity.last_seen))
        .run();
    for (const std::string& name : entity.aliases) alias.with(id, name).run();
    ++id;
  }
  // In the order of the table, not of the articles: appending is several times faster.
  std::vector<uint32_t> order(corpus.keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return corpus.keys[a] < corpus.keys[b]; });
  Statement resolved = database.prepare("INSERT INTO resolution VALUES (?, ?, ?)");
  for (const uint32_t article : order) {
    int64_t number = 0;
    for (const uint32_t entity : resolution.map[article])
      resolved.with(corpus.keys[article], number++, entity).run();
  }
}

void write_kinds(Database& database, const TypeOrder& types, const RelationKinds& kinds) {
  Statement update =
      database.prepare("UPDATE relation_types SET symmetric = ?, event = ? WHERE id = ?");
  for (size_t i = 0; i < types.ids.size(); ++i)
    update
        .with(kinds.symmetric.contains(types.names[i]), kinds.events.contains(types.names[i]),
              types.ids[i])
        .run();
}

void write_edges(Database& database, const Corpus& corpus, const TypeOrder& types,
                 const BuiltEdges& built) {
  std::vector<uint32_t> order(built.edges.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return built.edges[a].id < built.edges[b].id; });
  Statement insert =
      database.prepare("INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const uint32_t place : order) {
    const EdgeRow& edge = built.edges[place];
    const auto type = std::lower_bound(types.names.begin(), types.names.end(), edge.type);
    insert
        .with(edge.id, edge.source, edge.target, types.ids[type - types.names.begin()],
              static_cast<int>(edge.polarity), static_cast<int>(edge.modality), edge.support,
              edge.articles, edge.confidence, known(edge.date), known(edge.last_date), edge.speaker,
              known(edge.label))
        .run();
  }
  std::vector<EdgeEvidence> evidence = built.evidence;
  std::sort(evidence.begin(), evidence.end(), [&](const EdgeEvidence& a, const EdgeEvidence& b) {
    return std::tuple(a.edge, corpus.keys[a.article], a.number) <
           std::tuple(b.edge, corpus.keys[b.article], b.number);
  });
  Statement behind = database.prepare("INSERT INTO evidence VALUES (?, ?, ?, ?)");
  for (const EdgeEvidence& item : evidence)
    behind.with(item.edge, corpus.keys[item.article], item.number, item.flipped).run();
}

[[maybe_unused]] bool fits(const Resolution& resolution, const Corpus& corpus) {
  if (resolution.map.size() != corpus.articles.size()) return false;
  for (size_t i = 0; i < resolution.map.size(); ++i) {
    if (resolution.map[i].size() != corpus.articles[i].entities.size()) return false;
    for (const uint32_t entity : resolution.map[i])
      if (entity >= resolution.entities.size()) return false;
  }
  const auto by_id = [](const EntityRow& a, const EntityRow& b) { return a.id < b.id; };
  return std::is_sorted(resolution.entities.begin(), resolution.entities.end(), by_id);
}

}  // namespace

void refresh_graph(Database& database, const Resolver& resolver, const RelationKinds& kinds) {
  const Corpus corpus = read_corpus(database);
  const Resolution resolution = resolver(corpus.articles);
  assert(fits(resolution, corpus));
  const TypeOrder types = read_types(database);
  const BuiltEdges built = build_edges(read_claims(database, corpus, types, resolution),
                                       types.names, resolution.entities, kinds);
  database.run(
      "DELETE FROM entities; DELETE FROM aliases; DELETE FROM resolution; DELETE FROM edges;"
      "DELETE FROM evidence");
  write_entities(database, corpus, resolution);
  write_edges(database, corpus, types, built);
  write_kinds(database, types, kinds);
  database.run("UPDATE meta SET value = 0 WHERE key = 'pending'");
}

}  // namespace nuncio
