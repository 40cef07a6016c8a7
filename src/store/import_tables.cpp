#include "store/import_tables.h"

#include "store/database.h"

namespace nuncio {

void create_import_tables(const Database& database) {
  database.run(R"sql(
CREATE TABLE IF NOT EXISTS imports (  -- foreign edges, one row a file
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,     -- of the rows
  properties TEXT NOT NULL,      -- names of their columns, by tabs
  rows INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS import_parts (  -- in the order of id
  id INTEGER PRIMARY KEY,
  import INTEGER NOT NULL,       -- imports.id
  kind INTEGER NOT NULL,         -- 0 further strings of a dictionary, 1 further numbers of a column
  place INTEGER NOT NULL,        -- dictionary: 0 entities, 1 relations, 2 and on properties (number 0: absent)
                                 -- column: 0 subject, 1 relation, 2 object, 3 and on properties
  data BLOB NOT NULL             -- zstd; see store/import_code.h
);
)sql");
}

bool has_imports(const Database& database) {
  return database.integer(
             "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'imports'") > 0;
}

uint64_t imported_edges(const Database& database) {
  if (!has_imports(database)) return 0;
  return static_cast<uint64_t>(database.integer("SELECT ifnull(sum(rows), 0) FROM imports"));
}

void change_stamp(const Database& database) {
  database.run("INSERT OR REPLACE INTO meta VALUES ('stamp', hex(randomblob(16)))");
}

std::string read_stamp(const Database& database) {
  return database.text("SELECT value FROM meta WHERE key = 'stamp'");
}

}  // namespace nuncio
