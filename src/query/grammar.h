// The rules that the parts of the grammar share: grammar_expression.cpp, grammar_pattern.cpp,
// grammar_clause.cpp. Spirit X3, so for these files and parser.cpp only.
#ifndef NUNCIO_QUERY_GRAMMAR_H_
#define NUNCIO_QUERY_GRAMMAR_H_

#include "query/cursor.h"

namespace nuncio::grammar {

using ExpressionRule = x3::rule<struct ExpressionTag, ast::Expr*>;
using OperandRule = x3::rule<struct OperandTag, ast::Expr*>;
using ViewRule = x3::rule<struct ViewTag, ast::View*>;
using MapRule = x3::rule<struct MapTag, ast::Expr*>;
using PatternRule = x3::rule<struct PatternTag, ast::Pattern*>;
using ChainRule = x3::rule<struct ChainTag, ast::Pattern*>;
using NodeRule = x3::rule<struct NodeTag, ast::NodePattern*>;
using QueryRule = x3::rule<struct QueryTag, ast::Query*>;

inline const ExpressionRule expression = "an expression";
inline const OperandRule operand = "a date";     // an expression without operators
inline const ViewRule view = "a view";           // one or more of them
inline const MapRule map_literal = "a map";      // or a parameter
inline const PatternRule pattern = "a pattern";  // of MATCH: p = ANY SHORTEST (a)-[r]->(b)
inline const ChainRule chain = "a pattern";      // bare: (a)-[r]->(b)
inline const NodeRule node = "a node pattern";
inline const QueryRule query = "a query";  // also in EXISTS { }

BOOST_SPIRIT_DECLARE(ExpressionRule, OperandRule, ViewRule, MapRule, PatternRule, ChainRule,
                     NodeRule, QueryRule)

// Whether a view begins here: AS OF, not AS.
bool begins_view(const Cursor& at);
// Whether a path pattern with at least one edge begins here, not a bracketed expression.
bool begins_path(const Cursor& at);
// Whether an edge pattern begins here, not an operator.
bool begins_edge(const Cursor& at);

}  // namespace nuncio::grammar

#endif  // NUNCIO_QUERY_GRAMMAR_H_
