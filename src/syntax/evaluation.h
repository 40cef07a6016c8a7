// The measures of the CoNLL 2018 shared task: how well a system's analysis of a text agrees with
// the gold one. The two may differ in tokens and sentences; words are aligned by the characters
// they cover.
#ifndef NUNCIO_SYNTAX_EVALUATION_H_
#define NUNCIO_SYNTAX_EVALUATION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/conllu.h"

namespace nuncio {

// Counts and what follows from them, all 0..1; 0 where there is nothing to count.
struct Measure {
  std::string_view name;
  uint32_t gold = 0;
  uint32_t system = 0;
  uint32_t correct = 0;
  uint32_t aligned = 0;  // words of both that cover the same characters; 0 where that means nothing

  double precision() const { return system == 0 ? 0 : static_cast<double>(correct) / system; }
  double recall() const { return gold == 0 ? 0 : static_cast<double>(correct) / gold; }
  double f1() const {
    return gold + system == 0 ? 0 : 2.0 * static_cast<double>(correct) / (gold + system);
  }
};

// Tokens, Sentences, Words, UPOS, XPOS, UFeats, AllTags, Lemmas, UAS, LAS, CLAS, MLAS, BLEX, in
// this order. As there, features are the universal ones only and relations are compared without
// their subtypes. Throws Error{input} where the two are not analyses of the same text, white space
// left aside.
std::vector<Measure> evaluate(const Document& gold, const Document& system);

// The measure of that name. REQUIRES: there is one.
const Measure& measure(const std::vector<Measure>& measures, std::string_view name);

// A table of percentages, one measure a line.
std::string format_measures(const std::vector<Measure>& measures);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_EVALUATION_H_
