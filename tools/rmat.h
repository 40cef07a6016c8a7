// A large graph made up by rule, as a table of edges for `nuncio import`: R-MAT, whose degrees
// spread as widely as those of networks in the world. After D. Chakrabarti, Y. Zhan, C. Faloutsos,
// "R-MAT: A Recursive Model for Graph Mining", 2004, with the shares of the Graph500 benchmark.
#ifndef NUNCIO_TOOLS_RMAT_H_
#define NUNCIO_TOOLS_RMAT_H_

#include <cstdint>
#include <filesystem>

namespace nuncio {

struct RmatOptions {
  uint32_t scale = 20;  // 2^scale nodes, of which those with an edge appear
  uint64_t edges = 10'000'000;
  uint32_t types = 200;  // t0, t1, … the n-th as frequent as 1/n
  int32_t first_year = 2010;
  uint32_t years = 15;
  uint64_t seed = 1;
};

// The same file on every machine.
void write_rmat(const RmatOptions& options, const std::filesystem::path& path);

}  // namespace nuncio

#endif  // NUNCIO_TOOLS_RMAT_H_
