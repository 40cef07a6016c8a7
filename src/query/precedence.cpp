#include "query/precedence.h"

#include <algorithm>
#include <string>

#include "query/place.h"

namespace nuncio {
namespace {

using ast::Expr;
using ast::ExprKind;
using ast::Op;

constexpr uint32_t kMaxDepth = 1000;
constexpr size_t kMaxPrefixes = 200;

enum Level { kNone, kOr, kXor, kAnd, kNot, kComparison, kPredicate, kSum, kProduct, kPower, kSign };

Level level_of(Op op) {
  switch (op) {
    case Op::or_:
      return kOr;
    case Op::xor_:
      return kXor;
    case Op::and_:
      return kAnd;
    case Op::not_:
      return kNot;
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return kComparison;
    case Op::in:
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains:
    case Op::matches:
    case Op::is_null:
    case Op::is_not_null:
      return kPredicate;
    case Op::add:
    case Op::subtract:
      return kSum;
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
      return kProduct;
    case Op::power:
      return kPower;
    case Op::plus:
    case Op::negate:
      return kSign;
    default:
      return kNone;
  }
}

bool is_postfix(Op op) {
  return op == Op::is_null || op == Op::is_not_null;
}
bool is_prefix(Op op) {
  return op == Op::not_ || op == Op::plus || op == Op::negate;
}

class TreeBuilder {
 public:
  TreeBuilder(const FlatExpression& flat, ast::Ast& ast, std::string_view query)
      : entries_(flat.entries), ast_(ast), query_(query) {}

  // Everything that binds at least as tightly as `lowest`.
  Expr* parse(int lowest) {
    Expr* left = operand();
    while (pos_ < entries_.size()) {
      const Op op = entries_[pos_].op;
      const Level level = level_of(op);
      if (level < lowest) break;
      const uint32_t at = entries_[pos_++].at;
      left = is_postfix(op) ? node(ExprKind::unary, op, at, {left})
                            : join(op, at, left, parse(level + 1));
    }
    return left;
  }

 private:
  Expr* operand() {
    const FlatExpression::Entry& entry = entries_[pos_];
    if (!is_prefix(entry.op)) {
      ++pos_;
      return entry.operand;
    }
    if (++prefixes_ > kMaxPrefixes) too_deep(entry.at);
    ++pos_;
    Expr* inner = parse(level_of(entry.op));
    --prefixes_;
    if (entry.op == Op::negate && negate_literal(*inner)) return inner;
    return node(ExprKind::unary, entry.op, entry.at, {inner});
  }

  static bool is_zero(const Value& number) {
    return number.is(ValueKind::real) ? number.as_real() == 0 : number.as_int() == 0;
  }

  // -9223372036854775808 has no positive counterpart, so the sign belongs to the number. Zero has
  // no sign: "--0" is 0 as well.
  static bool negate_literal(Expr& expr) {
    if (expr.kind != ExprKind::literal || !expr.value.is_number() || expr.op == Op::negate)
      return false;
    if (is_zero(expr.value)) {
      expr.value = expr.value.is(ValueKind::real) ? Value(0.0) : Value(int64_t{0});
      return true;
    }
    if (expr.value.is(ValueKind::real)) {
      expr.value = -expr.value.as_real();
    } else {
      expr.value = static_cast<int64_t>(0 - static_cast<uint64_t>(expr.value.as_int()));
    }
    expr.op = Op::negate;
    return true;
  }

  Expr* join(Op op, uint32_t at, Expr* left, Expr* right) {
    const Level level = level_of(op);
    if (level == kOr || level == kXor || level == kAnd) {
      if (left->kind == ExprKind::chain && left->op == op && !left->closed)
        return append(left, right);
      return node(ExprKind::chain, op, at, {left, right});
    }
    if (level == kComparison) {
      if (left->kind != ExprKind::comparison || left->closed)
        left = node(ExprKind::comparison, Op::none, at, {left});
      left->ops.push_back(op);
      return append(left, right);
    }
    return node(ExprKind::binary, op, at, {left, right});
  }

  Expr* append(Expr* left, Expr* right) {
    left->args.push_back(right);
    left->depth = std::max(left->depth, right->depth + 1);
    if (left->depth > kMaxDepth) too_deep(left->at);
    return left;
  }

  Expr* node(ExprKind kind, Op op, uint32_t at, std::vector<Expr*> args) {
    Expr* expr = ast_.make<Expr>();
    expr->kind = kind;
    expr->op = op;
    expr->at = at;
    for (const Expr* arg : args) expr->depth = std::max(expr->depth, arg->depth + 1);
    expr->args = std::move(args);
    if (expr->depth > kMaxDepth) too_deep(at);
    return expr;
  }

  [[noreturn]] void too_deep(uint32_t at) const {
    throw error_at(query_, at, Error::Kind::limit, "this expression is nested too deeply");
  }

  const std::vector<FlatExpression::Entry>& entries_;
  ast::Ast& ast_;
  std::string_view query_;
  size_t pos_ = 0;
  size_t prefixes_ = 0;
};

}  // namespace

Expr* build_tree(const FlatExpression& flat, ast::Ast& ast, std::string_view query) {
  Expr* tree = TreeBuilder(flat, ast, query).parse(kOr);
  tree->closed = true;
  return tree;
}

}  // namespace nuncio
