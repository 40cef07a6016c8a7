// A query whose names are resolved: variables are slots of one frame, labels and types are numbers
// of the graph, expressions can run. The binder makes it of the syntax tree; the planner turns it
// into operators.
#ifndef NUNCIO_QUERY_BOUND_H_
#define NUNCIO_QUERY_BOUND_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/aggregate.h"
#include "query/ast.h"
#include "query/expression.h"
#include "query/procedure.h"
#include "query/view.h"

namespace nuncio {

class Pipeline;

struct BoundNode {
  Slot slot = 0;
  bool known = false;                         // has its value before this MATCH
  std::vector<LabelId> labels;                // all must hold
  bool impossible = false;                    // a label that no node has
  std::optional<std::vector<NodeId>> one_of;  // by name; sorted
  bool exact = false;  // `one_of` is all there is to check, else a preselection
  std::string text;    // (a:Person), for EXPLAIN
};

struct BoundGroup;

struct BoundEdge {
  Slot slot = 0;
  bool known = false;
  bool needed = true;         // somebody reads the slot of a repeated edge
  uint32_t from = 0, to = 0;  // BoundMatch::nodes, as written from left to right
  ast::Direction direction = ast::Direction::both;
  std::vector<TypeId> types;  // empty: any
  bool impossible = false;    // only types that no edge has
  bool repeated = false;
  uint32_t min = 1, max = 1;  // UINT32_MAX: no bound
  ast::Selector selector = ast::Selector::every;
  uint32_t k = 1;
  ast::Mode mode = ast::Mode::trail;
  Slot probe = 0;              // where each edge of a repetition stands while `filter` looks at it
  std::vector<Bound> filters;  // on each edge of a repetition, or each round of a group
  std::vector<NodeId> avoiding;             // sorted
  std::shared_ptr<const EdgeView> view;     // null: every edge may be used
  std::shared_ptr<const BoundGroup> group;  // of a quantified pattern; else null
  std::optional<Bound> cost;                // of each edge or round, for cheapest paths
  Slot total = 0;                           // where the sum of the costs goes
  std::string text;                         // -[:met_with]->
};

// What a quantified pattern repeats: a chain of hops. Slots hold the round in hand. A group of one
// hop is an ordinary repeated edge whose filters and nodes look at both ends as well.
struct BoundGroup {
  struct Output {  // a group variable: a list with an item a round
    Slot slot = 0;
    bool node = false;
    uint32_t index = 0;  // nodes or hops
  };
  struct Ready {  // how many hops of a round must stand before a filter can be looked at
    uint32_t ahead = 0, back = 0;
  };
  std::vector<BoundNode> nodes;  // one more than hops
  std::vector<BoundEdge> hops;   // single edges: types, direction, view
  std::vector<Ready> ready;      // by BoundEdge::filters
  std::vector<Output> outputs;
};

struct BoundPath {
  Slot slot = 0;
  std::vector<uint32_t> nodes, edges;  // of the match, in the order of the path
  ast::Mode mode = ast::Mode::trail;
  bool named = false;                             // else only checked for its mode
  ast::Selector selector = ast::Selector::every;  // of BoundMatch::chosen
  uint32_t k = 1;
};

// One MATCH: edges of one match never share an edge of the graph (unless in WALK mode).
struct BoundMatch {
  bool optional = false;
  std::vector<BoundNode> nodes;
  std::vector<BoundEdge> edges;
  std::vector<BoundPath> paths;
  std::vector<Bound> conditions;  // of WHERE and of property maps; all must hold
  // Paths of several edges with a selector, one each: found for themselves before the rest.
  std::vector<BoundMatch> chosen;
  std::vector<uint32_t> noted;  // edges to tell of where the default view would hide them
};

struct BoundUnwind {
  Bound list;
  Slot slot = 0;
};

struct BoundColumn {
  std::string name;
  Bound expr;
  Slot slot = 0;
};

struct BoundAggregate {
  AggregateKind kind = AggregateKind::count_rows;
  bool distinct = false;
  std::vector<Bound> args;
  Slot slot = 0;
  uint32_t at = 0;
  std::string text;
};

struct BoundSortKey {
  Bound expr;
  bool descending = false;
};

// WITH and RETURN: groups first, then columns, DISTINCT, ORDER BY, SKIP, LIMIT, WHERE.
struct BoundProject {
  bool grouped = false;
  std::vector<BoundColumn> keys;  // of grouping; evaluated before, readable after
  std::vector<BoundAggregate> aggregates;
  std::vector<BoundColumn> columns;
  bool distinct = false;
  std::vector<BoundSortKey> order;
  std::optional<Bound> skip, limit, where;
};

struct BoundCreate {
  struct Node {
    Slot slot = 0;
    bool known = false;
    std::vector<std::string> labels;
    std::optional<Bound> properties;
  };
  struct Edge {
    Slot slot = 0;
    uint32_t from = 0, to = 0;  // nodes
    std::string type;
    std::optional<Bound> properties;
  };
  struct Path {
    Slot slot = 0;
    std::vector<uint32_t> nodes, edges;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Path> paths;  // named ones
};

struct BoundCall {
  struct Output {
    uint32_t column = 0;  // of the procedure
    std::string name;
    Slot slot = 0;
  };
  const Procedure* procedure = nullptr;
  std::vector<Bound> args;
  std::vector<Output> outputs;
  std::optional<Bound> where;
  std::shared_ptr<const EdgeView> view;  // null: all edges
  uint32_t at = 0;
};

using BoundClause = std::variant<BoundMatch, BoundUnwind, BoundProject, BoundCall>;

// A query inside an expression: EXISTS { }, a pattern as predicate, a pattern comprehension. The
// planner fills in `plan`.
struct SubPlan {
  std::vector<BoundClause> clauses;
  std::unique_ptr<Pipeline> plan;
  std::string text;

  SubPlan();
  ~SubPlan();
};

struct BoundQuery {
  struct Part {
    std::vector<BoundClause> clauses;
    std::vector<Slot> results;  // of its RETURN
    bool returns = false;
  };
  std::vector<Part> parts;
  std::vector<bool> union_all;
  std::vector<std::string> columns;
  std::vector<std::shared_ptr<SubPlan>> subplans;  // inner ones first
  std::vector<std::string> messages;
  std::vector<std::shared_ptr<EdgeView>> views;  // to be resolved before the query runs
  std::shared_ptr<const EdgeView> default_view;  // null where the graph has no stance
  bool hides = false;                            // some pattern of a MATCH has the default view
  size_t slots = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_BOUND_H_
