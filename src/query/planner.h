// Bound query to operators: where to start, in which order to walk a pattern's edges, how early
// each condition can be looked at.
#ifndef NUNCIO_QUERY_PLANNER_H_
#define NUNCIO_QUERY_PLANNER_H_

#include <memory>
#include <string>
#include <vector>

#include "query/bound.h"
#include "query/chain.h"
#include "query/endpoints.h"
#include "query/operators.h"
#include "query/pipeline.h"

namespace nuncio {

// Plans point into the bound query, which must outlive them.
class Planner {
 public:
  Planner(const PropertyGraph& graph, size_t slots) : graph_(graph), slots_(slots) {}

  // Plans the queries inside expressions and then one pipeline a part. `source` may be null; else
  // the first part begins with the rows that it makes.
  std::vector<std::unique_ptr<Pipeline>> plan(BoundQuery& query,
                                              std::unique_ptr<Operator> source = nullptr);

 private:
  std::unique_ptr<Pipeline> plan_clauses(const std::vector<BoundClause>& clauses,
                                         std::unique_ptr<Operator> source = nullptr);
  void plan_match(const BoundMatch& match, Pipeline& out);
  void plan_pattern(const BoundMatch& match, Pipeline& out);
  void plan_project(const BoundProject& project, Pipeline& out);
  // All of it but the grouping.
  void plan_columns(const BoundProject& project, Pipeline& out);

  // planner_count.cpp: a MATCH of which WITH or RETURN only asks how many. False, and nothing
  // planned, where that cannot be told without making every match.
  bool plan_counted(const BoundClause& clause, const BoundClause& next, Pipeline& out);
  bool plan_chain(const BoundMatch& match, const BoundProject& project, Pipeline& out);
  bool plan_endpoints(const BoundMatch& match, const BoundProject& project, Pipeline& out);
  std::optional<Chain> chain_of(const BoundMatch& match) const;
  bool tells_nodes_apart(const BoundProject& project, Slot node) const;

  // What is left to do of the match in hand.
  struct Match {
    const BoundMatch& match;
    std::vector<bool> edges_done, conditions_done, paths_done;
  };
  bool take_conditions(const BoundNode& from, const BoundNode& to, Match& match, Endpoints& ends,
                       bool& on_ends) const;
  void add_endpoints(Match& match, const BoundNode& from, Step step, const Endpoints& endpoints,
                     Pipeline& out);
  void add_known(Match& match, Pipeline& out);
  bool add_next_edge(Match& match, Pipeline& out);
  void add_edge(Match& match, uint32_t edge, Pipeline& out);
  void add_scan(Match& match, bool for_edges, Pipeline& out);
  // Conditions and paths whose variables are all there.
  void settle(Match& match, Pipeline& out);
  std::vector<Slot> rivals(const Match& match, uint32_t edge) const;
  double scan_cost(const Match& match, const BoundNode& node) const;
  double edge_cost(const Match& match, const BoundEdge& edge) const;

  bool has(Slot slot) const { return has_[slot]; }
  void define(Slot slot) { has_[slot] = true; }
  bool ready(const std::vector<Slot>& slots) const;

  const PropertyGraph& graph_;
  size_t slots_;
  std::vector<bool> has_;  // by slot: set once the operators so far have run
  size_t scratches_ = 0;
};

// Whether one edge of the graph could stand for both.
bool share_types(const BoundEdge& a, const BoundEdge& b);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PLANNER_H_
