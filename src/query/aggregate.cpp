#include "query/aggregate.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "query/arithmetic.h"

namespace nuncio {
namespace {

constexpr std::array<std::string_view, 11> names = {
    "",       "count",          "sum",           "avg", "min", "max", "collect", "stDev",
    "stDevP", "percentileCont", "percentileDisc"};

void need_number(Run& run, uint32_t at, const Value& value) {
  if (!value.is_number())
    run.fail(at, "expected a number, not a " + std::string(to_string(value.kind())));
}

class Count : public Aggregate {
 public:
  void add_times(uint64_t times) override {
    count_ = static_cast<int64_t>(checked_sum(static_cast<uint64_t>(count_), times));
  }
  void add(Run&, uint32_t, const Value&, const Value&) override { ++count_; }
  Value result(Run&) const override { return count_; }

 private:
  int64_t count_ = 0;
};

class Sum : public Aggregate {
 public:
  void add(Run& run, uint32_t at, const Value& value, const Value&) override {
    if (!value.is(ValueKind::duration)) need_number(run, at, value);
    sum_ = empty_ ? value : arithmetic(run, at, ast::Op::add, sum_, value);
    empty_ = false;
  }
  Value result(Run&) const override { return empty_ ? Value(0) : sum_; }

 private:
  Value sum_;
  bool empty_ = true;
};

class Average : public Aggregate {
 public:
  void add(Run& run, uint32_t at, const Value& value, const Value&) override {
    need_number(run, at, value);
    sum_ += value.as_number();
    ++count_;
  }
  Value result(Run&) const override {
    return count_ == 0 ? Value() : Value(sum_ / static_cast<double>(count_));
  }

 private:
  double sum_ = 0;
  int64_t count_ = 0;
};

// The first or last by the total order; of kinds as of values.
class Extreme : public Aggregate {
 public:
  explicit Extreme(bool largest) : largest_(largest) {}
  void add(Run&, uint32_t, const Value& value, const Value&) override {
    if (best_.is_null() || (largest_ ? order(value, best_) > 0 : order(value, best_) < 0))
      best_ = value;
  }
  Value result(Run&) const override { return best_; }

 private:
  bool largest_;
  Value best_;
};

class Collect : public Aggregate {
 public:
  void add(Run& run, uint32_t, const Value& value, const Value&) override {
    run.hold(value.bytes());
    list_.push_back(value);
  }
  Value result(Run&) const override { return list_; }

 private:
  Value::List list_;
};

// Welford's running variance.
class Deviation : public Aggregate {
 public:
  explicit Deviation(bool population) : population_(population) {}
  void add(Run& run, uint32_t at, const Value& value, const Value&) override {
    need_number(run, at, value);
    ++count_;
    const double delta = value.as_number() - mean_;
    mean_ += delta / static_cast<double>(count_);
    squares_ += delta * (value.as_number() - mean_);
  }
  Value result(Run&) const override {
    const int64_t divisor = population_ ? count_ : count_ - 1;
    return divisor <= 0 ? Value(0.0) : Value(std::sqrt(squares_ / static_cast<double>(divisor)));
  }

 private:
  bool population_;
  int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

class Percentile : public Aggregate {
 public:
  explicit Percentile(bool continuous) : continuous_(continuous) {}
  void add(Run& run, uint32_t at, const Value& value, const Value& second) override {
    need_number(run, at, value);
    if (!second.is_number() || !(second.as_number() >= 0) || second.as_number() > 1)
      run.fail(at, "a percentile must lie between 0.0 and 1.0");
    fraction_ = second.as_number();
    run.hold(sizeof(Value));
    values_.push_back(value);
  }
  Value result(Run&) const override {
    if (values_.empty()) return {};
    std::vector<Value> sorted = values_;
    std::sort(sorted.begin(), sorted.end(),
              [](const Value& a, const Value& b) { return order(a, b) < 0; });
    const auto size = static_cast<double>(sorted.size());
    if (!continuous_) {
      const double rank = std::ceil(fraction_ * size);
      return sorted[rank < 1 ? 0 : static_cast<size_t>(rank) - 1];
    }
    const double place = fraction_ * (size - 1);
    const auto below = static_cast<size_t>(place);
    const double low = sorted[below].as_number();
    if (below + 1 >= sorted.size()) return low;
    return low + (sorted[below + 1].as_number() - low) * (place - static_cast<double>(below));
  }

 private:
  bool continuous_;
  double fraction_ = 0;
  std::vector<Value> values_;
};

}  // namespace

void Aggregate::add_times(uint64_t) {
  assert(false);
}

std::optional<AggregateKind> find_aggregate(std::string_view name) {
  const auto same = [](char a, char b) { return (a | 32) == (b | 32); };
  for (size_t i = 1; i < names.size(); ++i)
    if (std::equal(name.begin(), name.end(), names[i].begin(), names[i].end(), same))
      return static_cast<AggregateKind>(i);
  return std::nullopt;
}

std::vector<std::string> aggregate_names() {
  return {names.begin() + 1, names.end()};
}

StaticType type_of(AggregateKind kind, StaticType argument) {
  switch (kind) {
    case AggregateKind::count_rows:
    case AggregateKind::count:
      return {kInt, 0};
    case AggregateKind::sum:
      return {kNumber | kDuration, 0};
    case AggregateKind::min:
    case AggregateKind::max:
      return argument | StaticType{kNull, 0};
    case AggregateKind::collect:
      return {kList, argument.kinds};
    case AggregateKind::percentile_disc:
      return {kNumber | kNull, 0};
    default:
      return {kReal | kNull, 0};
  }
}

size_t argument_count(AggregateKind kind) {
  if (kind == AggregateKind::count_rows) return 0;
  return kind == AggregateKind::percentile_cont || kind == AggregateKind::percentile_disc ? 2 : 1;
}

std::unique_ptr<Aggregate> make_aggregate(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::count_rows:
    case AggregateKind::count:
      return std::make_unique<Count>();
    case AggregateKind::sum:
      return std::make_unique<Sum>();
    case AggregateKind::avg:
      return std::make_unique<Average>();
    case AggregateKind::min:
      return std::make_unique<Extreme>(false);
    case AggregateKind::max:
      return std::make_unique<Extreme>(true);
    case AggregateKind::collect:
      return std::make_unique<Collect>();
    case AggregateKind::st_dev:
      return std::make_unique<Deviation>(false);
    case AggregateKind::st_dev_p:
      return std::make_unique<Deviation>(true);
    case AggregateKind::percentile_cont:
      return std::make_unique<Percentile>(true);
    case AggregateKind::percentile_disc:
      return std::make_unique<Percentile>(false);
  }
  return nullptr;
}

}  // namespace nuncio
