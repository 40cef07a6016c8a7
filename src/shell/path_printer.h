// Prints answers that are paths hop by hop, each hop with a sentence that says so.
#ifndef NUNCIO_SHELL_PATH_PRINTER_H_
#define NUNCIO_SHELL_PATH_PRINTER_H_

#include <iosfwd>

#include "graph/property_graph.h"
#include "nuncio/evidence.h"
#include "query/engine.h"

namespace nuncio {

// Whether each row begins with a path, as those of PATH and NEAR do.
bool is_path_result(const Result& result);

// A path a paragraph, what else the row holds in brackets behind it. A hop that several paths share
// has its sentence once. `width`: terminal columns to wrap sentences at, 0 for no limit. REQUIRES:
// is_path_result(result).
void print_paths(const Result& result, const PropertyGraph& graph, const EvidenceSource& evidence,
                 size_t width, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_PATH_PRINTER_H_
