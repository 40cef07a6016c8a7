// `bench query`: how long whole queries take, from text to rows, on two large graphs, beside the
// bar that each should stay below and beside the same search written by hand.
#ifndef NUNCIO_TOOLS_BENCH_QUERY_H_
#define NUNCIO_TOOLS_BENCH_QUERY_H_

#include <string>
#include <vector>

namespace nuncio {

inline constexpr const char* kQueryBenchUsage =
    "bench query [--scale N] [--edges N] [--only icews|rmat] [--work FOLDER]";

// Gives the exit status. Throws Error.
int bench_queries(const std::vector<std::string>& arguments);

}  // namespace nuncio

#endif  // NUNCIO_TOOLS_BENCH_QUERY_H_
