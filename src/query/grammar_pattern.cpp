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
  return body || token->symbol == Symbol::greater || token->symbol == Symbol::left_paren ||
         token->symbol == Symbol::left_brace;
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

bool begins_view(const Cursor& at) {
  const Token* const next = at.token() + 1;
  switch (at->keyword) {
    case Keyword::as:
      return next->keyword == Keyword::of;
    case Keyword::known:
      return next->keyword == Keyword::by;
    case Keyword::any:
      return next->keyword == Keyword::stance;
    case Keyword::between:
    case Keyword::asserted:
    case Keyword::claimed:
    case Keyword::denied:
    case Keyword::hypothetical:
      return true;
    default:
      return false;
  }
}

namespace {

using ast::EdgePattern;
using ast::NodePattern;
using ast::Pattern;
using ast::View;

// ((a)-[r]->(b) …): two brackets, which begin neither a node nor an edge.
bool begins_group(const Cursor& at) {
  return at->symbol == Symbol::left_paren && at.token()[1].symbol == Symbol::left_paren;
}
// Behind an edge: {1,3} + *
bool begins_quantifier(const Cursor& at) {
  return at->symbol == Symbol::left_brace || at->symbol == Symbol::plus ||
         at->symbol == Symbol::star;
}

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

// {2}, {1,3}, {1,}, {,3}, +, *
const auto repeat = set(&EdgePattern::repeated, true);
const auto none_needed = set(&EdgePattern::min, 0U);
const auto count_to = Content(Symbol::integer)[set_max];
const auto counts = (comma[none_needed] > count_to) |
                    (Content(Symbol::integer)[set_both] > -(comma[open_end] > -count_to));
const auto quantifier = x3::eps[repeat] >> (star[none_needed] | Mark(Symbol::plus) |
                                            (left_brace > counts > right_brace));

const x3::rule<struct CostTag, EdgePattern*> edge = "an edge pattern";
const auto cost = Key(Keyword::cost) > expression[put(&EdgePattern::cost)] >
                  -(Key(Keyword::as) > variable[put(&EdgePattern::total)]);
const auto edge_body = left_bracket > -variable[put(&EdgePattern::variable)] >
                       -(colon > any_name[add(&EdgePattern::types)] >
                         *(bar > -colon > any_name[add(&EdgePattern::types)])) >
                       -(star[set(&EdgePattern::repeated, true)] > range) >
                       -map_literal[put(&EdgePattern::properties)] >
                       -(Key(Keyword::where) > expression[put(&EdgePattern::where)]) >
                       -(Key(Keyword::avoiding) > named_node[add(&EdgePattern::avoiding)] >
                         *(comma > named_node[add(&EdgePattern::avoiding)])) > -cost
                       > right_bracket;
const auto points_left = set(&EdgePattern::direction, ast::Direction::in);
const auto points_right = [](auto& context) {
  auto& direction = x3::_val(context)->direction;
  direction = direction == ast::Direction::in ? ast::Direction::both : ast::Direction::out;
};
// A quantifier behind an edge that has a range in it.
const auto once_only = [](auto& context) {
  if (x3::_val(context)->repeated)
    throw error_at(x3::_where(context).begin().state().query, x3::_val(context)->at,
                   Error::Kind::syntax, "this edge says twice how often it may be repeated");
};
const auto edge_def = labelled("an edge pattern", Look(begins_edge)) >>
                      x3::eps[make<EdgePattern>()] >> -less_sign[points_left] >> minus_sign >
                      -edge_body > minus_sign > -greater_sign[points_right] >
                      -(Look(begins_quantifier) > x3::eps[once_only] > quantifier);

// ((a)-[r]->(b) WHERE … COST …){1,3}
const x3::rule<struct GroupBodyTag, Pattern*> group_body = "a pattern";
const auto group_body_def = x3::eps[make<Pattern>()] >> node[add(&Pattern::nodes)] >
                            +(edge[add(&Pattern::edges)] > node[add(&Pattern::nodes)]);
const x3::rule<struct GroupTag, EdgePattern*> group = "a quantified pattern";
const auto group_def = Look(begins_group) >> x3::eps[make<EdgePattern>()] >> left_paren >
                       group_body[put(&EdgePattern::group)] >
                       -(Key(Keyword::where) > expression[put(&EdgePattern::where)]) >
                       -(Key(Keyword::avoiding) > named_node[add(&EdgePattern::avoiding)] >
                         *(comma > named_node[add(&EdgePattern::avoiding)])) > -cost
                       > right_paren > labelled("a quantifier such as {1,3}", quantifier);
// Where a group has no node of its own before or behind it, any will do.
const auto any_node = [](auto& context) {
  auto* const made = ast_of(context).template make<NodePattern>();
  made->at = x3::_where(context).begin()->at;
  x3::_val(context)->nodes.push_back(made);
};
bool begins_plain_node(const Cursor& at) {
  return at->symbol == Symbol::left_paren && !begins_group(at);
}
const auto next_node = (Look(begins_plain_node) > node[add(&Pattern::nodes)]) | x3::eps[any_node];

const auto first_node = (Look(begins_group) >> x3::eps[any_node]) | node[add(&Pattern::nodes)];
const auto chain_def = x3::eps[make<Pattern>()] >> first_node >
                       *((edge[add(&Pattern::edges)] > node[add(&Pattern::nodes)]) |
                         (group[add(&Pattern::edges)] > next_node));

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
constexpr auto select(ast::Selector which) {
  return set(&Pattern::selector, which);
}
const auto set_cheapest_k = [](auto& context) {
  x3::_val(context)->selector = ast::Selector::cheapest_k;
  x3::_val(context)->k = small_number(context);
};
const auto number = Content(Symbol::integer);
const auto selector =
    (Key(Keyword::any) > (Key(Keyword::shortest)[select(ast::Selector::any_shortest)] |
                          Key(Keyword::cheapest)[select(ast::Selector::any_cheapest)])) |
    (Key(Keyword::all) > (Key(Keyword::shortest)[select(ast::Selector::all_shortest)] |
                          Key(Keyword::cheapest)[select(ast::Selector::all_cheapest)])) |
    (Key(Keyword::shortest) > number[set_k] >
     -Key(Keyword::groups)[select(ast::Selector::shortest_groups)]) |
    (Key(Keyword::cheapest) > number[set_cheapest_k]);
const auto mode = Key(Keyword::walk)[set(&Pattern::mode, ast::Mode::walk)] |
                  Key(Keyword::trail)[set(&Pattern::mode, ast::Mode::trail)] |
                  Key(Keyword::acyclic)[set(&Pattern::mode, ast::Mode::acyclic)] |
                  Key(Keyword::simple)[set(&Pattern::mode, ast::Mode::simple)];
const auto pattern_def = labelled(
    "a pattern", x3::eps[make<Pattern>()] >>
                     -(Look(is_assignment) >> variable[put(&Pattern::variable)] > equal_sign) >>
                     -selector >> -mode >> ((Look(is_shortest_call) >> any_name[shortest_call] >>
                                             left_paren > chain[take_chain] > right_paren) |
                                            chain[take_chain]) >>
                     -(Look(begins_view) > view[put(&Pattern::view)]));

// Views, any number of them.
const auto view_name = [](auto& context) {
  const Token& token = *x3::_attr(context);
  x3::_val(context)->speaker = {token.text, token.at};
};
const auto one_view = (Key(Keyword::as) > Key(Keyword::of) > operand[put(&View::as_of)]) |
                      (Key(Keyword::between) > operand[put(&View::from)] > Key(Keyword::and_) >
                       operand[put(&View::to)]) |
                      (Key(Keyword::known) > Key(Keyword::by) > operand[put(&View::known_by)]) |
                      Key(Keyword::asserted)[set(&View::asserted, true)] |
                      (Key(Keyword::claimed)[set(&View::claimed, true)] >
                       -(Key(Keyword::by) > Content(Symbol::string)[view_name])) |
                      Key(Keyword::denied)[set(&View::denied, true)] |
                      Key(Keyword::hypothetical)[set(&View::hypothetical, true)] |
                      (Key(Keyword::any) > Key(Keyword::stance)[set(&View::any_stance, true)]);
const auto view_def = x3::eps[make<View>()] >> one_view > *(Look(begins_view) > one_view);

BOOST_SPIRIT_DEFINE(named_node, edge, group_body, group)

}  // namespace

BOOST_SPIRIT_DEFINE(node, chain, pattern, view)
BOOST_SPIRIT_INSTANTIATE(NodeRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(ChainRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(PatternRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(ViewRule, Cursor, x3::unused_type)

}  // namespace nuncio::grammar
