#include "query/token.h"

#include <array>

namespace nuncio {
namespace {

constexpr size_t kKeywords = static_cast<size_t>(Keyword::nothing);
constexpr std::array<std::string_view, kKeywords> keyword_texts = {
    "ACYCLIC", "ALL",        "ANY",      "AS",       "ASC",     "ASCENDING",    "ASSERTED",
    "AND",     "AVOIDING",   "BETWEEN",  "BY",       "CALL",    "CASE",         "CHEAPEST",
    "CLAIMED", "CONTAINS",   "COST",     "COUNT",    "CREATE",  "DELETE",       "DENIED",
    "DESC",    "DESCENDING", "DETACH",   "DISTINCT", "ELSE",    "END",          "ENDS",
    "EXISTS",  "EXPLAIN",    "FALSE",    "GROUPS",   "HOPS",    "HYPOTHETICAL", "IN",
    "IS",      "KNOWN",      "LIMIT",    "MATCH",    "MERGE",   "NEAR",         "NONE",
    "NOT",     "NULL",       "OF",       "OFFSET",   "ON",      "OPTIONAL",     "OR",
    "ORDER",   "OUT",        "PATH",     "PATHS",    "PROFILE", "REDUCE",       "REMOVE",
    "RETURN",  "SET",        "SHORTEST", "SIMPLE",   "SINGLE",  "SKIP",         "STANCE",
    "STARTS",  "THEN",       "TO",       "TOP",      "TRAIL",   "TRUE",         "UNION",
    "UNWIND",  "VIA",        "WALK",     "WHEN",     "WHERE",   "WITH",         "XOR",
    "YIELD"};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

struct Spelled {
  std::string_view text;
  Symbol symbol;
};
static constexpr std::array<Spelled, 28> symbols = {{{"..", Symbol::dots},
                                                     {"<>", Symbol::not_equal},
                                                     {"<=", Symbol::less_equal},
                                                     {">=", Symbol::greater_equal},
                                                     {"=~", Symbol::match},
                                                     {"!=", Symbol::not_equal},
                                                     {"(", Symbol::left_paren},
                                                     {")", Symbol::right_paren},
                                                     {"[", Symbol::left_bracket},
                                                     {"]", Symbol::right_bracket},
                                                     {"{", Symbol::left_brace},
                                                     {"}", Symbol::right_brace},
                                                     {",", Symbol::comma},
                                                     {".", Symbol::dot},
                                                     {":", Symbol::colon},
                                                     {";", Symbol::semicolon},
                                                     {"|", Symbol::bar},
                                                     {"+", Symbol::plus},
                                                     {"-", Symbol::minus},
                                                     {"*", Symbol::star},
                                                     {"/", Symbol::slash},
                                                     {"%", Symbol::percent},
                                                     {"^", Symbol::caret},
                                                     {"=", Symbol::equal},
                                                     {"<", Symbol::less},
                                                     {">", Symbol::greater},
                                                     {"\xE2\x80\xA6", Symbol::dots},
                                                     {"\xE2\x88\x92", Symbol::minus}}};

}  // namespace

std::optional<std::pair<Symbol, size_t>> leading_mark(std::string_view text) {
  for (const auto& [mark, symbol] : symbols)
    if (text.starts_with(mark)) return std::pair(symbol, mark.size());
  return std::nullopt;
}

Keyword keyword_of(std::string_view word) {
  if (word.size() > 12) return Keyword::nothing;
  const std::string key = upper(word);
  for (size_t i = 0; i < kKeywords; ++i)
    if (keyword_texts[i] == key) return static_cast<Keyword>(i);
  return Keyword::nothing;
}

std::string_view describe(Symbol symbol) {
  switch (symbol) {
    case Symbol::end:
      return "the end of the query";
    case Symbol::word:
    case Symbol::quoted:
      return "a name";
    case Symbol::string:
      return "a string";
    case Symbol::integer:
      return "an integer";
    case Symbol::real:
      return "a number";
    case Symbol::parameter:
      return "a parameter";
    case Symbol::left_paren:
      return "'('";
    case Symbol::right_paren:
      return "')'";
    case Symbol::left_bracket:
      return "'['";
    case Symbol::right_bracket:
      return "']'";
    case Symbol::left_brace:
      return "'{'";
    case Symbol::right_brace:
      return "'}'";
    case Symbol::comma:
      return "','";
    case Symbol::dot:
      return "'.'";
    case Symbol::dots:
      return "'..'";
    case Symbol::colon:
      return "':'";
    case Symbol::semicolon:
      return "';'";
    case Symbol::bar:
      return "'|'";
    case Symbol::plus:
      return "'+'";
    case Symbol::minus:
      return "'-'";
    case Symbol::star:
      return "'*'";
    case Symbol::slash:
      return "'/'";
    case Symbol::percent:
      return "'%'";
    case Symbol::caret:
      return "'^'";
    case Symbol::equal:
      return "'='";
    case Symbol::not_equal:
      return "'<>'";
    case Symbol::less:
      return "'<'";
    case Symbol::less_equal:
      return "'<='";
    case Symbol::greater:
      return "'>'";
    case Symbol::greater_equal:
      return "'>='";
    case Symbol::match:
      return "'=~'";
  }
  return "";
}

std::string_view spelling(Keyword keyword) {
  return keyword_texts[static_cast<size_t>(keyword)];
}

std::vector<std::string> all_keywords() {
  return {keyword_texts.begin(), keyword_texts.end()};
}

bool is_reserved(Keyword keyword) {
  switch (keyword) {
    case Keyword::as:
    case Keyword::and_:
    case Keyword::by:
    case Keyword::case_:
    case Keyword::contains:
    case Keyword::create:
    case Keyword::distinct:
    case Keyword::else_:
    case Keyword::end:
    case Keyword::ends:
    case Keyword::exists:
    case Keyword::false_:
    case Keyword::in:
    case Keyword::is:
    case Keyword::limit:
    case Keyword::match:
    case Keyword::not_:
    case Keyword::null:
    case Keyword::optional:
    case Keyword::or_:
    case Keyword::order:
    case Keyword::return_:
    case Keyword::skip:
    case Keyword::starts:
    case Keyword::then:
    case Keyword::true_:
    case Keyword::union_:
    case Keyword::unwind:
    case Keyword::when:
    case Keyword::where:
    case Keyword::with:
    case Keyword::xor_:
      return true;
    default:
      return false;
  }
}

}  // namespace nuncio
