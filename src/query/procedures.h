// The built-in procedures: algorithms over the graph or a part of it.
#ifndef NUNCIO_QUERY_PROCEDURES_H_
#define NUNCIO_QUERY_PROCEDURES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/procedure.h"

namespace nuncio {

// Among `more` first, then the built-in ones; whatever the case. Null where there is none.
const Procedure* find_procedure(std::string_view name, std::span<const Procedure> more);
std::vector<std::string> procedure_names(std::span<const Procedure> more);

// By theme; find_procedure looks through them all.
std::vector<Procedure> rank_procedures();
std::vector<Procedure> part_procedures();
std::vector<Procedure> path_procedures();

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PROCEDURES_H_
