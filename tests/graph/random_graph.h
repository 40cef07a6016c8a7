// Random small graphs for property tests.
#ifndef NUNCIO_TESTS_GRAPH_RANDOM_GRAPH_H_
#define NUNCIO_TESTS_GRAPH_RANDOM_GRAPH_H_

#include <random>
#include <string>

#include "graph/graph_builder.h"

namespace nuncio {

// Nodes labelled A or B with a number n; edges of up to `types` types with a weight w from 0 to 9.
// Loops and parallel edges occur.
inline PropertyGraph random_graph(std::mt19937& random, uint32_t nodes, uint32_t edges,
                                  uint32_t types) {
  GraphBuilder builder;
  for (uint32_t i = 0; i < nodes; ++i) builder.add_node({random() % 2 ? "A" : "B"}, {{"n", i}});
  for (uint32_t i = 0; i < edges; ++i)
    builder.add_edge(random() % nodes, "t" + std::to_string(random() % types), random() % nodes,
                     {{"w", static_cast<int64_t>(random() % 10)}});
  return std::move(builder).build();
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_GRAPH_RANDOM_GRAPH_H_
