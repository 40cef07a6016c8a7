// Operators on one row at a time: filter, unwind, columns, distinct, limits, optional.
#include <algorithm>
#include <unordered_set>

#include "query/operators.h"

namespace nuncio {
namespace {

class Filter : public Operator {
 public:
  explicit Filter(const Bound& condition) : condition_(condition) {}
  bool push(Run& run) override {
    run.tick();
    const Value value = condition_.run->eval(run);
    if (!value.is(ValueKind::boolean) && !value.is_null())
      run.fail(condition_.at,
               "a condition must be true or false, not a " + std::string(to_string(value.kind())));
    return !value.is_true() || emit(run);
  }
  std::string describe() const override { return "filter " + condition_.text; }

 private:
  const Bound& condition_;
};

class Unwind : public Operator {
 public:
  explicit Unwind(const BoundUnwind& unwind) : unwind_(unwind) {}
  bool push(Run& run) override {
    const Value value = unwind_.list.run->eval(run);
    if (value.is_null()) return true;
    if (!value.is(ValueKind::list)) {
      run.frame[unwind_.slot] = value;
      return emit(run);
    }
    for (const Value& item : value.as_list()) {
      run.tick();
      run.frame[unwind_.slot] = item;
      if (!emit(run)) return false;
    }
    return true;
  }
  std::string describe() const override { return "unwind " + unwind_.list.text; }

 private:
  const BoundUnwind& unwind_;
};

class Optional : public Operator {
 public:
  Optional(std::unique_ptr<Pipeline> rows, std::vector<Slot> slots)
      : rows_(std::move(rows)), slots_(std::move(slots)) {}
  bool push(Run& run) override {
    bool matched = false, more = true;
    rows_->run(run, [&](Run& row) {
      matched = true;
      return more = emit(row);
    });
    if (matched) return more;
    for (const Slot slot : slots_) run.frame[slot] = Value();
    return emit(run);
  }
  std::string describe() const override { return "optional"; }
  Pipeline* inside() const override { return rows_.get(); }

 private:
  std::unique_ptr<Pipeline> rows_;
  std::vector<Slot> slots_;
};

class ComputeColumns : public Operator {
 public:
  explicit ComputeColumns(const std::vector<BoundColumn>& columns) : columns_(columns) {}
  bool push(Run& run) override {
    for (const BoundColumn& column : columns_) run.frame[column.slot] = column.expr.run->eval(run);
    return emit(run);
  }
  std::string describe() const override {
    std::string out = "columns ";
    for (size_t i = 0; i < columns_.size(); ++i)
      out += (i ? ", " : "") + columns_[i].expr.text +
             (columns_[i].name == columns_[i].expr.text ? "" : " AS " + columns_[i].name);
    return out;
  }

 private:
  const std::vector<BoundColumn>& columns_;
};

class Distinct : public Operator {
 public:
  explicit Distinct(std::vector<Slot> slots) : slots_(std::move(slots)) {}
  void begin(Run&) override { seen_.clear(); }
  bool push(Run& run) override {
    Value::List row;
    size_t bytes = 64;
    for (const Slot slot : slots_) {
      row.push_back(run.frame[slot]);
      bytes += row.back().bytes();
    }
    if (!seen_.insert(std::move(row)).second) return true;
    run.hold(bytes);
    return emit(run);
  }
  std::string describe() const override { return "distinct"; }

 private:
  std::vector<Slot> slots_;
  std::unordered_set<Value, ValueHash, ValueSame> seen_;
};

class SkipAndLimit : public Operator {
 public:
  SkipAndLimit(const Bound* skip, const Bound* limit) : skip_(skip), limit_(limit) {}
  void begin(Run& run) override {
    to_skip_ = skip_ ? row_count(run, *skip_, "SKIP") : 0;
    left_ = limit_ ? row_count(run, *limit_, "LIMIT") : UINT64_MAX;
  }
  bool push(Run& run) override {
    if (left_ == 0) return false;
    if (to_skip_ > 0) return --to_skip_, true;
    if (left_ != UINT64_MAX) --left_;
    return emit(run) && left_ > 0;
  }
  std::string describe() const override {
    std::string out = skip_ ? "skip " + skip_->text : "";
    if (limit_) out += (out.empty() ? "" : ", ") + ("limit " + limit_->text);
    return out;
  }

 private:
  const Bound *skip_, *limit_;
  uint64_t to_skip_ = 0, left_ = 0;
};

class FeedRows : public Operator {
 public:
  explicit FeedRows(const NamedRows& rows) : rows_(rows) {}
  bool push(Run& run) override {
    for (const auto& row : rows_.rows) {
      run.tick();
      std::copy(row.begin(), row.end(), run.frame.begin());
      if (!emit(run)) return false;
    }
    return true;
  }
  std::string describe() const override { return "rows so far"; }

 private:
  const NamedRows& rows_;
};

}  // namespace

uint64_t row_count(Run& run, const Bound& bound, const char* word) {
  const Value value = bound.run->eval(run);
  if (!value.is(ValueKind::integer))
    run.fail(bound.at, std::string(word) + " needs an integer, not a " +
                           std::string(to_string(value.kind())));
  if (value.as_int() < 0) run.fail(bound.at, std::string(word) + " must not be negative");
  return static_cast<uint64_t>(value.as_int());
}

std::unique_ptr<Operator> filter_rows(const Bound& condition) {
  return std::make_unique<Filter>(condition);
}

std::unique_ptr<Operator> unwind_list(const BoundUnwind& unwind) {
  return std::make_unique<Unwind>(unwind);
}

std::unique_ptr<Operator> optional_rows(std::unique_ptr<Pipeline> inner, std::vector<Slot> slots) {
  return std::make_unique<Optional>(std::move(inner), std::move(slots));
}

std::unique_ptr<Operator> compute_columns(const std::vector<BoundColumn>& columns) {
  return std::make_unique<ComputeColumns>(columns);
}

std::unique_ptr<Operator> distinct_rows(std::vector<Slot> slots) {
  return std::make_unique<Distinct>(std::move(slots));
}

std::unique_ptr<Operator> skip_and_limit(const Bound* skip, const Bound* limit) {
  return std::make_unique<SkipAndLimit>(skip, limit);
}

std::unique_ptr<Operator> feed_rows(const NamedRows& rows) {
  return std::make_unique<FeedRows>(rows);
}

}  // namespace nuncio
