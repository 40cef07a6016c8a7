#include "store/rows_reader.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/database.h"

namespace nuncio {

namespace {

// The place in `rows` of an entities.id; refresh numbers them 0, 1, 2 … in the order of the rows.
uint32_t place_of(const Database& database, int64_t id, size_t count) {
  if (id < 0 || id >= static_cast<int64_t>(count)) database.damaged();
  return static_cast<uint32_t>(id);
}

std::vector<EntityRow> read_entities(const Database& database) {
  std::vector<EntityRow> entities;
  entities.reserve(static_cast<size_t>(database.integer("SELECT count(*) FROM entities")));
  Statement row = database.prepare(
      "SELECT id, key, type, name, code, mentions, articles, first_seen, last_seen FROM entities "
      "ORDER BY id");
  while (row.step()) {
    EntityRow entity;
    if (row.integer(0) != static_cast<int64_t>(entities.size())) database.damaged();
    entity.id = row.text(1);
    entity.type = entity_type_from(row.view(2)).value_or(EntityType::other);
    entity.name = row.text(3);
    entity.code = row.text(4);
    entity.mentions = row.natural(5);
    entity.articles = row.natural(6);
    entity.first_seen = row.text(7);
    entity.last_seen = row.text(8);
    entities.push_back(std::move(entity));
  }
  Statement alias = database.prepare("SELECT entity, name FROM aliases ORDER BY entity, name");
  while (alias.step())
    entities[place_of(database, alias.integer(0), entities.size())].aliases.push_back(
        alias.text(1));
  return entities;
}

// Names of relation types by id; ids are small.
std::vector<std::string> read_types(const Database& database) {
  std::vector<std::string> names;
  Statement row = database.prepare("SELECT id, name FROM relation_types ORDER BY id");
  while (row.step()) {
    if (row.integer(0) < 0 || row.integer(0) > 0xFFFFFF) database.damaged();
    names.resize(static_cast<size_t>(row.integer(0)) + 1);
    names.back() = row.text(1);
  }
  return names;
}

std::vector<EdgeRow> read_edges(const Database& database, size_t entities, bool with_open) {
  const std::vector<std::string> types = read_types(database);
  std::vector<EdgeRow> edges;
  edges.reserve(static_cast<size_t>(database.integer("SELECT count(*) FROM edges")));
  Statement row = database.prepare(
      "SELECT id, source, target, type, polarity, modality, support, articles, confidence, date, "
      "last_date, speaker, label FROM edges");
  while (row.step()) {
    const auto type = static_cast<size_t>(row.integer(3));
    if (type >= types.size()) database.damaged();
    if (!with_open && types[type] == "open") continue;
    EdgeRow edge;
    edge.id = row.integer(0);
    edge.source = place_of(database, row.integer(1), entities);
    edge.target = place_of(database, row.integer(2), entities);
    edge.type = types[type];
    edge.polarity = row.integer(4) == 0 ? Polarity::positive : Polarity::negative;
    edge.modality = static_cast<Modality>(std::clamp<int64_t>(row.integer(5), 0, 2));
    edge.support = row.natural(6);
    edge.articles = row.natural(7);
    edge.confidence = row.null(8) ? 1.0 : row.real(8);
    edge.date = row.text(9);
    edge.last_date = row.text(10);
    if (!row.null(11)) edge.speaker = place_of(database, row.integer(11), entities);
    edge.label = row.text(12);
    edges.push_back(std::move(edge));
  }
  return edges;
}

}  // namespace

GraphRows read_rows(const Database& database, bool with_open) {
  Transaction transaction(database, Transaction::Kind::read);
  GraphRows rows;
  rows.entities = read_entities(database);
  rows.edges = read_edges(database, rows.entities.size(), with_open);
  std::sort(rows.edges.begin(), rows.edges.end(), [](const EdgeRow& a, const EdgeRow& b) {
    return std::tie(a.source, a.type, a.target, a.polarity, a.modality, a.label) <
           std::tie(b.source, b.type, b.target, b.polarity, b.modality, b.label);
  });
  return rows;
}

}  // namespace nuncio
