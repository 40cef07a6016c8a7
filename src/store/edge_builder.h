// Groups claims into edges: one per (source, type, target, polarity, modality), with its evidence.
// A pure function; what it gives does not depend on the order of the claims.
#ifndef NUNCIO_STORE_EDGE_BUILDER_H_
#define NUNCIO_STORE_EDGE_BUILDER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nuncio/claim.h"
#include "nuncio/graph_rows.h"
#include "nuncio/relation_kinds.h"

namespace nuncio {

// A claim whose entities are those of the graph.
struct ResolvedClaim {
  uint32_t source = 0;  // entities of the graph
  uint32_t target = 0;
  std::optional<uint32_t> speaker;
  uint32_t type = 0;  // into the sorted names of types
  std::string label;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::actual;
  std::string date;
  std::string last_date;
  double confidence = 1.0;
  uint32_t article = 0;  // in the order of article ids
  uint32_t number = 0;   // within the article
  uint32_t sentence = 0;
  uint32_t trigger_begin = 0;
  uint32_t trigger_end = 0;
};

struct EdgeEvidence {
  int64_t edge = 0;
  uint32_t article = 0;
  uint32_t number = 0;
  bool flipped = false;  // the claim's source is the edge's target
};

struct BuiltEdges {
  std::vector<EdgeRow> edges;          // as in GraphRows
  std::vector<EdgeEvidence> evidence;  // edge by edge
};

// Symmetric relations run from the smaller entity; claims of an entity about itself are dropped.
// Two claims of one edge with one trigger are one piece of evidence, the more confident. Confidence
// is 1 - (1 - c1)(1 - c2)…, at most 0.99.
BuiltEdges build_edges(std::vector<ResolvedClaim> claims, std::span<const std::string> sorted_types,
                       std::span<const EntityRow> entities, const RelationKinds& kinds);

// The earliest of two dates, the more precise where one lies within the other; empty where both
// are.
std::string earlier_date(const std::string& a, const std::string& b);

// The latest; likewise.
std::string later_date(const std::string& a, const std::string& b);

}  // namespace nuncio

#endif  // NUNCIO_STORE_EDGE_BUILDER_H_
