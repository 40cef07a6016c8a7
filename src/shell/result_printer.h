// Prints query results: as tables for people, as JSON, CSV or lines for programs and narrow
// windows.
#ifndef NUNCIO_SHELL_RESULT_PRINTER_H_
#define NUNCIO_SHELL_RESULT_PRINTER_H_

#include <array>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>

#include "shell/graph_session.h"

namespace nuncio {

enum class ResultFormat : uint8_t { table, json, csv, line };

inline constexpr std::array<std::string_view, 4> result_format_names = {"table", "json", "csv",
                                                                        "line"};

std::optional<ResultFormat> result_format_from(std::string_view name);

// `width`: terminal columns that tables and lines may take, 0 for no limit. As a table, paths are
// shown with the sentences behind their hops. JSON is an array with one object a row; null is an
// empty cell in tables and CSV.
void print_result(const Result& result, const GraphSession& session, ResultFormat format,
                  size_t width, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_RESULT_PRINTER_H_
