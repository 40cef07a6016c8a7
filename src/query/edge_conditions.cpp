#include "query/edge_conditions.h"

#include <limits>

#include "graph/packed_date.h"

namespace nuncio {
namespace {

constexpr int32_t kLeast = std::numeric_limits<int32_t>::min(),
                  kMost = std::numeric_limits<int32_t>::max();

// First and last whole day that a date, maybe a partial one, covers.
std::optional<std::pair<int32_t, int32_t>> span_of(const Value& value, ValueKind kind) {
  if (kind == ValueKind::date && value.is(ValueKind::date) && may_be_packed(value.as_date())) {
    Date last = value.as_date();
    if (last.month == 0) last.month = 15;
    if (last.day == 0) last.day = 31;
    return std::pair(pack_date(value.as_date()), pack_date(last));
  }
  if (kind == ValueKind::integer && value.is(ValueKind::integer) && value.as_int() > kLeast &&
      value.as_int() < kMost)
    return std::pair(static_cast<int32_t>(value.as_int()), static_cast<int32_t>(value.as_int()));
  return std::nullopt;
}

ast::Op mirrored(ast::Op op) {
  switch (op) {
    case ast::Op::less:
      return ast::Op::greater;
    case ast::Op::less_equal:
      return ast::Op::greater_equal;
    case ast::Op::greater:
      return ast::Op::less;
    case ast::Op::greater_equal:
      return ast::Op::less_equal;
    default:
      return op;
  }
}

}  // namespace

void EdgeConditions::begin(Run& run) {
  ranges_.clear();
  rest_.clear();
  impossible_ = false;
  for (const Bound* condition : conditions_)
    if (!add_ranges(run, *condition->run)) rest_.push_back(condition);
  for (const Range& range : ranges_) impossible_ |= range.low > range.high;
}

bool EdgeConditions::add_ranges(Run& run, const Expression& condition) {
  const Shape shape = condition.shape();
  if (shape.kind != Shape::Kind::comparison) return false;
  std::vector<Range> found;
  for (size_t i = 0; i < shape.ops.size(); ++i) {
    const Expression &left = *shape.args[i], &right = *shape.args[i + 1];
    const bool turned = left.shape().kind == Shape::Kind::constant;
    const std::optional<Range> range = turned ? range_of(run, right, mirrored(shape.ops[i]), left)
                                              : range_of(run, left, shape.ops[i], right);
    if (!range) return false;
    found.push_back(*range);
  }
  ranges_.insert(ranges_.end(), found.begin(), found.end());
  return true;
}

std::optional<EdgeConditions::Range> EdgeConditions::range_of(Run& run, const Expression& property,
                                                              ast::Op op,
                                                              const Expression& constant) const {
  const Shape shape = property.shape();
  if (shape.kind != Shape::Kind::property || shape.slot != probe_ || !shape.edge_key ||
      constant.shape().kind != Shape::Kind::constant)
    return std::nullopt;
  const Column& column = run.graph.edge_column(*shape.edge_key);
  const std::optional<Column::Numbers> numbers = column.numbers();
  if (!numbers || (column.kind() == ValueKind::date && !column.whole_days())) return std::nullopt;
  const auto span = span_of(constant.eval(run), column.kind());
  if (!span) return std::nullopt;
  const auto [first, last] = *span;
  switch (op) {
    case ast::Op::equal:
      return Range{*shape.edge_key, *numbers, first, last};
    case ast::Op::less:
      return Range{*shape.edge_key, *numbers, kLeast, first - 1};
    case ast::Op::less_equal:
      return Range{*shape.edge_key, *numbers, kLeast, last};
    case ast::Op::greater:
      return Range{*shape.edge_key, *numbers, last + 1, kMost};
    case ast::Op::greater_equal:
      return Range{*shape.edge_key, *numbers, first, kMost};
    default:
      return std::nullopt;
  }
}

std::span<const EdgeId> EdgeConditions::within(const PropertyGraph& graph,
                                               std::span<const EdgeId> edges) const {
  for (const Range& range : ranges_) {
    if (graph.day_key() != range.key) continue;
    const auto first = std::partition_point(
        edges.begin(), edges.end(), [&](EdgeId edge) { return range.numbers[edge] < range.low; });
    const auto last = std::partition_point(
        first, edges.end(), [&](EdgeId edge) { return range.numbers[edge] <= range.high; });
    edges = {first, last};
  }
  return edges;
}

}  // namespace nuncio
