// The native dump: node-link JSON as NetworkX reads it, evidence and all, in UTF-8; and the same as
// JSON Lines. One node or edge a line in both.
#ifndef NUNCIO_EXCHANGE_JSON_H_
#define NUNCIO_EXCHANGE_JSON_H_

#include <ostream>

#include "exchange/export.h"

namespace nuncio {

// {"directed", "multigraph", "graph": {…}, "nodes": […], "edges": […]}. What is unknown is null.
void export_json(const ExportInput& input, std::ostream& out);

// Lines {"kind": "node", …} before lines {"kind": "edge", …}.
void export_json_lines(const ExportInput& input, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_JSON_H_
