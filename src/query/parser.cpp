#include "query/parser.h"

#include <algorithm>
#include <string>

#include "query/grammar.h"
#include "query/place.h"

namespace nuncio {
namespace {

using grammar::Cursor;
using grammar::ParseState;

std::string found_text(std::string_view query, const Token& token) {
  if (token.symbol == Symbol::end) return "the end of the query";
  const std::string_view text = query.substr(token.at, token.size);
  if (text.size() > 40) return std::string(describe(token.symbol));
  return token.symbol == Symbol::string || token.symbol == Symbol::quoted
             ? std::string(text)
             : "'" + std::string(text) + "'";
}

// Where any clause may begin, the list of them says less than "a clause".
std::vector<std::string_view> in_short(const std::vector<std::string_view>& all) {
  static constexpr std::string_view clauses[] = {"OPTIONAL", "MATCH", "UNWIND", "RETURN", "WITH",
                                                 "CREATE",   "PATH",  "PATHS",  "NEAR",   "CALL",
                                                 "MERGE",    "SET",   "REMOVE", "DELETE", "DETACH"};
  const auto is_clause = [](std::string_view what) {
    return std::find(std::begin(clauses), std::end(clauses), what) != std::end(clauses);
  };
  if (std::count_if(all.begin(), all.end(), is_clause) < 5) return all;
  std::vector<std::string_view> out;
  for (const std::string_view what : all) {
    const std::string_view shown = is_clause(what) ? "a clause such as MATCH or RETURN" : what;
    if (std::find(out.begin(), out.end(), shown) == out.end()) out.push_back(shown);
  }
  return out;
}

std::string expected_text(const std::vector<std::string_view>& all) {
  const std::vector<std::string_view> expected = in_short(all);
  std::string out;
  for (size_t i = 0; i < expected.size(); ++i) {
    if (i > 0) out += i + 1 == expected.size() ? " or " : ", ";
    out += expected[i];
  }
  return out;
}

// Whether an error message may offer it for a misspelt word.
bool is_keyword_text(std::string_view text) {
  return !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
}

Error syntax_error(const ParseState& state) {
  const Token& found = *state.farthest;
  std::vector<std::string> keywords;
  for (const std::string_view what : state.expected)
    if (is_keyword_text(what)) keywords.emplace_back(what);
  const std::string hint =
      found.symbol == Symbol::word ? did_you_mean(found.text, keywords) : std::string();
  const std::string text = found_text(state.query, found);
  return error_at(state.query, found.at, Error::Kind::syntax,
                  hint.empty() ? "expected " + expected_text(state.expected) + ", found " + text
                               : text + " cannot stand here" + hint);
}

}  // namespace

std::unique_ptr<ast::Ast> parse_query(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  auto ast = std::make_unique<ast::Ast>();
  ParseState state;
  state.query = text;
  state.ast = ast.get();
  state.tokens = tokens.data();
  state.farthest = tokens.data();
  const Token* first = tokens.data();
  if (first->keyword == Keyword::explain || first->keyword == Keyword::profile) {
    ast->explain = first->keyword == Keyword::explain;
    ast->profile = !ast->explain;
    ++first;
    state.farthest = first;
  }
  Cursor at(first, &state);
  const Cursor last(tokens.data() + tokens.size(), &state);
  try {
    const bool parsed = grammar::x3::parse(
        at, last, grammar::query > -grammar::semicolon > grammar::end_of_query, ast->query);
    if (!parsed) throw syntax_error(state);
  } catch (const grammar::x3::expectation_failure<Cursor>&) {
    throw syntax_error(state);
  }
  return ast;
}

}  // namespace nuncio
