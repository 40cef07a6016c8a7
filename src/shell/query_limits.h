// The options by which commands that answer questions limit what one may cost.
#ifndef NUNCIO_SHELL_QUERY_LIMITS_H_
#define NUNCIO_SHELL_QUERY_LIMITS_H_

#include <vector>

#include "query/engine.h"
#include "shell/command_line.h"

namespace nuncio {

// --time-limit, --memory-limit, --max-rows.
std::vector<OptionSpec> limit_options();

// Throws Error{usage}.
QueryOptions limits_from(const Arguments& arguments);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_QUERY_LIMITS_H_
