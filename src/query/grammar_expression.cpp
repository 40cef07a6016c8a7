// Expressions: operands and operators in a row (query/precedence.h makes the tree), and what may be
// an operand.
#include <limits>

#include "query/grammar.h"
#include "query/place.h"
#include "query/precedence.h"

namespace nuncio::grammar {
namespace {

using ast::Expr;
using ast::ExprKind;
using ast::Op;

// What lies ahead.
bool is_call(const Cursor& at) {
  const Token* token = at.token();
  if (!is_name(*token)) return false;
  while (token[1].symbol == Symbol::dot && is_name(token[2])) token += 2;
  return token[1].symbol == Symbol::left_paren;
}
bool is_count_star(const Cursor& at) {
  const Token* token = at.token();
  return token->keyword == Keyword::count && token[1].symbol == Symbol::left_paren &&
         token[2].symbol == Symbol::star;
}
bool is_variable_in(const Cursor& at) {
  return is_variable(*at) && at.token()[1].keyword == Keyword::in;
}
bool is_quantifier(const Cursor& at) {
  const Token* token = at.token();
  const bool word = token->keyword == Keyword::all || token->keyword == Keyword::any ||
                    token->keyword == Keyword::none || token->keyword == Keyword::single;
  return word && token[1].symbol == Symbol::left_paren && is_variable(token[2]) &&
         token[3].keyword == Keyword::in;
}
bool is_reduce(const Cursor& at) {
  const Token* token = at.token();
  return token->keyword == Keyword::reduce && token[1].symbol == Symbol::left_paren &&
         is_variable(token[2]) && token[3].symbol == Symbol::equal;
}
bool is_subquery(const Cursor& at) {
  return at.token()[1].symbol == Symbol::left_brace;
}
bool is_path_list(const Cursor& at) {
  const Token* token = at.token();
  if (is_variable(*token) && token[1].symbol == Symbol::equal)
    return token[2].symbol == Symbol::left_paren && begins_path(Cursor(token + 2, &at.state()));
  return begins_path(at);
}
bool is_label(const Cursor& at) {
  return at->symbol == Symbol::colon && is_name(at.token()[1]);
}

template <typename Context>
Expr* new_expr(Context& context, ExprKind kind, uint32_t at) {
  Expr* expr = ast_of(context).template make<Expr>();
  expr->kind = kind;
  expr->at = at;
  return expr;
}

// The token before the one that the parser is at.
template <typename Context>
const Token& passed(const Context& context) {
  return x3::_where(context).begin().token()[-1];
}

constexpr auto begin(ExprKind kind) {
  return [kind](auto& context) {
    x3::_val(context) = new_expr(context, kind, x3::_where(context).begin()->at);
  };
}

const auto keep = [](auto& context) { x3::_val(context) = x3::_attr(context); };
const auto add_arg = [](auto& context) {
  Expr* expr = x3::_val(context);
  expr->args.push_back(x3::_attr(context));
  expr->depth = std::max(expr->depth, expr->args.back()->depth + 1);
};
const auto add_no_arg = [](auto& context) { x3::_val(context)->args.push_back(nullptr); };
const auto add_name = [](auto& context) { x3::_val(context)->names.push_back(x3::_attr(context)); };
const auto set_text = [](auto& context) { x3::_val(context)->text = x3::_attr(context).text; };
const auto set_pattern = [](auto& context) { x3::_val(context)->pattern = x3::_attr(context); };
const auto set_query = [](auto& context) { x3::_val(context)->query = x3::_attr(context); };
constexpr auto set_op(Op op) {
  return [op](auto& context) { x3::_val(context)->op = op; };
}
constexpr auto set_value(bool value) {
  return [value](auto& context) { x3::_val(context)->value = value; };
}

// Literals.
const auto integer_value = [](auto& context) {
  const Token& token = *x3::_attr(context);
  const bool signed_before =
      &token > x3::_where(context).begin().state().tokens && (&token)[-1].symbol == Symbol::minus;
  if (token.integer == std::numeric_limits<int64_t>::min() && !signed_before)
    throw error_at(x3::_where(context).begin().state().query, token.at, Error::Kind::syntax,
                   "this integer does not fit into 64 bits");
  x3::_val(context)->value = token.integer;
};
const auto real_value = [](auto& context) { x3::_val(context)->value = x3::_attr(context)->real; };
const auto string_value = [](auto& context) {
  x3::_val(context)->value = x3::_attr(context)->text;
};
const auto parameter_name = [](auto& context) {
  x3::_val(context)->kind = ExprKind::parameter;
  x3::_val(context)->text = x3::_attr(context)->text;
};

struct LiteralTag;
const x3::rule<LiteralTag, Expr*> literal = "a literal";
const auto literal_def = x3::eps[begin(ExprKind::literal)] >>
                         (Content(Symbol::integer)[integer_value] |
                          Content(Symbol::real)[real_value] |
                          Content(Symbol::string)[string_value] |
                          Content(Symbol::parameter)[parameter_name] |
                          Key(Keyword::true_)[set_value(true)] |
                          Key(Keyword::false_)[set_value(false)] | Key(Keyword::null));

const x3::rule<struct MapBodyTag, Expr*> map_body = "a map";
const auto map_body_def = left_brace >> x3::eps[begin(ExprKind::map)] >>
                          -(any_name[add_name] > colon > expression[add_arg] >
                            *(comma > any_name[add_name] > colon >
                              expression[add_arg])) > right_brace;

const x3::rule<struct ParameterTag, Expr*> parameter = "a parameter";
const auto parameter_def = x3::eps[begin(ExprKind::parameter)] >>
                           Content(Symbol::parameter)[parameter_name];
const auto map_literal_def = map_body[keep] | parameter[keep];

// [a, b], [x IN list WHERE … | …], [(a)-->(b) WHERE … | …]
const x3::rule<struct ListTag, Expr*> list = "a list";
const auto filter_and_result = ((Key(Keyword::where) > expression[add_arg]) | x3::eps[add_no_arg]) >
                               ((bar > expression[add_arg]) | x3::eps[add_no_arg]);
const auto comprehension_body =
    Look(is_variable_in) > x3::eps[([](auto& c) { x3::_val(c)->kind = ExprKind::comprehension; })] >
    variable[set_text] > Key(Keyword::in) > expression[add_arg] > filter_and_result;
const auto path_list_body = Look(is_path_list) >
                            x3::eps[([](auto& c) { x3::_val(c)->kind = ExprKind::pattern_list; })] >
                            pattern[set_pattern] > ((Key(Keyword::where) > expression[add_arg]) |
                                                    x3::eps[add_no_arg]) > bar
                            > expression[add_arg];
const auto list_body = -(expression[add_arg] > *(comma > expression[add_arg]));
const auto list_def = left_bracket >> x3::eps[begin(ExprKind::list)] >>
                      (comprehension_body | path_list_body | list_body) > right_bracket;

// CASE
const x3::rule<struct CaseTag, Expr*> conditional = "CASE";
const auto when_then = Key(Keyword::when) > expression[add_arg] >
                       Key(Keyword::then) > expression[add_arg];
const auto conditional_def = Key(Keyword::case_) >> x3::eps[begin(ExprKind::conditional)] >>
                             ((when_then >> x3::eps[([](auto& c) {
                                 auto& args = x3::_val(c)->args;
                                 args.insert(args.begin(), nullptr);
                               })]) |
                              (expression[add_arg] > when_then)) > *when_then
                             > ((Key(Keyword::else_) > expression[add_arg]) | x3::eps[add_no_arg]) >
                             Key(Keyword::end);

// all(x IN list WHERE …), reduce(a = 0, x IN list | a + x), EXISTS { … }, COUNT { … }
const x3::rule<struct QuantifierTag, Expr*> quantifier = "a quantifier";
const auto quantifier_def = Look(is_quantifier) >> x3::eps[begin(ExprKind::quantifier)] >>
                            (Key(Keyword::all)[set_op(Op::all)] |
                             Key(Keyword::any)[set_op(Op::any)] |
                             Key(Keyword::none)[set_op(Op::none_of)] |
                             Key(Keyword::single)[set_op(Op::single)]) >>
                            left_paren > variable[set_text] >
                            Key(Keyword::in) > expression[add_arg] >
                            Key(Keyword::where) > expression[add_arg] > right_paren;

const x3::rule<struct ReduceTag, Expr*> reduce = "reduce";
const auto reduce_def = Look(is_reduce) >> x3::eps[begin(ExprKind::reduce)] >>
                        Key(Keyword::reduce) > left_paren > variable[add_name] > equal_sign
                        > expression[add_arg] > comma > variable[set_text] >
                        Key(Keyword::in) > expression[add_arg] > bar
                        > expression[add_arg] > right_paren;

const x3::rule<struct SubqueryTag, Expr*> subquery = "a subquery";
const auto subquery_def = Look(is_subquery) >>
                          ((Key(Keyword::exists) >> x3::eps[begin(ExprKind::exists)]) |
                           (Key(Keyword::count) >>
                            x3::eps[begin(ExprKind::count_rows)])) > left_brace
                          > query[set_query] > right_brace;

// Functions.
const x3::rule<struct CallTag, Expr*> call = "a function call";
const auto more_name = [](auto& context) {
  x3::_val(context)->text += '.' + x3::_attr(context).text;
};
const auto set_distinct = [](auto& context) { x3::_val(context)->distinct = true; };
const auto call_def = Look(is_call) >> x3::eps[begin(ExprKind::call)] >> any_name[set_text] >>
                      *(dot > any_name[more_name]) > left_paren >
                      -Key(Keyword::distinct)[set_distinct] >
                      -(expression[add_arg] > *(comma > expression[add_arg])) > right_paren;

const x3::rule<struct CountStarTag, Expr*> count_star = "count(*)";
const auto count_star_def = Look(is_count_star) >> x3::eps[begin(ExprKind::count_star)] >>
                            Key(Keyword::count) > left_paren > star > right_paren;

const x3::rule<struct PathPredicateTag, Expr*> path_predicate = "a pattern";
const auto path_predicate_def =
    Look(begins_path) >> x3::eps[begin(ExprKind::pattern)] >> chain[set_pattern] >>
    -(Look(begins_view) >> view[([](auto& c) { x3::_val(c)->pattern->view = x3::_attr(c); })]);

const x3::rule<struct VariableTag, Expr*> variable_use = "a variable";
const auto variable_use_def = x3::eps[begin(ExprKind::variable)] >> variable[set_text];

const auto close = [](auto& context) {
  x3::_val(context) = x3::_attr(context);
  x3::_val(context)->closed = true;
};
const x3::rule<struct AtomTag, Expr*> atom = "an expression";
const auto atom_def = literal[keep] | conditional[keep] | subquery[keep] | count_star[keep] |
                      quantifier[keep] | reduce[keep] | call[keep] | list[keep] | map_body[keep] |
                      path_predicate[keep] | (left_paren > expression[close] > right_paren) |
                      variable_use[keep];

// Behind an operand: .property, :Label, [index], [from..to].
constexpr auto wrap(ExprKind kind) {
  return [kind](auto& context) {
    Expr* expr = new_expr(context, kind, x3::_val(context)->at);
    expr->args.push_back(x3::_val(context));
    expr->depth = x3::_val(context)->depth + 1;
    x3::_val(context) = expr;
  };
}
const auto to_slice = [](auto& context) { x3::_val(context)->kind = ExprKind::slice; };
const x3::rule<struct PostfixedTag, Expr*> postfixed = "an expression";
const auto index_or_slice =
    (dots[to_slice] > x3::eps[add_no_arg] > (expression[add_arg] | x3::eps[add_no_arg])) |
    (expression[add_arg] >> -(dots[to_slice] > (expression[add_arg] | x3::eps[add_no_arg])));
const auto limit_depth = [](auto& context) {
  if (x3::_val(context)->depth > 1000)
    throw error_at(x3::_where(context).begin().state().query, passed(context).at,
                   Error::Kind::limit, "this expression is nested too deeply");
};
const auto postfixed_def = atom[keep] >>
                           *((labelled("an operator", dot)[wrap(ExprKind::property)] >
                              any_name[set_text] >> x3::eps[limit_depth]) |
                             (labelled("an operator", left_bracket)[wrap(ExprKind::index)] >
                              index_or_slice > right_bracket >> x3::eps[limit_depth]) |
                             (Look(is_label) >> x3::eps[([](auto& c) {
                                Expr* expr =
                                    new_expr(c, ExprKind::labels, x3::_where(c).begin()->at);
                                expr->args.push_back(x3::_val(c));
                                expr->depth = x3::_val(c)->depth + 1;
                                x3::_val(c) = expr;
                              })] >>
                              +(Look(is_label) >> colon > any_name[add_name])));

// The row of operators and operands.
constexpr auto operate(Op op) {
  return [op](auto& context) {
    x3::_val(context)->entries.push_back({op, nullptr, passed(context).at});
  };
}
const auto operand_entry = [](auto& context) {
  x3::_val(context)->entries.push_back({Op::none, x3::_attr(context), x3::_attr(context)->at});
};
const auto two_words = [](Keyword first, Keyword second) { return Key(first) > Key(second); };
const x3::rule<struct FlatTag, FlatExpression*> flat = "an expression";
const auto prefix = Key(Keyword::not_)[operate(Op::not_)] | minus_sign[operate(Op::negate)] |
                    Mark(Symbol::plus)[operate(Op::plus)];
const auto null_test = Key(Keyword::is) >
                       ((Key(Keyword::not_) > Key(Keyword::null))[operate(Op::is_not_null)] |
                        Key(Keyword::null)[operate(Op::is_null)]);
const auto term = *labelled("an expression", prefix) >>
                  labelled("an expression", postfixed)[operand_entry] >>
                  *labelled("an operator", null_test);
const auto binary = labelled(
    "an operator",
    Key(Keyword::or_)[operate(Op::or_)] | Key(Keyword::xor_)[operate(Op::xor_)] |
        Key(Keyword::and_)[operate(Op::and_)] | equal_sign[operate(Op::equal)] |
        Mark(Symbol::not_equal)[operate(Op::not_equal)] |
        Mark(Symbol::less_equal)[operate(Op::less_equal)] |
        Mark(Symbol::greater_equal)[operate(Op::greater_equal)] | less_sign[operate(Op::less)] |
        greater_sign[operate(Op::greater)] | Key(Keyword::in)[operate(Op::in)] |
        Mark(Symbol::match)[operate(Op::matches)] |
        (two_words(Keyword::starts, Keyword::with))[operate(Op::starts_with)] |
        (two_words(Keyword::ends, Keyword::with))[operate(Op::ends_with)] |
        Key(Keyword::contains)[operate(Op::contains)] | Mark(Symbol::plus)[operate(Op::add)] |
        minus_sign[operate(Op::subtract)] | star[operate(Op::multiply)] |
        Mark(Symbol::slash)[operate(Op::divide)] | Mark(Symbol::percent)[operate(Op::modulo)] |
        Mark(Symbol::caret)[operate(Op::power)]);
const auto flat_def = x3::eps[make<FlatExpression>()] >> term >> *(binary > term);

const auto to_tree = [](auto& context) {
  const FlatExpression& row = *x3::_attr(context);
  const ParseState& state = x3::_where(context).begin().state();
  Expr* tree = build_tree(row, *state.ast, state.query);
  tree->begin = row.at;
  tree->end = passed(context).at + passed(context).size;
  x3::_val(context) = tree;
};
const auto expression_def = flat[to_tree];
const auto operand_def = postfixed[keep];

BOOST_SPIRIT_DEFINE(literal, map_body, parameter, list, conditional, quantifier, reduce, subquery,
                    call, count_star, path_predicate, variable_use, atom, postfixed, flat)

}  // namespace

BOOST_SPIRIT_DEFINE(expression, operand, map_literal)
BOOST_SPIRIT_INSTANTIATE(ExpressionRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(OperandRule, Cursor, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(MapRule, Cursor, x3::unused_type)

}  // namespace nuncio::grammar
