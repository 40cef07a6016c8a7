// The words of a query. A hand-written pass cuts them, so that the grammar above works on tokens,
// looks ahead in O(1) and never backtracks over text.
#ifndef NUNCIO_QUERY_TOKEN_H_
#define NUNCIO_QUERY_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nuncio {

enum class Symbol : uint8_t {
  end,     // of the query
  word,    // identifier or keyword
  quoted,  // `identifier`
  string,  // 'text' or "text"
  integer,
  real,
  parameter,  // $name
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  dot,
  dots,
  colon,
  semicolon,
  bar,
  plus,
  minus,
  star,
  slash,
  percent,
  caret,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  match,
};

// As messages write it: "','", "a name", "the end of the query".
std::string_view describe(Symbol symbol);

// The punctuation mark that the text begins with, and how many bytes it takes.
std::optional<std::pair<Symbol, size_t>> leading_mark(std::string_view text);

// The keywords of the language. Most may also be used as names.
enum class Keyword : uint8_t {
  acyclic,
  all,
  any,
  as,
  asc,
  ascending,
  asserted,
  and_,
  avoiding,
  between,
  by,
  call,
  case_,
  cheapest,
  claimed,
  contains,
  cost,
  count,
  create,
  delete_,
  denied,
  desc,
  descending,
  detach,
  distinct,
  else_,
  end,
  ends,
  exists,
  explain,
  false_,
  groups,
  hops,
  hypothetical,
  in,
  is,
  known,
  limit,
  match,
  merge,
  near,
  none,
  not_,
  null,
  of,
  offset,
  on,
  optional,
  or_,
  order,
  out,
  path,
  paths,
  profile,
  reduce,
  remove,
  return_,
  set,
  shortest,
  simple,
  single,
  skip,
  stance,
  starts,
  then,
  to,
  top,
  trail,
  true_,
  union_,
  unwind,
  via,
  walk,
  when,
  where,
  with,
  xor_,
  yield,
  nothing,  // not a keyword
};

std::string_view spelling(Keyword keyword);  // "MATCH"
// Whatever the case; `nothing` for other words.
Keyword keyword_of(std::string_view word);
std::vector<std::string> all_keywords();
// Whether a keyword can't be the name of a variable.
bool is_reserved(Keyword keyword);

struct Token {
  Symbol symbol = Symbol::end;
  Keyword keyword = Keyword::nothing;
  uint32_t at = 0;       // byte offset in the query
  uint32_t size = 0;     // bytes in the query
  uint32_t partner = 0;  // of a bracket: index of the token that closes or opens it
  std::string text;      // word, string and parameter: the content, escapes undone; else empty
  int64_t integer =
      0;  // of an integer; INT64_MIN for 9223372036854775808, which only - may precede
  double real = 0;
};

// Ends with eight tokens Symbol::end, so that seven may be looked ahead from any other. Throws
// Error{syntax} for text that is no token or brackets that don't match, Error{limit} for brackets
// (or CASE) nested deeper than 200 and queries above 1 MiB. Linear time.
std::vector<Token> tokenize(std::string_view query);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_TOKEN_H_
