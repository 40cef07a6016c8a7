// nuncio query: one question on one graph.
#include <ostream>

#include "base/files.h"
#include "nuncio/error.h"
#include "shell/commands.h"
#include "shell/graph_session.h"
#include "shell/interrupt.h"
#include "shell/query_limits.h"
#include "shell/result_printer.h"

namespace nuncio {

namespace {

int run(const Arguments& arguments, Console& console) {
  const std::string& operand = arguments.operands()[1];
  std::string query = operand == "-" ? read_file("-", size_t{1} << 24) : operand;
  query.erase(query.find_last_not_of(" \t\r\n;") + 1);
  const ResultFormat format = *result_format_from(arguments.value_or("--format", "table"));
  GraphSession session(arguments.operands()[0]);
  Result result;
  try {
    const Interrupt interrupt;
    QueryOptions options = limits_from(arguments);
    options.cancel = &interrupt.flag();
    result = session.run(query, options);
  } catch (const Error& error) {
    console.err << render_error(query, error) << '\n';
    return exit_failed;
  }
  print_result(result, session, format, console.width, console.out);
  for (const std::string& message : result.messages) console.err << message << '\n';
  if (!result.rows.empty()) return exit_done;
  console.err << "nothing found\n";
  return exit_incomplete;
}

}  // namespace

Command query_command() {
  CommandSpec spec;
  spec.name = "query";
  spec.summary = "answer one question";
  spec.usage = "GRAPH QUERY [--format table|json|csv|line] [--time-limit SECONDS]";
  spec.examples = {
      {"nuncio query story.kg \"MATCH (a)-[r:criticized]->(b) RETURN a, b, r.date\"",
       "who criticized whom, and when"},
      {"nuncio query story.kg \"PATH 'Gustavo Petro' TO 'Donald Trump'\"", "how two are connected"},
      {"nuncio query story.kg \"NEAR 'Colombia' HOPS 2\" --format json",
       "what stands around an entity, for a program"},
  };
  spec.options = {{"--format",
                   'f',
                   "FORMAT",
                   "table (default), json, csv or line",
                   {result_format_names.begin(), result_format_names.end()}}};
  for (const OptionSpec& limit : limit_options()) spec.options.push_back(limit);
  spec.operands = {"GRAPH", "QUERY"};
  spec.notes =
      "QUERY may be '-' for standard input. Exit status: 0 answered, 1 nothing found, 2 error.";
  return {spec, run};
}

}  // namespace nuncio
