// Answers queries on a property graph: text in, rows out. grammar/query.md is the manual of the
// language.
#ifndef NUNCIO_QUERY_ENGINE_H_
#define NUNCIO_QUERY_ENGINE_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.h"
#include "nuncio/error.h"
#include "nuncio/evidence.h"
#include "nuncio/value.h"
#include "query/procedure.h"

namespace nuncio {

struct QueryOptions {
  Value::Map parameters;                        // $name
  std::chrono::milliseconds time_limit{60000};  // 0: none
  size_t max_rows = 1'000'000;                  // of the result; more is Error{limit}
  size_t max_bytes = size_t{1} << 30;         // of rows held at a time, about; more is Error{limit}
  std::vector<Procedure> procedures;          // what CALL can call beside the built-in ones
  const std::atomic<bool>* cancel = nullptr;  // true: stop with Error{cancel}
};

struct Result {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;  // each as long as `columns`; without borrowed strings
  std::vector<std::string> messages;     // for the user, one line each ("3 denied edges not shown")
};

// Runs one query at a time; several engines may share a graph. The graph and the evidence must
// outlive the engine. Rows that no ORDER BY sorts come in an order that depends on graph and query
// alone.
class Engine {
 public:
  explicit Engine(const PropertyGraph& graph, const EvidenceSource* evidence = nullptr);
  Engine(Engine&&) noexcept;
  ~Engine();

  // Throws Error{syntax} (does not parse, with line and column), Error{bind} (does not fit the
  // graph or itself, or a value of the wrong kind came up), Error{limit}, Error{cancel}. A query
  // that begins with EXPLAIN gives the plan, one row a step, and does not run;
  // one with PROFILE runs, and gives rows and milliseconds of each step.
  Result run(std::string_view query, const QueryOptions& options = {});

  // The stages as text: "ast" (short forms rewritten), "plan". Throws as run() does.
  std::string explain(std::string_view query, const QueryOptions& options = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The line of the query that the error is about, a caret below the place, then the message; only
// the message where the error has no place. Several lines, without a newline at the end.
std::string render_error(std::string_view query, const Error& error);

// Words that may stand in a query, for completion: clauses, operators, functions ("count(").
std::vector<std::string> query_keywords();
std::vector<std::string> query_functions();

}  // namespace nuncio

#endif  // NUNCIO_QUERY_ENGINE_H_
