// Regular expressions of =~, matched in time linear in the text whatever the pattern: a small
// automaton, never backtracking.
//
// Characters, `.`, classes [a-z] and [^…], \d \w \s and their opposites, ( ), (?: ), |, *, +, ?,
// {m,n}, a leading (?i) for any case, ^ and $. The whole text must match.
#ifndef NUNCIO_QUERY_PATTERN_MATCH_H_
#define NUNCIO_QUERY_PATTERN_MATCH_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace nuncio {

class PatternMatch {
 public:
  // Throws Error{syntax} for what is no pattern, Error{limit} for one that needs above 10,000
  // states.
  explicit PatternMatch(std::string_view pattern);

  bool matches(std::string_view text) const;

  struct State {
    enum class Kind : uint8_t { set, split, begin, end, accept } kind = Kind::accept;
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;  // of a set
    uint32_t next = 0, other = 0;
  };

 private:
  std::vector<State> states_;
  uint32_t start_ = 0;
  bool any_case_ = false;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PATTERN_MATCH_H_
