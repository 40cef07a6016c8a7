// Entities and edges of a built graph as plain rows: what the store keeps, and what the graph tower
// and the exporters read. One row an edge: (source, type, target, polarity, modality) is unique,
// for "open" edges together with the label.
#ifndef NUNCIO_GRAPH_ROWS_H_
#define NUNCIO_GRAPH_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nuncio/claim.h"

namespace nuncio {

struct EntityRow {
  std::string id;  // stable and readable: "person:gustavo-petro"
  EntityType type = EntityType::other;
  std::string name;                  // fullest common form
  std::vector<std::string> aliases;  // `name` left out, sorted
  std::string code;                  // ISO 3166-1 alpha-3 for countries, else empty
  uint32_t mentions = 0;
  uint32_t articles = 0;
  std::string first_seen;  // earliest and latest date of publication; empty where unknown
  std::string last_seen;
};

struct EdgeRow {
  int64_t id = 0;       // what EvidenceSource takes
  uint32_t source = 0;  // indices into GraphRows::entities
  uint32_t target = 0;
  std::string type;
  std::string label;  // of "open" edges; else empty
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::actual;
  std::optional<uint32_t> speaker;  // set where all evidence has this one speaker
  std::string date;
  std::string last_date;
  uint32_t support = 0;   // pieces of evidence
  uint32_t articles = 0;  // distinct articles
  double confidence = 0.0;
};

// Entities sorted by id; edges by (source, type, target, polarity, modality, label).
struct GraphRows {
  std::vector<EntityRow> entities;
  std::vector<EdgeRow> edges;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_ROWS_H_
