// Conditions on single edges, made fast: where one compares a date or a whole number of the edge
// with a constant it becomes a range of the numbers in the column.
#ifndef NUNCIO_QUERY_EDGE_CONDITIONS_H_
#define NUNCIO_QUERY_EDGE_CONDITIONS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/column.h"
#include "query/expression.h"
#include "query/view.h"

namespace nuncio {

class EdgeConditions {
 public:
  // The conditions look at the edge in the slot `probe`. `view` may be null.
  EdgeConditions(Slot probe, std::vector<const Bound*> conditions, const EdgeView* view)
      : probe_(probe), conditions_(std::move(conditions)), view_(view), rest_(conditions_) {}

  // Before the first edge of a run: works out the constants. Without it all goes slower.
  void begin(Run& run);

  bool none() const { return conditions_.empty() && !view_; }
  // No edge can hold.
  bool impossible() const { return impossible_; }

  bool hold(Run& run, EdgeId edge) const {
    for (const Range& range : ranges_) {
      const int32_t number = range.numbers[edge];
      if (number < range.low || number > range.high) return false;
    }
    if (view_ && !view_->admits(run, edge)) return false;
    if (rest_.empty()) return true;
    run.frame[probe_] = Value::edge(edge);
    return std::all_of(rest_.begin(), rest_.end(),
                       [&](const Bound* condition) { return condition->run->holds(run); });
  }

  // Of edges that stand by date, as PropertyGraph::edges_with() gives them, those that can hold.
  std::span<const EdgeId> within(const PropertyGraph& graph, std::span<const EdgeId> edges) const;

 private:
  struct Range {
    PropertyId key = 0;
    Column::Numbers numbers;
    int32_t low = 0, high = 0;  // both included
  };

  bool add_ranges(Run& run, const Expression& condition);
  std::optional<Range> range_of(Run& run, const Expression& property, ast::Op op,
                                const Expression& constant) const;

  Slot probe_;
  std::vector<const Bound*> conditions_;
  const EdgeView* view_;
  std::vector<Range> ranges_;
  std::vector<const Bound*> rest_;  // that are no ranges
  bool impossible_ = false;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_EDGE_CONDITIONS_H_
