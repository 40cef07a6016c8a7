// "Did you mean": the known name nearest to one that is not known.
#ifndef NUNCIO_RELATION_NEAREST_H_
#define NUNCIO_RELATION_NEAREST_H_

#include <algorithm>
#include <string>
#include <string_view>

#include "base/fold.h"

namespace nuncio {

// "; did you mean 'X'?" or nothing. `names` is any range of strings; the first of the nearest wins.
template <typename Names>
std::string did_you_mean(std::string_view name, const Names& names) {
  const std::string folded = fold(name);
  size_t best = std::clamp<size_t>(name.size() / 3, 1, 3) + 1;
  std::string_view answer;
  for (const auto& candidate : names) {
    const size_t distance = edit_distance(folded, fold(candidate), best);
    if (distance >= best) continue;
    best = distance;
    answer = candidate;
  }
  return answer.empty() ? std::string() : "; did you mean '" + std::string(answer) + "'?";
}

}  // namespace nuncio

#endif  // NUNCIO_RELATION_NEAREST_H_
