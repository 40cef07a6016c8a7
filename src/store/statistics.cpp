#include "store/statistics.h"

#include <string_view>

#include "store/database.h"
#include "store/import_tables.h"

namespace nuncio {

namespace {

uint64_t count(const Database& database, std::string_view sql) {
  return static_cast<uint64_t>(database.integer(sql));
}

std::vector<Statistics::Count> counts(const Database& database, std::string_view sql) {
  std::vector<Statistics::Count> found;
  Statement row = database.prepare(sql);
  while (row.step()) found.push_back({row.text(0), static_cast<uint64_t>(row.integer(1))});
  return found;
}

}  // namespace

Statistics read_statistics(const Database& database) {
  Transaction transaction(database, Transaction::Kind::read);
  Statistics all;
  all.articles = count(database, "SELECT count(*) FROM articles");
  all.sentences = count(database, "SELECT count(*) FROM sentences");
  all.words = count(database, "SELECT ifnull(sum(words), 0) FROM articles");
  all.mentions = count(database, "SELECT count(*) FROM mentions");
  const std::string open = "(SELECT id FROM relation_types WHERE name = 'open')";
  all.open_claims = count(database, "SELECT count(*) FROM claims WHERE type IN " + open);
  all.claims = count(database, "SELECT count(*) FROM claims") - all.open_claims;
  all.pending = count(database, "SELECT value FROM meta WHERE key = 'pending'");
  all.entities = count(database, "SELECT count(*) FROM entities");
  const std::string typed = " FROM edges WHERE type NOT IN " + open;
  all.edges = count(database, "SELECT count(*)" + typed);
  all.imported = imported_edges(database);
  all.evidence = count(database, "SELECT ifnull(sum(support), 0)" + typed);
  all.denied = count(database, "SELECT count(*)" + typed + " AND polarity = 1");
  all.not_actual = count(database, "SELECT count(*)" + typed + " AND modality > 0");
  all.first_published = database.text("SELECT min(published) FROM articles");
  all.last_published = database.text("SELECT max(published) FROM articles");
  all.first_date = database.text("SELECT min(date)" + typed);
  all.last_date = database.text("SELECT max(max(ifnull(date, ''), ifnull(last_date, '')))" + typed);
  all.entity_types = counts(
      database, "SELECT type, count(*) FROM entities GROUP BY type ORDER BY count(*) DESC, type");
  all.relation_types =
      counts(database,
             "SELECT t.name, count(*) FROM edges e JOIN relation_types t ON t.id = e.type "
             "WHERE t.name <> 'open' GROUP BY t.name ORDER BY count(*) DESC, t.name");
  all.sources = counts(database,
                       "SELECT ifnull(source, ''), count(*) FROM articles GROUP BY source "
                       "ORDER BY count(*) DESC, source");
  return all;
}

}  // namespace nuncio
