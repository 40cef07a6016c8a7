// The graph as a GraphViz diagram: a shape and colour for every type of entity; events in dark
// lines, states in light ones, wider the more evidence there is, dashed where planned or possible,
// red with a bar where denied; the first sentence behind each relation as a tooltip. See diagram.h
// for what is drawn together.
#ifndef NUNCIO_EXCHANGE_DOT_H_
#define NUNCIO_EXCHANGE_DOT_H_

#include <cstddef>
#include <ostream>
#include <string_view>

#include "exchange/export.h"

namespace nuncio {

// Which layout engine suits: "dot" up to 300 nodes, "sfdp" above. Its name stands in the output.
std::string_view layout_for(size_t nodes);

void export_dot(const ExportInput& input, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_DOT_H_
