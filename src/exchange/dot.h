// The graph as a GraphViz diagram: a shape and colour for every type of entity, one line for all that
// one says of another in one stance, wider the more evidence there is, dashed where it is planned or
// possible, red with a bar where it is denied. Entities without any edge are left out.
#ifndef NUNCIO_EXCHANGE_DOT_H_
#define NUNCIO_EXCHANGE_DOT_H_

#include <cstddef>
#include <ostream>
#include <string_view>

#include "exchange/export.h"

namespace nuncio {

// Which layout engine suits: "dot" up to 300 drawn nodes, "sfdp" above. Its name stands in the output.
std::string_view layout_for(size_t nodes);

// Entities that have an edge.
size_t count_drawn_nodes(const GraphRows& rows);

void export_dot(const ExportInput& input, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_DOT_H_
