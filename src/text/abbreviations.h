// English abbreviations that are written with a full stop.
#ifndef NUNCIO_TEXT_ABBREVIATIONS_H_
#define NUNCIO_TEXT_ABBREVIATIONS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace nuncio {

enum class Abbreviation : uint8_t {
  title,     // stands before a name: "Sen. Rubio"; never ends a sentence before a capital
  month,     // "Sept."; also days of the week; a number mostly follows
  numbered,  // "No. 5", "p. 12": an abbreviation only before a number
  tail,      // "Inc.", "Jr.", "etc.", "U.S.": may end a sentence
  inner,     // "e.g.", "vs.", "cf.": does not end one
};

// `word` without its full stop, as written. Case matters where a small-letter word would be another
// ("Sat." and "sat."); a word in capitals is looked up as if only its first were one.
std::optional<Abbreviation> find_abbreviation(std::string_view word);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_ABBREVIATIONS_H_
