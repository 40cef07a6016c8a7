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

std::string expected_text(const std::vector<std::string_view>& expected) {
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
  std::string hint;
  if (found.symbol == Symbol::word) hint = did_you_mean(found.text, keywords);
  return error_at(state.query, found.at, Error::Kind::syntax,
                  "expected " + expected_text(state.expected) + ", found " +
                      found_text(state.query, found) + hint);
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
  if (first->keyword == Keyword::explain) {
    ast->explain = true;
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
