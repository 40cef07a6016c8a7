// Makes the nodes of bound expressions. Children must not be null unless the comment says so; `at`
// is where a message about a value points.
#ifndef NUNCIO_QUERY_EVALUATE_H_
#define NUNCIO_QUERY_EVALUATE_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/ast.h"
#include "query/expression.h"
#include "query/functions.h"

namespace nuncio {

struct SubPlan;

// evaluate_basic.cpp
ExpressionPtr literal_value(Value value);
ExpressionPtr slot_value(Slot slot);
ExpressionPtr property_of(ExpressionPtr of, std::string key, uint32_t at,
                          const PropertyGraph& graph);
// A label that the graph does not have is nullopt.
ExpressionPtr labels_test(ExpressionPtr of, std::vector<std::optional<LabelId>> labels,
                          std::vector<std::string> names, uint32_t at);
ExpressionPtr list_of(std::vector<ExpressionPtr> items);
ExpressionPtr map_of(std::vector<std::string> keys, std::vector<ExpressionPtr> values);
ExpressionPtr element_of(ExpressionPtr container, ExpressionPtr key, uint32_t at);
ExpressionPtr slice_of(ExpressionPtr list, ExpressionPtr from, ExpressionPtr to,
                       uint32_t at);  // bounds may be null
ExpressionPtr call_of(const Function& function, std::vector<ExpressionPtr> args, uint32_t at);
// `subject` and `otherwise` may be null.
ExpressionPtr case_of(ExpressionPtr subject,
                      std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches,
                      ExpressionPtr otherwise);

// evaluate_operator.cpp
ExpressionPtr unary_operator(ast::Op op, ExpressionPtr a, uint32_t at);
ExpressionPtr binary_operator(ast::Op op, ExpressionPtr a, ExpressionPtr b, uint32_t at);
ExpressionPtr chain_of(ast::Op op, std::vector<ExpressionPtr> args, uint32_t at);
ExpressionPtr comparison_chain(std::vector<ast::Op> ops, std::vector<ExpressionPtr> args);

// evaluate_list.cpp: `slot` holds each item in turn
ExpressionPtr comprehension_of(Slot slot, ExpressionPtr list, ExpressionPtr where,
                               ExpressionPtr result,
                               uint32_t at);  // `where` and `result` may be null
ExpressionPtr quantifier_of(ast::Op op, Slot slot, ExpressionPtr list, ExpressionPtr where,
                            uint32_t at);
ExpressionPtr reduce_of(Slot sum, ExpressionPtr start, Slot slot, ExpressionPtr list,
                        ExpressionPtr step, uint32_t at);

// evaluate_subquery.cpp
ExpressionPtr exists_rows(std::shared_ptr<SubPlan> plan);
ExpressionPtr count_rows(std::shared_ptr<SubPlan> plan);
ExpressionPtr collect_rows(std::shared_ptr<SubPlan> plan, ExpressionPtr result);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_EVALUATE_H_
