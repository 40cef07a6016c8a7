// Exports: a built graph written for other tools. One file a format; this is the table of them.
//
// Every export gives the same bytes for the same graph, escapes whatever a name may hold, and
// writes as it goes. A stream that fails (disk full) throws Error{system}.
#ifndef NUNCIO_EXCHANGE_EXPORT_H_
#define NUNCIO_EXCHANGE_EXPORT_H_

#include <cstdint>
#include <ostream>
#include <span>
#include <string_view>

#include "nuncio/evidence.h"
#include "nuncio/graph_rows.h"
#include "nuncio/relation_kinds.h"

namespace nuncio {

// What an exporter reads.
struct ExportInput {
  const GraphRows& rows;
  const EvidenceSource& evidence;
  uint64_t articles = 0;     // behind the graph
  RelationKinds kinds = {};  // Store::kinds()
};

struct ExportFormat {
  std::string_view name;         // what --format takes
  std::string_view extension;    // of files in it, without the dot
  std::string_view description;  // one line
  bool binary;                   // not for a terminal
  void (*write)(const ExportInput& input, std::ostream& out);
};

// Sorted by name.
std::span<const ExportFormat> export_formats();

// Throws Error{usage} that names the known formats, and the nearest one where there is one.
const ExportFormat& export_format(std::string_view name);

// Writes in one of the formats and checks that all of it went out.
void export_graph(const ExportFormat& format, const ExportInput& input, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_EXCHANGE_EXPORT_H_
