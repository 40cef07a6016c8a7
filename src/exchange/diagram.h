// What a diagram of the graph shows: the plan that dot.cpp writes out. Made for people, so much
// that stands in the graph is drawn together:
//   - entities without any edge are left out;
//   - an office of which nothing is known but who holds it, and whose it is, is written under the
//     names of its holders;
//   - all that one entity says or does to another in one stance is one line; what is mutual joins
//   it.
#ifndef NUNCIO_EXCHANGE_DIAGRAM_H_
#define NUNCIO_EXCHANGE_DIAGRAM_H_

#include <cstdint>
#include <vector>

#include "nuncio/graph_rows.h"
#include "nuncio/relation_kinds.h"

namespace nuncio {

// One line. Edges point into the GraphRows that the diagram was made of.
struct DiagramLine {
  uint32_t source = 0;
  uint32_t target = 0;
  Polarity polarity = Polarity::positive;
  bool actual = true;    // else planned or possible
  bool directed = true;  // false where all its relations are mutual
  bool event = false;    // an event is among its relations; else only states
  uint32_t support = 0;
  std::vector<const EdgeRow*> edges;
};

struct DiagramNode {
  uint32_t entity = 0;
  uint32_t degree = 0;            // edges in the graph
  std::vector<uint32_t> offices;  // written under the name
};

struct Diagram {
  std::vector<DiagramNode> nodes;  // in the order of entities
  std::vector<DiagramLine> lines;  // by source, target, stance
};

Diagram plan_diagram(const GraphRows& rows, const RelationKinds& kinds);

// Nodes that plan_diagram would give, or a few more; cheap.
size_t count_drawn_nodes(const GraphRows& rows);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_DIAGRAM_H_
