// Runs a query that writes; see query/script.h.
#ifndef NUNCIO_QUERY_SCRIPT_RUNNER_H_
#define NUNCIO_QUERY_SCRIPT_RUNNER_H_

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "query/binder.h"
#include "query/script.h"
#include "query/segment.h"

namespace nuncio {

class ScriptRunner {
 public:
  ScriptRunner(const PropertyGraph& graph, std::string_view query, const QueryOptions& options);

  ScriptOutcome run(const ast::Query& query);

 private:
  using Row = std::vector<Value>;

  // What a clause needs to evaluate its expressions on the graph as it is.
  struct Ready {
    BoundQuery query;  // only its subplans
    std::unique_ptr<Run> run;
  };

  void run_part(const ast::SingleQuery& part);
  void check_order(const ast::SingleQuery& part) const;
  NamedRows read(const NamedRows& in, const ast::SingleQuery& clauses, bool last);
  Ready ready(Binder& binder);
  // Takes over what the edit changed: the graph is built anew, and all rows in use follow.
  void commit(const GraphEdit& edit);
  void move_rows(NamedRows& rows, const GraphEdit::Moves& moves) const;

  // script_write.cpp
  void write(const ast::Clause& clause);
  void create(const ast::Create& clause);
  void merge(const ast::Merge& clause);
  void merge_row(const ast::Merge& clause, NamedRows& one, NamedRows& made);
  NamedRows make_missing(const ast::Merge& clause, const NamedRows& one, const NamedRows& shape);
  void change(NamedRows& rows, const std::vector<ast::Change*>& changes);
  void remove(NamedRows& rows, const ast::Delete& clause);
  void apply(Run& run, const BoundChange& change, GraphEdit& edit) const;
  void make(Run& run, const BoundCreate& create, bool merge, GraphEdit& edit) const;

  std::string_view query_;
  const QueryOptions& options_;
  PropertyGraph graph_;
  std::deque<Scratch> scratches_;
  Run whole_;  // whose clock runs from the beginning
  // By element of the first graph, and of those made since: where it is now.
  std::vector<uint32_t> node_places_, edge_places_;
  NamedRows rows_, result_;
  std::vector<NamedRows*> live_{&rows_, &result_};  // what commit() moves
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_SCRIPT_RUNNER_H_
