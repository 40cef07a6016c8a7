// Values and names in the notation of the query language.
#ifndef NUNCIO_QUERY_LITERAL_H_
#define NUNCIO_QUERY_LITERAL_H_

#include <string>
#include <string_view>

#include "nuncio/value.h"

namespace nuncio {

std::string quote_string(std::string_view text);  // 'it\'s'
std::string quote_name(std::string_view name);    // name or `a name`
// The shortest decimal text that reads back as the same number, with a point or exponent: 1.0,
// 1e+22.
std::string real_text(double value);
// REQUIRES: no nodes, edges or paths in it (query/print.h to_literal takes those).
std::string literal(const Value& value);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_LITERAL_H_
