// Aggregate functions: count, sum, avg, min, max, collect, stDev, stDevP, percentileCont,
// percentileDisc.
#ifndef NUNCIO_QUERY_AGGREGATE_H_
#define NUNCIO_QUERY_AGGREGATE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/run.h"
#include "query/static_type.h"

namespace nuncio {

enum class AggregateKind : uint8_t {
  count_rows,
  count,
  sum,
  avg,
  min,
  max,
  collect,
  st_dev,
  st_dev_p,
  percentile_cont,
  percentile_disc,
};

// Whatever the case; nullopt where the name is no aggregate function.
std::optional<AggregateKind> find_aggregate(std::string_view name);
std::vector<std::string> aggregate_names();
StaticType type_of(AggregateKind kind, StaticType argument);
// Arguments that it takes: 0 (count(*)), 1, or 2 (percentiles).
size_t argument_count(AggregateKind kind);

// What one aggregate function of one group has seen.
class Aggregate {
 public:
  virtual ~Aggregate() = default;
  // Null values are left out before. `second` is the second argument of the percentiles.
  virtual void add(Run& run, uint32_t at, const Value& value, const Value& second) = 0;
  virtual Value result(Run& run) const = 0;
  // The same value `times` times. REQUIRES: it counts.
  virtual void add_times(uint64_t times);
};

std::unique_ptr<Aggregate> make_aggregate(AggregateKind kind);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_AGGREGATE_H_
