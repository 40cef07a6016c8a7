// List comprehension, quantifiers, reduce.
#include "query/evaluate.h"

namespace nuncio {
namespace {

Value list_value(Run& run, uint32_t at, const Expression& expr) {
  Value value = expr.eval(run);
  if (!value.is(ValueKind::list) && !value.is_null())
    run.fail(at, "expected a list, not a " + std::string(to_string(value.kind())));
  return value;
}

class Comprehension : public Expression {
 public:
  Comprehension(Slot slot, ExpressionPtr list, ExpressionPtr where, ExpressionPtr result,
                uint32_t at)
      : slot_(slot),
        list_(std::move(list)),
        where_(std::move(where)),
        result_(std::move(result)),
        at_(at) {}

  Value eval(Run& run) const override {
    const Value list = list_value(run, at_, *list_);
    if (list.is_null()) return {};
    Value::List out;
    for (const Value& item : list.as_list()) {
      run.tick();
      run.frame[slot_] = item;
      if (!where_ || where_->holds(run)) out.push_back(result_ ? result_->eval(run) : item);
    }
    return out;
  }

 private:
  Slot slot_;
  ExpressionPtr list_, where_, result_;
  uint32_t at_;
};

class Quantifier : public Expression {
 public:
  Quantifier(ast::Op op, Slot slot, ExpressionPtr list, ExpressionPtr where, uint32_t at)
      : op_(op), slot_(slot), list_(std::move(list)), where_(std::move(where)), at_(at) {}

  Value eval(Run& run) const override {
    const Value list = list_value(run, at_, *list_);
    if (list.is_null()) return {};
    size_t yes = 0, no = 0, unknown = 0;
    for (const Value& item : list.as_list()) {
      run.tick();
      run.frame[slot_] = item;
      const Value result = where_->eval(run);
      if (!result.is(ValueKind::boolean) && !result.is_null())
        run.fail(at_, "a condition must be true or false");
      (result.is_null() ? unknown : result.as_bool() ? yes : no)++;
    }
    switch (op_) {
      case ast::Op::all:
        return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
      case ast::Op::any:
        return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
      case ast::Op::none_of:
        return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
      default:
        return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
    }
  }

 private:
  ast::Op op_;
  Slot slot_;
  ExpressionPtr list_, where_;
  uint32_t at_;
};

class Reduce : public Expression {
 public:
  Reduce(Slot sum, ExpressionPtr start, Slot slot, ExpressionPtr list, ExpressionPtr step,
         uint32_t at)
      : sum_(sum),
        slot_(slot),
        start_(std::move(start)),
        list_(std::move(list)),
        step_(std::move(step)),
        at_(at) {}

  Value eval(Run& run) const override {
    const Value list = list_value(run, at_, *list_);
    if (list.is_null()) return {};
    run.frame[sum_] = start_->eval(run);
    for (const Value& item : list.as_list()) {
      run.tick();
      run.frame[slot_] = item;
      run.frame[sum_] = step_->eval(run);
    }
    return run.frame[sum_];
  }

 private:
  Slot sum_, slot_;
  ExpressionPtr start_, list_, step_;
  uint32_t at_;
};

}  // namespace

ExpressionPtr comprehension_of(Slot slot, ExpressionPtr list, ExpressionPtr where,
                               ExpressionPtr result, uint32_t at) {
  return std::make_unique<Comprehension>(slot, std::move(list), std::move(where), std::move(result),
                                         at);
}

ExpressionPtr quantifier_of(ast::Op op, Slot slot, ExpressionPtr list, ExpressionPtr where,
                            uint32_t at) {
  return std::make_unique<Quantifier>(op, slot, std::move(list), std::move(where), at);
}

ExpressionPtr reduce_of(Slot sum, ExpressionPtr start, Slot slot, ExpressionPtr list,
                        ExpressionPtr step, uint32_t at) {
  return std::make_unique<Reduce>(sum, std::move(start), slot, std::move(list), std::move(step),
                                  at);
}

}  // namespace nuncio
