#include "rmat.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "nuncio/error.h"

namespace nuncio {
namespace {

// SplitMix64.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
  }
  // Below `limit`, which is far below 2^32.
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>((next() >> 32) * limit >> 32); }

 private:
  uint64_t state_;
};

// One quadrant of the matrix a level: 57, 19, 19 and 5 in a hundred.
std::pair<uint32_t, uint32_t> edge_of(Random& random, uint32_t scale) {
  uint32_t from = 0, to = 0;
  for (uint32_t level = 0; level < scale; ++level) {
    const uint32_t share = random.below(100);
    from = from << 1 | (share >= 76 ? 1U : 0U);
    to = to << 1 | ((share >= 57 && share < 76) || share >= 95 ? 1U : 0U);
  }
  return {from, to};
}

std::vector<uint64_t> zipf_sums(uint32_t types) {
  std::vector<uint64_t> sums;
  for (uint32_t type = 1; type <= types; ++type)
    sums.push_back((sums.empty() ? 0 : sums.back()) + (uint64_t{1} << 40) / type);
  return sums;
}

std::vector<std::string> days_of(int32_t first_year, uint32_t years) {
  std::vector<std::string> days;
  static constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (uint32_t year = 0; year < years; ++year)
    for (int month = 0; month < 12; ++month)
      for (int day = 1; day <= kLengths[month]; ++day) {
        char text[32];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", first_year + static_cast<int>(year),
                      month + 1, day);
        days.emplace_back(text);
      }
  return days;
}

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};

}  // namespace

void write_rmat(const RmatOptions& options, const std::filesystem::path& path) {
  const std::unique_ptr<FILE, CloseFile> file(std::fopen(path.c_str(), "wb"));
  if (!file) throw Error(Error::Kind::system, "cannot be written", path.string());
  Random random(options.seed);
  const std::vector<uint64_t> types = zipf_sums(options.types);
  const std::vector<std::string> days = days_of(options.first_year, options.years);
  // An odd factor shuffles the nodes, so that their numbers say nothing of their degrees.
  const uint32_t mask = (uint32_t{1} << options.scale) - 1;
  const auto shuffled = [&](uint32_t node) { return (node * 0x9E3779B1U ^ 0x5A5A5U) & mask; };
  std::fputs("subject\trelation\tobject\tdate\n", file.get());
  for (uint64_t edge = 0; edge < options.edges; ++edge) {
    const auto [from, to] = edge_of(random, options.scale);
    const uint64_t share = random.next() % types.back();
    const auto type = std::upper_bound(types.begin(), types.end(), share) - types.begin();
    const std::string& day = days[random.below(static_cast<uint32_t>(days.size()))];
    std::fprintf(file.get(), "n%u\tt%d\tn%u\t%s\n", shuffled(from), static_cast<int>(type),
                 shuffled(to), day.c_str());
  }
  if (std::fflush(file.get()) != 0)
    throw Error(Error::Kind::system, "cannot be written", path.string());
}

}  // namespace nuncio
