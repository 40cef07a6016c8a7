// What kinds of things a graph holds: node labels and relation types with their numbers.
#ifndef NUNCIO_SHELL_SCHEMA_TABLE_H_
#define NUNCIO_SHELL_SCHEMA_TABLE_H_

#include "graph/property_graph.h"
#include "shell/table.h"

namespace nuncio {

TextTable label_table(const PropertyGraph& graph);

// With the labels that each relation type was seen between, most frequent first.
TextTable relation_table(const PropertyGraph& graph);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_SCHEMA_TABLE_H_
