// A bound expression: variables are slots of the frame, functions are found, kinds are checked as
// far as they are known. The binder makes them; operators evaluate them.
#ifndef NUNCIO_QUERY_EXPRESSION_H_
#define NUNCIO_QUERY_EXPRESSION_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/ast.h"
#include "query/run.h"
#include "query/static_type.h"

namespace nuncio {

class Expression;
using ExpressionPtr = std::unique_ptr<const Expression>;

// What an expression is, as far as plans care.
struct Shape {
  enum class Kind : uint8_t { other, constant, slot, property, comparison };
  Kind kind = Kind::other;
  Slot slot = 0;  // slot: it; property: whose
  std::optional<PropertyId> node_key = {},
                            edge_key = {};  // property: what it is of nodes and of edges
  std::span<const ast::Op> ops = {};        // comparison: args[0] ops[0] args[1] ops[1] …
  std::span<const ExpressionPtr> args = {};
};

class Expression {
 public:
  virtual ~Expression() = default;
  virtual Value eval(Run& run) const = 0;
  virtual Shape shape() const { return {}; }
  // For conditions: whether the value is true. Throws Error{value} for what is neither truth nor
  // null.
  virtual bool holds(Run& run) const;
};

// With what the planner and later bindings need to know of it.
struct Bound {
  ExpressionPtr run;
  StaticType type;
  std::vector<Slot> uses;  // variables of the scope around it, sorted, distinct
  bool constant = false;   // literals and parameters only
  uint32_t at = 0;
  std::string text;  // as EXPLAIN shows it
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_EXPRESSION_H_
