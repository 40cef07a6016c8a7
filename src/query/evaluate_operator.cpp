// Operators, with three-valued logic.
#include <optional>

#include "query/arithmetic.h"
#include "query/evaluate.h"
#include "query/pattern_match.h"

namespace nuncio {
namespace {

using ast::Op;

std::optional<bool> truth(Run& run, uint32_t at, const Value& value) {
  if (value.is_null()) return std::nullopt;
  if (!value.is(ValueKind::boolean))
    run.fail(at, "expected true or false, not a " + std::string(to_string(value.kind())));
  return value.as_bool();
}

Value from_truth(std::optional<bool> truth) {
  return truth ? Value(*truth) : Value();
}

class Unary : public Expression {
 public:
  Unary(Op op, ExpressionPtr a, uint32_t at) : op_(op), a_(std::move(a)), at_(at) {}

  Value eval(Run& run) const override {
    const Value a = a_->eval(run);
    switch (op_) {
      case Op::is_null:
        return a.is_null();
      case Op::is_not_null:
        return !a.is_null();
      case Op::not_: {
        const std::optional<bool> value = truth(run, at_, a);
        return value ? Value(!*value) : Value();
      }
      default:
        break;
    }
    if (a.is_null()) return a;
    if (op_ == Op::negate && a.is(ValueKind::duration)) return negated(a.as_duration());
    if (!a.is_number())
      run.fail(at_, "a sign needs a number, not a " + std::string(to_string(a.kind())));
    if (op_ == Op::plus) return a;
    if (a.is(ValueKind::real)) return -a.as_real();
    return arithmetic(run, at_, Op::subtract, Value(0), a);
  }

 private:
  Op op_;
  ExpressionPtr a_;
  uint32_t at_;
};

class Binary : public Expression {
 public:
  Binary(Op op, ExpressionPtr a, ExpressionPtr b, uint32_t at)
      : op_(op), a_(std::move(a)), b_(std::move(b)), at_(at) {}

  Value eval(Run& run) const override {
    const Value a = a_->eval(run), b = b_->eval(run);
    switch (op_) {
      case Op::in:
        return in_list(run, at_, a, b);
      case Op::starts_with:
      case Op::ends_with:
      case Op::contains:
      case Op::matches:
        return on_strings(run, a, b);
      default:
        return arithmetic(run, at_, op_, a, b);
    }
  }

 private:
  // Unknown for what is no string.
  Value on_strings(Run& run, const Value& a, const Value& b) const {
    if (!a.is(ValueKind::string) || !b.is(ValueKind::string)) return {};
    const std::string_view text = a.as_string(), part = b.as_string();
    switch (op_) {
      case Op::starts_with:
        return text.starts_with(part);
      case Op::ends_with:
        return text.ends_with(part);
      case Op::contains:
        return text.find(part) != std::string_view::npos;
      default:
        break;
    }
    try {
      if (part != pattern_text_ || !pattern_) {
        pattern_.emplace(part);
        pattern_text_ = part;
      }
      return pattern_->matches(text);
    } catch (const Error& error) {
      run.fail(at_, error.message());
    }
  }

  Op op_;
  ExpressionPtr a_, b_;
  uint32_t at_;
  mutable std::string pattern_text_;  // the last pattern of =~ and what it was compiled to
  mutable std::optional<PatternMatch> pattern_;
};

// AND, OR, XOR over any number of operands.
class Chain : public Expression {
 public:
  Chain(Op op, std::vector<ExpressionPtr> args, uint32_t at)
      : op_(op), args_(std::move(args)), at_(at) {}

  Value eval(Run& run) const override { return from_truth(logic(run)); }
  bool holds(Run& run) const override { return logic(run) == true; }

 private:
  std::optional<bool> logic(Run& run) const {
    if (op_ == Op::xor_) {
      bool odd = false, unknown = false;
      for (const ExpressionPtr& arg : args_) {
        const std::optional<bool> value = truth(run, at_, arg->eval(run));
        unknown |= !value;
        odd ^= value == true;
      }
      return unknown ? std::nullopt : std::optional(odd);
    }
    const bool decides = op_ == Op::or_;
    bool unknown = false;
    for (const ExpressionPtr& arg : args_) {
      const std::optional<bool> value = truth(run, at_, arg->eval(run));
      if (value && *value == decides) return decides;
      unknown |= !value;
    }
    return unknown ? std::nullopt : std::optional(!decides);
  }

  Op op_;
  std::vector<ExpressionPtr> args_;
  uint32_t at_;
};

// a < b <= c: all of the pairs.
class Comparison : public Expression {
 public:
  Comparison(std::vector<Op> ops, std::vector<ExpressionPtr> args)
      : ops_(std::move(ops)), args_(std::move(args)) {}

  Value eval(Run& run) const override {
    Value left = args_[0]->eval(run);
    if (ops_.size() == 1) return comparison(ops_[0], left, args_[1]->eval(run));
    bool unknown = false;
    for (size_t i = 0; i < ops_.size(); ++i) {
      Value right = args_[i + 1]->eval(run);
      const Value result = comparison(ops_[i], left, right);
      if (result.is(ValueKind::boolean) && !result.as_bool()) return false;
      unknown |= result.is_null();
      left = std::move(right);
    }
    return unknown ? Value() : Value(true);
  }
  Shape shape() const override {
    return {.kind = Shape::Kind::comparison, .ops = ops_, .args = args_};
  }

 private:
  std::vector<Op> ops_;
  std::vector<ExpressionPtr> args_;
};

}  // namespace

ExpressionPtr unary_operator(Op op, ExpressionPtr a, uint32_t at) {
  return std::make_unique<Unary>(op, std::move(a), at);
}

ExpressionPtr binary_operator(Op op, ExpressionPtr a, ExpressionPtr b, uint32_t at) {
  return std::make_unique<Binary>(op, std::move(a), std::move(b), at);
}

ExpressionPtr chain_of(Op op, std::vector<ExpressionPtr> args, uint32_t at) {
  return std::make_unique<Chain>(op, std::move(args), at);
}

ExpressionPtr comparison_chain(std::vector<Op> ops, std::vector<ExpressionPtr> args) {
  return std::make_unique<Comparison>(std::move(ops), std::move(args));
}

}  // namespace nuncio
