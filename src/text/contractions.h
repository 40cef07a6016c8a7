// English contractions and possessives, taken apart.
#ifndef NUNCIO_TEXT_CONTRACTIONS_H_
#define NUNCIO_TEXT_CONTRACTIONS_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace nuncio {

// Where a word is to be cut: 0, 1 or 2 offsets into it, increasing.
struct Cuts {
  std::array<size_t, 2> at{};
  size_t count = 0;
};

// "don't" -> do|n't, "Bush's" -> Bush|'s, "cannot" -> can|not, "dunno" -> du|n|no, "theyre" ->
// they|re. The apostrophe may be ' or ’ (or ` or ´). A word that is no contraction has no cuts.
Cuts find_contraction(std::string_view word);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_CONTRACTIONS_H_
