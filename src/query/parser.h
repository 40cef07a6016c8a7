// Text to syntax tree.
#ifndef NUNCIO_QUERY_PARSER_H_
#define NUNCIO_QUERY_PARSER_H_

#include <memory>
#include <string_view>

#include "query/ast.h"

namespace nuncio {

// Short forms are kept as such; see query/rewrite.h. Throws Error{syntax} with the place, what was
// found and what was expected, or Error{limit} for nesting too deep. Takes time linear in the text.
std::unique_ptr<ast::Ast> parse_query(std::string_view query);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PARSER_H_
