#include "shell/result_printer.h"

#include <algorithm>
#include <ostream>

#include "query/print.h"
#include "shell/path_printer.h"
#include "shell/table.h"

namespace nuncio {

namespace {

// A list of texts, as cite() gives, reads better without brackets and quotes.
std::string list_text(const Value& value, const PropertyGraph& graph) {
  std::string out;
  for (const Value& item : value.as_list()) {
    if (!item.is(ValueKind::string)) return to_text(value, graph);
    out += (out.empty() ? "" : " | ") + std::string(item.as_string());
  }
  return out;
}

TextTable to_table(const Result& result, const PropertyGraph& graph, bool for_people) {
  TextTable table;
  table.columns = result.columns;
  table.right.assign(result.columns.size(), !result.rows.empty());
  for (const auto& row : result.rows) {
    auto& cells = table.rows.emplace_back();
    for (size_t c = 0; c < row.size(); ++c) {
      if (row[c].is_null())
        cells.emplace_back();
      else if (for_people && row[c].is(ValueKind::list))
        cells.push_back(list_text(row[c], graph));
      else
        cells.push_back(to_text(row[c], graph));
      if (!row[c].is_null() && !row[c].is_number()) table.right[c] = false;
    }
  }
  return table;
}

void print_json(const Result& result, const PropertyGraph& graph, std::ostream& out) {
  out << '[';
  for (size_t r = 0; r < result.rows.size(); ++r) {
    out << (r > 0 ? ",\n{" : "\n{");
    for (size_t c = 0; c < result.columns.size(); ++c)
      out << (c > 0 ? ", " : "") << json_quote(result.columns[c]) << ": "
          << to_json(result.rows[r][c], graph);
    out << '}';
  }
  out << (result.rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace

std::optional<ResultFormat> result_format_from(std::string_view name) {
  const auto found = std::ranges::find(result_format_names, name);
  if (found == result_format_names.end()) return std::nullopt;
  return static_cast<ResultFormat>(found - result_format_names.begin());
}

void print_result(const Result& result, const GraphSession& session, ResultFormat format,
                  size_t width, std::ostream& out) {
  const PropertyGraph& graph = session.graph();
  switch (format) {
    case ResultFormat::table:
      if (is_path_result(result))
        print_paths(result, graph, session.store(), width, out);
      else if (!result.rows.empty())
        print_table(to_table(result, graph, true), width, out);
      break;
    case ResultFormat::json:
      print_json(result, graph, out);
      break;
    case ResultFormat::csv:
      print_csv(to_table(result, graph, false), out);
      break;
    case ResultFormat::line:
      print_lines(to_table(result, graph, true), width, out);
      break;
  }
}

}  // namespace nuncio
