// Reads imported edges into a graph: a node for every name that has none yet, labelled Entity, with
// the property `name`; an edge for every row. A property is an integer, a number, a date or a
// string, the narrowest that all its values fit; `date` is a date.
#ifndef NUNCIO_STORE_IMPORTS_READER_H_
#define NUNCIO_STORE_IMPORTS_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "graph/graph_builder.h"

namespace nuncio {

class Database;

// `node_of` knows the nodes that are there already. Throws Error{store} where the file is damaged.
void read_imports(const Database& database,
                  const std::function<std::optional<NodeId>(std::string_view name)>& node_of,
                  GraphBuilder& builder);

}  // namespace nuncio

#endif  // NUNCIO_STORE_IMPORTS_READER_H_
