#include "exchange/export.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "exchange/csv.h"
#include "exchange/dot.h"
#include "exchange/json.h"
#include "exchange/picture.h"
#include "nuncio/error.h"

namespace nuncio {

namespace {

constexpr std::array kFormats = {
    ExportFormat{"csv", "csv", "a table of edges, one a row, for spreadsheets and pandas", false,
                 export_csv},
    ExportFormat{"dot", "dot", "GraphViz source, to lay out and style yourself", false, export_dot},
    ExportFormat{"json", "json", "everything, with evidence; NetworkX reads it (node-link)", false,
                 export_json},
    ExportFormat{"jsonl", "jsonl", "the same as JSON Lines: a node or an edge a line", false,
                 export_json_lines},
    ExportFormat{"png", "png", "the diagram as a bitmap", true, export_png},
    ExportFormat{"svg", "svg", "the diagram as a scalable picture, with quotes as tooltips", false,
                 export_svg},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
  return kFormats;
}

const ExportFormat& export_format(std::string_view name) {
  const std::string folded = fold(name);
  std::string known, nearest;
  size_t least = 3;
  for (const ExportFormat& format : kFormats) {
    if (format.name == folded) return format;
    known += (known.empty() ? "" : ", ") + std::string(format.name);
    const size_t distance = edit_distance(folded, format.name, 2);
    if (distance < least) {
      least = distance;
      nearest = format.name;
    }
  }
  std::string message = "unknown format '" + std::string(name.substr(0, 40)) + "'";
  if (!nearest.empty() && least < folded.size()) message += "; did you mean '" + nearest + "'?";
  throw Error(Error::Kind::usage, message + " (known formats: " + known + ")");
}

void export_graph(const ExportFormat& format, const ExportInput& input, std::ostream& out) {
  format.write(input, out);
  out.flush();
  if (!out)
    throw Error(Error::Kind::system,
                "the export could not be written in full: is the disk full or the reader gone?");
}

}  // namespace nuncio
