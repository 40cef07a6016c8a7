// Queries inside expressions.
#include "query/bound.h"
#include "query/evaluate.h"
#include "query/pipeline.h"

namespace nuncio {
namespace {

class Exists : public Expression {
 public:
  explicit Exists(std::shared_ptr<SubPlan> plan) : plan_(std::move(plan)) {}
  Value eval(Run& run) const override {
    bool found = false;
    plan_->plan->run(run, [&](Run&) {
      found = true;
      return false;
    });
    return found;
  }

 private:
  std::shared_ptr<SubPlan> plan_;
};

class CountRows : public Expression {
 public:
  explicit CountRows(std::shared_ptr<SubPlan> plan) : plan_(std::move(plan)) {}
  Value eval(Run& run) const override {
    int64_t count = 0;
    plan_->plan->run(run, [&](Run&) {
      ++count;
      return true;
    });
    return count;
  }

 private:
  std::shared_ptr<SubPlan> plan_;
};

class CollectRows : public Expression {
 public:
  CollectRows(std::shared_ptr<SubPlan> plan, ExpressionPtr result)
      : plan_(std::move(plan)), result_(std::move(result)) {}
  Value eval(Run& run) const override {
    Value::List out;
    size_t bytes = 0;
    plan_->plan->run(run, [&](Run& row) {
      out.push_back(result_->eval(row));
      bytes += out.back().bytes();
      row.hold(out.back().bytes());
      return true;
    });
    run.give_back(bytes);
    return out;
  }

 private:
  std::shared_ptr<SubPlan> plan_;
  ExpressionPtr result_;
};

}  // namespace

ExpressionPtr exists_rows(std::shared_ptr<SubPlan> plan) {
  return std::make_unique<Exists>(std::move(plan));
}

ExpressionPtr count_rows(std::shared_ptr<SubPlan> plan) {
  return std::make_unique<CountRows>(std::move(plan));
}

ExpressionPtr collect_rows(std::shared_ptr<SubPlan> plan, ExpressionPtr result) {
  return std::make_unique<CollectRows>(std::move(plan), std::move(result));
}

}  // namespace nuncio
