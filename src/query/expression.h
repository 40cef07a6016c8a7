// A bound expression: variables are slots of the frame, functions are found, kinds are checked as
// far as they are known. The binder makes them; operators evaluate them.
#ifndef NUNCIO_QUERY_EXPRESSION_H_
#define NUNCIO_QUERY_EXPRESSION_H_

#include <memory>
#include <string>
#include <vector>

#include "query/run.h"
#include "query/static_type.h"

namespace nuncio {

class Expression {
 public:
  virtual ~Expression() = default;
  virtual Value eval(Run& run) const = 0;
  // For conditions: whether the value is true. Throws Error{value} for what is neither truth nor
  // null.
  virtual bool holds(Run& run) const;
};

using ExpressionPtr = std::unique_ptr<const Expression>;

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
