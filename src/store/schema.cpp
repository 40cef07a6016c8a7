#include "store/schema.h"

#include <string>

#include "nuncio/error.h"
#include "store/database.h"

namespace nuncio {

namespace {

// Offsets (begin, end, *_begin, *_end) count Unicode code points into articles.text, so that
// substr(text, begin + 1, end - begin) is the passage. Dates are ISO 8601, maybe only YYYY or
// YYYY-MM. What is unknown is NULL.
constexpr const char* kSchema = R"sql(
-- 1. What every article says: the system of record. Rows of an article are numbered from 0 within it.

CREATE TABLE meta (              -- 'created_by': version of Nuncio; 'pending': changes since the last refresh
  key TEXT PRIMARY KEY,
  value
) WITHOUT ROWID;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again
  doc TEXT NOT NULL UNIQUE,      -- file name without folder and extension, or the given id
  title TEXT,
  published TEXT,
  source TEXT,                   -- who published it
  url TEXT,
  hash TEXT NOT NULL,            -- of title, date, source, url and text
  words INTEGER NOT NULL,
  text TEXT NOT NULL             -- last, so that the other columns are read without it
);

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  UNIQUE (article, number)
);

CREATE VIEW sentence_text (id, article, number, text) AS
  SELECT s.id, s.article, s.number, substr(a.text, s.begin + 1, s.end - s.begin)
  FROM sentences s JOIN articles a ON a.id = s.article;

CREATE VIRTUAL TABLE sentence_search USING fts5(  -- rowid: sentences.id
  text, content = 'sentence_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE local_entities (    -- who and what an article speaks of
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  type TEXT NOT NULL,            -- Person, Organization, Place, Office, Agreement, Other
  name TEXT NOT NULL,
  code TEXT,                     -- ISO 3166-1 alpha-3 of a country
  jurisdiction TEXT,             -- of an office
  mentions INTEGER NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE local_aliases (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  entity INTEGER NOT NULL,       -- local_entities.number
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (article, entity, number)
) WITHOUT ROWID;

CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sentence INTEGER NOT NULL,     -- sentences.number
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind INTEGER NOT NULL,         -- 0 name, 1 nominal, 2 pronoun
  type INTEGER NOT NULL,         -- 0 Person, 1 Organization, 2 Place, 3 Office, 4 Agreement, 5 Other
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE mention_entities (  -- "the mayors" may stand for several, an unresolved one for none
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  mention INTEGER NOT NULL,      -- mentions.number
  entity INTEGER NOT NULL,       -- local_entities.number
  PRIMARY KEY (article, mention, entity)
) WITHOUT ROWID;

CREATE TABLE relation_types (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,     -- 'open' for clauses that fit no declared relation
  symmetric INTEGER NOT NULL DEFAULT 0,  -- as of the last refresh; 1: stored once, from the smaller key
  event INTEGER NOT NULL DEFAULT 0       -- 1: happens at a time, maybe again; 0: a state
);

CREATE TABLE rules (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE claims (            -- one assertion of one relation in one sentence
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  type INTEGER NOT NULL,         -- relation_types.id
  label TEXT,                    -- of 'open' claims: the verb phrase
  source INTEGER NOT NULL,       -- local_entities.number
  target INTEGER NOT NULL,
  polarity INTEGER NOT NULL,     -- 0 holds, 1 denied
  modality INTEGER NOT NULL,     -- 0 actual, 1 planned, 2 possible
  speaker INTEGER,               -- local_entities.number; NULL: the article in its own voice
  date TEXT,                     -- when it happened or began
  last_date TEXT,                -- when a state ended
  confidence REAL NOT NULL,      -- 0..1
  rule INTEGER,                  -- rules.id
  sentence INTEGER NOT NULL,     -- sentences.number
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL,
  target_begin INTEGER NOT NULL, target_end INTEGER NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- 2. The graph drawn from it: made anew by every refresh.

CREATE TABLE entities (          -- one per real thing across all articles
  id INTEGER PRIMARY KEY,        -- 0, 1, 2 … in the order of `key`; may change with a refresh
  key TEXT NOT NULL UNIQUE,      -- stable and readable: person:gustavo-petro
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT,
  mentions INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  first_seen TEXT,               -- earliest and latest date of publication
  last_seen TEXT
);

CREATE TABLE aliases (           -- further names
  entity INTEGER NOT NULL,       -- entities.id
  name TEXT NOT NULL,
  PRIMARY KEY (entity, name)
) WITHOUT ROWID;

CREATE TABLE resolution (        -- which entity a local entity is
  article INTEGER NOT NULL,
  number INTEGER NOT NULL,       -- local_entities.number
  entity INTEGER NOT NULL,       -- entities.id
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE edges (             -- one per (source, type, target, polarity, modality), 'open': and label
  id INTEGER PRIMARY KEY,        -- a hash of that key: stable across refreshes, below 2^52
  source INTEGER NOT NULL,       -- entities.id
  target INTEGER NOT NULL,
  type INTEGER NOT NULL,         -- relation_types.id
  polarity INTEGER NOT NULL,     -- as in claims
  modality INTEGER NOT NULL,
  support INTEGER NOT NULL,      -- pieces of evidence
  articles INTEGER NOT NULL,     -- distinct articles
  confidence REAL,
  date TEXT,                     -- earliest known
  last_date TEXT,                -- when a state ended; when an event last happened again
  speaker INTEGER,               -- entities.id, where all evidence has this one speaker
  label TEXT
);

CREATE TABLE evidence (          -- the claims behind an edge
  edge INTEGER NOT NULL,
  article INTEGER NOT NULL,
  claim INTEGER NOT NULL,        -- claims.number
  flipped INTEGER NOT NULL,      -- 1: the claim's source is the edge's target (symmetric relations)
  PRIMARY KEY (edge, article, claim)
) WITHOUT ROWID;

-- 3. Views for reading by hand; their columns stay as they are.

CREATE VIEW edge_list (id, source, type, target, polarity, modality, speaker, date, last_date, support,
                       articles, confidence, label) AS
  SELECT e.id, s.key, t.name, o.key, iif(e.polarity = 0, '+', '-'),
         CASE e.modality WHEN 0 THEN 'actual' WHEN 1 THEN 'planned' ELSE 'possible' END,
         p.key, e.date, e.last_date, e.support, e.articles, e.confidence, e.label
  FROM edges e JOIN entities s ON s.id = e.source JOIN entities o ON o.id = e.target
       JOIN relation_types t ON t.id = e.type LEFT JOIN entities p ON p.id = e.speaker;

CREATE VIEW evidence_list (edge, doc, published, title, sentence, begin, end, quote, trigger, rule, date,
                           speaker, confidence) AS
  SELECT v.edge, a.doc, a.published, a.title, c.sentence, s.begin, s.end,
         substr(a.text, s.begin + 1, s.end - s.begin),
         substr(a.text, c.trigger_begin + 1, c.trigger_end - c.trigger_begin),
         u.name, c.date, p.key, c.confidence
  FROM evidence v JOIN claims c ON c.article = v.article AND c.number = v.claim
       JOIN articles a ON a.id = v.article
       JOIN sentences s ON s.article = v.article AND s.number = c.sentence
       LEFT JOIN rules u ON u.id = c.rule
       LEFT JOIN resolution r ON r.article = v.article AND r.number = c.speaker
       LEFT JOIN entities p ON p.id = r.entity;
)sql";

}  // namespace

void create_schema(const Database& database) {
  database.run(("PRAGMA application_id = " + std::to_string(kApplicationId) +
                "; PRAGMA user_version = " + std::to_string(kSchemaVersion))
                   .c_str());
  database.run(kSchema);
  database.prepare("INSERT INTO meta VALUES ('created_by', ?), ('pending', 0)")
      .with("nuncio " NUNCIO_VERSION)
      .run();
}

bool check_schema(const Database& database) {
  const int64_t application = database.integer("PRAGMA application_id");
  if (application == 0 && database.integer("SELECT count(*) FROM sqlite_schema") == 0) return false;
  if (application != kApplicationId)
    throw Error(Error::Kind::store,
                "is an SQLite database of another program, not a Nuncio graph: name another file",
                database.path().string());
  const int64_t version = database.integer("PRAGMA user_version");
  if (version != kSchemaVersion)
    throw Error(Error::Kind::store,
                "has graph format " + std::to_string(version) + ", this Nuncio reads format " +
                    std::to_string(kSchemaVersion) +
                    ": build the graph again from its articles, or use the Nuncio that made it",
                database.path().string());
  return true;
}

}  // namespace nuncio
