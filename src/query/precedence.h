// Operands and operators in a row, and the tree that they mean. Keeping the row flat while parsing
// saves the stack a level of recursion for each level of precedence.
#ifndef NUNCIO_QUERY_PRECEDENCE_H_
#define NUNCIO_QUERY_PRECEDENCE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/ast.h"

namespace nuncio {

struct FlatExpression {
  struct Entry {
    ast::Op op = ast::Op::none;  // none: an operand
    ast::Expr* operand = nullptr;
    uint32_t at = 0;
  };
  // prefix* operand postfix* (operator prefix* operand postfix*)*
  std::vector<Entry> entries;
  uint32_t at = 0;
};

// From the loosest: OR, XOR, AND, NOT, comparisons (which chain: a < b < c), IN / STARTS WITH /
// ENDS WITH / CONTAINS / =~ / IS NULL, + -, * / %, ^, sign. Throws Error{limit} where the tree gets
// deeper than 1,000.
ast::Expr* build_tree(const FlatExpression& flat, ast::Ast& ast, std::string_view query);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PRECEDENCE_H_
