// Walks in rounds: each round of a quantified pattern is a chain of hops; a repeated edge is a
// round of one hop. For searches that the single-edge ones of walk.h cannot do: several hops a
// round, or costs.
#ifndef NUNCIO_QUERY_ROUNDS_H_
#define NUNCIO_QUERY_ROUNDS_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "query/operators.h"
#include "query/walk.h"

namespace nuncio {

// A sum that stays an integer while all of its parts are.
struct Cost {
  double value = 0;
  int64_t whole = 0;
  bool is_whole = true;

  Cost operator+(const Cost& other) const;
  Value as_value() const { return is_whole ? Value(whole) : Value(value); }
};

struct Round {
  std::vector<EdgeId> edges;
  std::vector<NodeId> nodes;  // behind each edge
  Cost cost;
};

// Whether a hop keeps to the mode after a walk and the round that has begun.
bool may_take(const Walk& walk, const Round& round, ast::Mode mode, EdgeId edge, NodeId to);

class Rounds {
 public:
  // `reverse`: from the end of the step to its beginning.
  Rounds(const Step& step, bool reverse);

  // Whether one more hop from `from` may be taken, given what the round has so far.
  using Allow = std::function<bool(const Round& so_far, EdgeId edge, NodeId to)>;
  using Visit = std::function<bool(const Round& round)>;

  // All rounds from `start`, until visit() gives false; gives false then. A round whose cost is
  // null is left out. Throws Error{value} for costs that are negative or no number.
  bool each(Run& run, NodeId start, const Allow& allow, const Visit& visit) const;

  uint32_t hops() const { return static_cast<uint32_t>(filters_.size()); }
  bool avoids(NodeId node) const;

 private:
  bool extend(Run& run, Round& round, NodeId at, const Allow& allow, const Visit& visit) const;
  bool take(Run& run, const Round& round, EdgeId edge, NodeId from, NodeId to) const;
  bool node_may_be(Run& run, uint32_t place, NodeId node) const;
  bool conditions_hold(Run& run, uint32_t hops_taken) const;
  void place(Run& run, const Round& round, NodeId start) const;
  bool weigh(Run& run, Round& round) const;

  const Step& step_;
  bool backwards_;                   // against the pattern as written
  std::vector<EdgeFilter> filters_;  // by hop, in the order of the walk
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_ROUNDS_H_
