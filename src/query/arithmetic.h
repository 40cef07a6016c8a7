// The operators of the language on values.
#ifndef NUNCIO_QUERY_ARITHMETIC_H_
#define NUNCIO_QUERY_ARITHMETIC_H_

#include <cstdint>

#include "query/ast.h"
#include "query/run.h"

namespace nuncio {

// + - * / % ^ on numbers, + on strings and lists, + - on dates and durations. Null in gives null
// out. Throws Error{value} for other kinds, division of an integer by zero and results beyond 64
// bits.
Value arithmetic(Run& run, uint32_t at, ast::Op op, const Value& a, const Value& b);

// =, <>, <, <=, >, >=: a boolean or null. A string compares with a date as the date that it writes.
Value comparison(ast::Op op, const Value& a, const Value& b);

// a IN b: null where unknown. Throws Error{value} where b is no list.
Value in_list(Run& run, uint32_t at, const Value& a, const Value& b);

// container[key] for lists, maps, nodes and edges.
Value element(Run& run, uint32_t at, const Value& container, const Value& key);

// value.key; null for null. Throws Error{value} for what has no properties.
Value property(Run& run, uint32_t at, const Value& value, std::string_view key);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_ARITHMETIC_H_
