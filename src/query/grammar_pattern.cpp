// Patterns: nodes, edges, paths.
#include <limits>

#include "query/grammar.h"
#include "query/place.h"

namespace nuncio::grammar {

// `-` `[…]` `-`, `--`, `<-`, with a node or an arrowhead behind.
bool begins_edge(const Cursor& at) {
  const Token* token = at.token();
  const Token* const tokens = at.state().tokens;
  const bool left = token->symbol == Symbol::less;
  if (left) ++token;
  if (token->symbol != Symbol::minus) return false;
  ++token;
  const bool body = token->symbol == Symbol::left_bracket;
  if (body) token = tokens + token->partner + 1;
  if (token->symbol != Symbol::minus) return false;
  ++token;
  return body || token->symbol == Symbol::greater || token->symbol == Symbol::left_paren;
}

bool begins_path(const Cursor& at) {
  const Token* token = at.token();
  if (token->symbol != Symbol::left_paren) return false;
  const Token* const behind = at.partner() + 1;
  if (!begins_edge(Cursor(behind, &at.state()))) return false;
  ++token;
  if (is_variable(*token)) ++token;
  switch (token->symbol) {
    case Symbol::right_paren:
    case Symbol::colon:
    case Symbol::left_brace:
    case Symbol::string:
      return true;
    default:
      return token->keyword == Keyword::where;
  }
}

namespace {

using ast::EdgePattern;
using ast::NodePattern;
using ast::Pattern;

bool is_assignment(const Cursor& at) {
  return is_variable(*at) && at.token()[1].symbol == Symbol::equal;
}
bool is_shortest_call(const Cursor& at) {
  return at->symbol == Symbol::word && at.token()[1].symbol == Symbol::left_paren;
}

// A count of hops or paths: 0 to 1,000,000.
template <typename Context>
uint32_t small_number(Context& context) {
  const Token& token = *x3::_attr(context);
  if (token.integer < 0 || token.integer > 1'000'000)
    throw error_at(x3::_where(context).begin().state().query, token.at, Error::Kind::syntax,
                   "this number must lie between 0 and 1000000");
  return static_cast<uint32_t>(token.integer);
}

const auto node_name = [](auto& context) {
  const Token& token = *x3::_attr(context);
  x3::_val(context)->name = {token.text, token.at};
};
const auto node_def = labelled("a node pattern", x3::eps[make<NodePattern>()] >> left_paren) >
                      -variable[put(&NodePattern::variable)] >
                      *(Content(Symbol::string)[node_name] |
                        (colon > any_name[add(&NodePattern::labels)])) >
                      -map_literal[put(&NodePattern::properties)] >
                      -(Key(Keyword::where) > expression[put(&NodePattern::where)]) > right_paren;

// *, *2, *1.., *..3, *1..3
const auto set_min = [](auto& context) { x3::_val(context)->min = small_number(context); };
const auto set_both = [](auto& context) {
  x3::_val(context)->min = small_number(context);
  x3::_val(context)->max = x3::_val(context)->min;
};
const auto open_end = [](auto& context) { x3::_val(context)->max.reset(); };
const auto set_max = [](auto& context) { x3::_val(context)->max = small_number(context); };
const auto upper_bound = dots[open_end] > -Content(Symbol::integer)[set_max];
const auto range = -(upper_bound | (Content(Symbol::integer)[set_both] > -upper_bound));

const x3::rule<struct NamedNodeTag, NodePattern*> named_node = "a name in quotes";
const auto named_node_def = x3::eps[make<NodePattern>()] >> Content(Symbol::string)[node_name];

const x3::rule<struct EdgeBodyTag, EdgePattern*> edge = "an edge pattern";
const auto edge_body = left_bracket > -variable[put(&EdgePattern::variable)] >
                       -(colon > any_name[add(&EdgePattern::types)] >
                         *(bar > -colon > any_name[add(&EdgePattern::types)])) >
                       -(star[set(&EdgePattern::repeated, true)] > range) >
                       -map_literal[put(&EdgePattern::properties)] >
                       -(Key(Keyword::where) > expression[put(&EdgePattern::where)]) >
                       -(Key(Keyword::avoiding) > named_node[add(&EdgePattern::avoiding)] >
                         *(comma > named_node[add(&EdgePattern::avoiding)])) > right_bracket;
const auto points_left = set(&EdgePattern::direction, ast::Direction::in);
const auto points_right = [](auto& context) {
  auto& direction = x3::_val(context)->direction;
  direction = direction == ast::Direction::in ? ast::Direction::both : ast::Direction::out;
};
const auto edge_def = labelled("an edge pattern", Look(begins_edge)) >>
                      x3::eps[make<EdgePattern>()] >> -less_sign[points_left] >> minus_sign >
                      -edge_body > minus_sign > -greater_sign[points_right];

const auto chain_def = x3::eps[make<Pattern>()] >> node[add(&Pattern::nodes)] >
                       *(edge[add(&Pattern::edges)] > node[add(&Pattern::nodes)]);

// Selectors and modes, in either way of writing.
const auto take_chain = [](auto& context) {
  Pattern& to = *x3::_val(context);
  to.nodes = x3::_attr(context)->nodes;
  to.edges = x3::_attr(context)->edges;
};
const auto set_k = [](auto& context) {
  x3::_val(context)->selector = ast::Selector::shortest_k;
  x3::_val(context)->k = small_number(context);
};
const auto shortest_call = [](auto& context) {
  const std::string& word = x3::_attr(context).text;
  if (word == "shortestPath") {
    x3::_val(context)->selector = ast::Selector::any_shortest;
  } else if (word == "allShortestPaths") {
    x3::_val(context)->selector = ast::Selector::all_shortest;
  } else {
    x3::_pass(context) = false;
  }
};
const auto selector =
    ((Key(Keyword::any) >
      Key(Keyword::shortest))[set(&Pattern::selector, ast::Selector::any_shortest)]) |
    ((Key(Keyword::all) >
      Key(Keyword::shortest))[set(&Pattern::selector, ast::Selector::all_shortest)]) |
    (Key(Keyword::shortest) > Content(Symbol::integer)[set_k]);
const auto mode = Key(Keyword::walk)[set(&Pattern::mode, ast::Mode::walk)] |
                  Key(Keyword::trail)[set(&Pattern::mode, ast::Mode::trail)] |
                  Key(Keyword::acyclic)[set(&Pattern::mode, ast::Mode::acyclic)] |
                  Key(Keyword::simple)[set(&Pattern::mode, ast::Mode::simple)];
const auto pattern_def = labelled(
    "a pattern", x3::eps[make<Pattern>()] >>
                     -(Look(is_assignment) >> variable[put(&Pattern::variable)] > equal_sign) >>
                     -selector >> -mode >> ((Look(is_shortest_call) >> any_name[shortest_call] >>
                                             left_paren > chain[take_chain] > right_paren) |
                                            chain[take_chain]));

BOOST_SPIRIT_DEFINE(named_node, edge)

}  // namespace

BOOST_SPIRIT_DEFINE(node, chain, pattern)
BOOST_SPIRIT_INSTANTIATE(NodeRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(ChainRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(PatternRule, Cursor, x3::unused_type)

}  // namespace nuncio::grammar
