#include "text/contractions.h"

#include <algorithm>

#include "text/characters.h"

namespace nuncio {
namespace {

struct Fused {
  std::string_view word;
  size_t first_cut;
  size_t second_cut = 0;
};

// Written as one without an apostrophe. Words that are also others ("its", "well", "hell", "id")
// stay.
constexpr auto fused = std::to_array<Fused>(
    {{"cannot", 3}, {"gonna", 3},  {"wanna", 3},  {"gotta", 3},    {"gimme", 3},   {"lemme", 3},
     {"outta", 3},  {"sorta", 4},  {"kinda", 4},  {"dunno", 2, 3}, {"whatcha", 4}, {"gotcha", 3},
     {"oughta", 5}, {"dont", 2},   {"doesnt", 4}, {"didnt", 3},    {"isnt", 2},    {"arent", 3},
     {"wasnt", 3},  {"werent", 4}, {"wont", 2},   {"wouldnt", 5},  {"couldnt", 5}, {"shouldnt", 6},
     {"cant", 2},   {"havent", 4}, {"hasnt", 3},  {"hadnt", 3},    {"aint", 2},    {"thats", 4},
     {"whats", 4},  {"theres", 5}, {"heres", 4},  {"youre", 3},    {"theyre", 4},  {"youve", 3},
     {"theyve", 4}, {"ive", 1},    {"im", 1},     {"hes", 2},      {"shes", 3},    {"youll", 3},
     {"itll", 2},   {"theyll", 4}});

constexpr auto endings = std::to_array<std::string_view>({"s", "m", "d", "re", "ve", "ll"});

Cuts look_up(std::string_view word) {
  for (const Fused& entry : fused) {
    if (!equals_ignoring_case(word, entry.word)) continue;
    // "IM" and "CANT" are more often acronyms than shouted contractions.
    if (word.size() == 2 && word == "IM") return {};
    return {{entry.first_cut, entry.second_cut}, entry.second_cut == 0 ? size_t{1} : size_t{2}};
  }
  return {};
}

}  // namespace

Cuts find_contraction(std::string_view word) {
  // The last apostrophe, at most two letters from the end.
  for (size_t letters = 1; letters <= 2 && letters + 1 < word.size(); ++letters) {
    const size_t after = word.size() - letters;
    const Glyph mark = glyph_before(word, after);
    if (mark.kind != CharClass::apostrophe) continue;
    const std::string_view ending = word.substr(after);
    const size_t apostrophe = after - mark.size;
    if (equals_ignoring_case(ending, "t") && apostrophe >= 2 &&
        ascii_lower(word[apostrophe - 1]) == 'n')
      return {{apostrophe - 1, 0}, 1};
    const bool known = std::any_of(endings.begin(), endings.end(), [&](std::string_view entry) {
      return equals_ignoring_case(ending, entry);
    });
    return known && apostrophe > 0 ? Cuts{{apostrophe, 0}, 1} : Cuts{};
  }
  return word.size() <= 8 ? look_up(word) : Cuts{};
}

}  // namespace nuncio
