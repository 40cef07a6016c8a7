#include "query/run.h"

#include "query/calendar.h"
#include "query/expression.h"

namespace nuncio {

void Run::check() const {
  if (options.cancel && options.cancel->load(std::memory_order_relaxed))
    throw Error(Error::Kind::cancel, "the query was cancelled");
  if (ticks_ > work_limit) throw Error(Error::Kind::limit, "the query took too many steps");
  if (options.time_limit.count() > 0 &&
      std::chrono::steady_clock::now() - start_ > options.time_limit)
    throw Error(Error::Kind::limit, "the query took longer than " +
                                        std::to_string(options.time_limit.count()) +
                                        " ms; narrow it down, add LIMIT, or raise the time limit");
}

Date Run::today() {
  if (!today_) {
    const auto hours = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    today_ = from_days(hours.time_since_epoch().count());
  }
  return *today_;
}

void Run::too_much_memory() const {
  throw Error(Error::Kind::limit,
              "the query holds more than " + std::to_string(options.max_bytes >> 20) +
                  " MiB of rows; narrow it down, add LIMIT, or raise the limit");
}

bool Expression::holds(Run& run) const {
  const Value value = eval(run);
  if (!value.is(ValueKind::boolean) && !value.is_null())
    throw Error(Error::Kind::value,
                "a condition must be true or false, not a " + std::string(to_string(value.kind())));
  return value.is_true();
}

}  // namespace nuncio
