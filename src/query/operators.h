// Makes the operators of a plan. Pointers into the bound query stay valid while the plan lives.
#ifndef NUNCIO_QUERY_OPERATORS_H_
#define NUNCIO_QUERY_OPERATORS_H_

#include <memory>
#include <string>
#include <vector>

#include "query/bound.h"
#include "query/pipeline.h"
#include "query/segment.h"

namespace nuncio {

// How a pattern's edge is walked: from the node that is known to the other one.
struct Step {
  const BoundEdge* edge = nullptr;
  const BoundNode* from = nullptr;  // already in the frame
  const BoundNode* to = nullptr;
  bool backwards = false;           // from right to left as written
  bool to_known = false;            // `to` is in the frame too
  std::vector<Slot> distinct_from;  // edges of the same match, single or lists
  size_t scratch = 0;               // number for Run::scratch
};

// operators_node.cpp
std::unique_ptr<Operator> scan_nodes(const BoundNode& node);
std::unique_ptr<Operator> check_node(const BoundNode& node);
std::unique_ptr<Operator> build_path(const BoundPath& path, const BoundMatch& match);
// operators_expand.cpp
std::unique_ptr<Operator> expand(Step step);
// The edge is in the frame; its ends may be.
std::unique_ptr<Operator> join_known_edge(Step step, bool from_known);
// operators_repeat.cpp
std::unique_ptr<Operator> expand_repeated(Step step);
std::unique_ptr<Operator> match_known_list(Step step);
// operators_shortest.cpp
std::unique_ptr<Operator> shortest_paths(Step step);
// operators_group.cpp: quantified patterns of several hops
std::unique_ptr<Operator> expand_group(Step step);
// The group variables, once the edges are in the frame.
std::unique_ptr<Operator> spread_group(const BoundEdge& edge, const BoundNode& left);
// operators_cheapest.cpp
std::unique_ptr<Operator> cheapest_paths(Step step);
// operators_choose.cpp: the paths that a selector asks for among all that `all` finds for a row
std::unique_ptr<Operator> choose_paths(std::unique_ptr<Pipeline> all, const BoundPath& path,
                                       std::vector<Slot> slots);
// Notes the edges in `slots` that the default view would hide.
std::unique_ptr<Operator> note_hidden(std::vector<Slot> slots);
// operators_call.cpp
std::unique_ptr<Operator> call_procedure(const BoundCall& call);
// operators_row.cpp
std::unique_ptr<Operator> filter_rows(const Bound& condition);
std::unique_ptr<Operator> unwind_list(const BoundUnwind& unwind);
std::unique_ptr<Operator> optional_rows(std::unique_ptr<Pipeline> inner, std::vector<Slot> slots);
std::unique_ptr<Operator> compute_columns(const std::vector<BoundColumn>& columns);
std::unique_ptr<Operator> distinct_rows(std::vector<Slot> slots);
std::unique_ptr<Operator> skip_and_limit(const Bound* skip,
                                         const Bound* limit);  // either may be null
// The rows of a table, which must stay in place; its columns go to slots 0, 1, …
std::unique_ptr<Operator> feed_rows(const NamedRows& rows);
// operators_hold.cpp
std::unique_ptr<Operator> sort_rows(const std::vector<BoundSortKey>& keys, std::vector<Slot> slots,
                                    const Bound* skip, const Bound* limit);
// `counted`: every aggregate is a count, and each row counts run.times.
std::unique_ptr<Operator> group_rows(const BoundProject& project, bool counted = false);
// The same where no two rows are of one group.
std::unique_ptr<Operator> single_groups(const BoundProject& project);

// A number of rows for SKIP or LIMIT. Throws Error{value} where it is none.
uint64_t row_count(Run& run, const Bound& bound, const char* word);

// Whether a node of the graph has the labels and is among those that the pattern allows.
bool node_fits(const Run& run, const BoundNode& node, NodeId id);
// The edges that a step may use, in the direction of its walk.
EdgeFilter filter_of(const Step& step);
// Whether `edge` already stands in one of `slots`.
bool is_used(const Run& run, const std::vector<Slot>& slots, EdgeId edge);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_OPERATORS_H_
