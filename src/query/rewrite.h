// The short forms PATH, PATHS and NEAR as the clauses that they stand for.
#ifndef NUNCIO_QUERY_REWRITE_H_
#define NUNCIO_QUERY_REWRITE_H_

#include "query/ast.h"

namespace nuncio {

// Replaces the short forms of the query by MATCH and, where none follows, RETURN:
//   PATH 'A' TO 'B'          MATCH p = ANY SHORTEST (a 'A')-[r*]-(b 'B') RETURN p AS path, …
//   PATHS 'A' TO 'B'         MATCH p = ALL SHORTEST …
//   PATHS TOP 3 'A' TO 'B'   MATCH p = SHORTEST 3 ACYCLIC (a 'A')-[r*1..6]-(b 'B') …
//   NEAR 'A'                 MATCH p = (a 'A')-[r]-(n) …
//   NEAR 'A' HOPS 2          MATCH p = ALL SHORTEST (a 'A')-[r*1..2]-(n) …
void rewrite_short_forms(ast::Ast& ast);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_REWRITE_H_
