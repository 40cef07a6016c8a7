// Clauses, the short forms among them, and whole queries.
#include "query/grammar.h"
#include "query/place.h"

namespace nuncio::grammar {
namespace {

using ast::Clause;
using ast::Create;
using ast::Item;
using ast::Match;
using ast::NearForm;
using ast::PathForm;
using ast::Project;
using ast::SingleQuery;
using ast::SortKey;
using ast::Unwind;

const auto where = Key(Keyword::where) > expression[put(&Match::where)];
const x3::rule<struct MatchTag, Match*> match = "MATCH";
const auto match_def = x3::eps[make<Match>()] >>
                       -Key(Keyword::optional)[set(&Match::optional, true)] >>
                       Key(Keyword::match) > pattern[add(&Match::patterns)] >
                       *(comma > pattern[add(&Match::patterns)]) > -where;

const x3::rule<struct BareMatchTag, Match*> bare_match = "a pattern";  // of EXISTS { (a)-->(b) }
const auto bare_match_def = x3::eps[make<Match>()] >> pattern[add(&Match::patterns)] >
                            *(comma > pattern[add(&Match::patterns)]) > -where;

const x3::rule<struct UnwindTag, Unwind*> unwind = "UNWIND";
const auto unwind_def = Key(Keyword::unwind) >> x3::eps[make<Unwind>()] >
                        expression[put(&Unwind::list)] >
                        Key(Keyword::as) > variable[put(&Unwind::variable)];

const x3::rule<struct CreateTag, Create*> create = "CREATE";
const auto create_def = Key(Keyword::create) >> x3::eps[make<Create>()] >
                        pattern[add(&Create::patterns)] >
                        *(comma > pattern[add(&Create::patterns)]);

// SET, REMOVE, DELETE, MERGE
using ast::Change;
const x3::rule<struct ChangeTag, Change*> change = "a change";
const x3::rule<struct RemovalTag, Change*> removal = "what to remove";
// The target is read as an expression: a.b and a:B are taken apart.
const auto take_target = [](auto& context) {
  Change& to = *x3::_val(context);
  ast::Expr* const expr = x3::_attr(context);
  to.at = expr->at;
  to.target = expr;
  if (expr->kind == ast::ExprKind::property) {
    to.target = expr->args[0];
    to.key = {expr->text, expr->at};
  } else if (expr->kind == ast::ExprKind::labels) {
    to.kind = Change::Kind::labels;
    to.target = expr->args[0];
    to.labels = expr->names;
  } else {
    to.kind = Change::Kind::replace;
  }
};
bool is_extension(const Cursor& at) {
  return at->symbol == Symbol::plus && at.token()[1].symbol == Symbol::equal;
}
const auto is_whole = [](auto& context) {
  x3::_pass(context) = x3::_val(context)->kind == Change::Kind::labels;
};
const auto change_def = x3::eps[make<Change>()] >> operand[take_target] >
                        ((Look(is_extension) > Mark(Symbol::plus) >
                          equal_sign[set(&Change::kind, Change::Kind::extend)] >
                          expression[put(&Change::value)]) |
                         (equal_sign > expression[put(&Change::value)]) | x3::eps[is_whole]);
const auto removal_def =
    x3::eps[make<Change>()] >> operand[take_target] >> x3::eps[set(&Change::remove, true)];

const x3::rule<struct UpdateTag, ast::Update*> update = "SET";
const auto changes = change[add(&ast::Update::changes)] >
                     *(comma > change[add(&ast::Update::changes)]);
const auto update_def = x3::eps[make<ast::Update>()] >>
                        ((Key(Keyword::set) > changes) |
                         (Key(Keyword::remove) > removal[add(&ast::Update::changes)] >
                          *(comma > removal[add(&ast::Update::changes)])));

const x3::rule<struct DeleteTag, ast::Delete*> delete_ = "DELETE";
const auto delete__def = x3::eps[make<ast::Delete>()] >>
                         ((Key(Keyword::detach)[set(&ast::Delete::detach, true)] >
                           Key(Keyword::delete_)) |
                          Key(Keyword::delete_)) > expression[add(&ast::Delete::targets)] >
                         *(comma > expression[add(&ast::Delete::targets)]);

const x3::rule<struct MergeTag, ast::Merge*> merge = "MERGE";
const x3::rule<struct SettingTag, ast::Update*> setting = "SET";
const auto setting_def = x3::eps[make<ast::Update>()] >> Key(Keyword::set) > changes;
const auto made = [](auto& context) { x3::_val(context)->on_create = x3::_attr(context)->changes; };
const auto found = [](auto& context) { x3::_val(context)->on_match = x3::_attr(context)->changes; };
const auto merge_def = Key(Keyword::merge) >> x3::eps[make<ast::Merge>()] >
                       pattern[put(&ast::Merge::pattern)] >
                       *(Key(Keyword::on) > ((Key(Keyword::create) > setting[made]) |
                                             (Key(Keyword::match) > setting[found])));

// CALL
using ast::Call;
const x3::rule<struct YieldTag, Call*> call = "CALL";
const auto name_part = [](auto& context) {
  ast::Name& name = x3::_val(context)->procedure;
  if (name.empty()) name.at = x3::_attr(context).at;
  name.text += (name.empty() ? "" : ".") + x3::_attr(context).text;
};
const auto add_column = [](auto& context) {
  x3::_val(context)->columns.push_back({x3::_attr(context), {}});
};
const auto column_alias = [](auto& context) {
  x3::_val(context)->columns.back().alias = x3::_attr(context);
};
const auto yield_column = any_name[add_column] > -(Key(Keyword::as) > variable[column_alias]);
const auto arguments = left_paren > -(expression[add(&Call::args)] >
                                      *(comma > expression[add(&Call::args)])) > right_paren;
const auto call_def = Key(Keyword::call) >> x3::eps[make<Call>()] > any_name[name_part] >
                      *(dot > any_name[name_part]) >
                      (arguments | x3::eps[set(&Call::implicit, true)]) >
                      -(Look(begins_view) > view[put(&Call::view)]) >
                      -(Key(Keyword::yield)[set(&Call::yields, true)] >
                        (star[set(&Call::star, true)] | (minus_sign) |
                         (yield_column > *(comma > yield_column))) >
                        -(Key(Keyword::where) > expression[put(&Call::where)]));

// WITH and RETURN
const x3::rule<struct ItemTag, Item*> item = "a column";
const auto item_def = x3::eps[make<Item>()] >> expression[put(&Item::expr)] >
                      -(Key(Keyword::as) > variable[put(&Item::alias)]);
const x3::rule<struct SortKeyTag, SortKey*> sort_key = "a sort key";
const auto sort_key_def = x3::eps[make<SortKey>()] >> expression[put(&SortKey::expr)] >>
                          -(Key(Keyword::asc) | Key(Keyword::ascending) |
                            (Key(Keyword::desc) |
                             Key(Keyword::descending))[set(&SortKey::descending, true)]);
const auto add_item = [](auto& context) {
  x3::_val(context)->items.push_back(*x3::_attr(context));
};
const auto add_key = [](auto& context) { x3::_val(context)->order.push_back(*x3::_attr(context)); };

const x3::rule<struct ProjectTag, Project*> project = "RETURN";
const auto columns = (star[set(&Project::star, true)] > *(comma > item[add_item])) |
                     (item[add_item] > *(comma > item[add_item]));
const auto project_def =
    x3::eps[make<Project>()] >>
    (Key(Keyword::return_)[set(&Project::is_return, true)] | Key(Keyword::with)) >
    -Key(Keyword::distinct)[set(&Project::distinct, true)] > columns >
    -(Key(Keyword::order) > Key(Keyword::by) > sort_key[add_key] > *(comma > sort_key[add_key])) >
    -((Key(Keyword::skip) | Key(Keyword::offset)) > expression[put(&Project::skip)]) >
    -(Key(Keyword::limit) > expression[put(&Project::limit)]) >
    -(Key(Keyword::where) > expression[put(&Project::where)]);

// Short forms
const auto text_name = [](auto& context) {
  const Token& token = *x3::_attr(context);
  x3::_val(context)->name = {token.text, token.at};
};
const x3::rule<struct EndpointTag, ast::NodePattern*> endpoint = "a name in quotes";
const x3::rule<struct QuotedTag, ast::NodePattern*> quoted = "a name in quotes";
const x3::rule<struct LabelledNodeTag, ast::NodePattern*> labelled_node = "a label";
const x3::rule<struct TargetTag, ast::NodePattern*> target = "a name or label";
const auto keep = [](auto& context) { x3::_val(context) = x3::_attr(context); };
const auto quoted_def = x3::eps[make<ast::NodePattern>()] >> Content(Symbol::string)[text_name];
const auto endpoint_def = labelled("a name in quotes", quoted[keep]) | node[keep];
const auto labelled_node_def = x3::eps[make<ast::NodePattern>()] >>
                               +(colon > any_name[add(&ast::NodePattern::labels)]);
const auto target_def = labelled_node[keep] | endpoint[keep];

const auto via_of = [](auto& context) -> ast::EdgePattern& {
  auto& form = *x3::_val(context);
  if (!form.via) form.via = ast_of(context).template make<ast::EdgePattern>();
  return *form.via;
};
constexpr auto turn(ast::Direction direction) {
  return [direction](auto& context) { via_of(context).direction = direction; };
}
const auto add_type = [](auto& context) { via_of(context).types.push_back(x3::_attr(context)); };
const auto hop_count = [](auto& context) {
  const Token& token = *x3::_attr(context);
  if (token.integer < 0 || token.integer > 1000)
    throw error_at(x3::_where(context).begin().state().query, token.at, Error::Kind::syntax,
                   "a number of hops must lie between 0 and 1000");
  return static_cast<uint32_t>(token.integer);
};
const auto exact_hops = [](auto& context) {
  via_of(context).repeated = true;
  via_of(context).max = hop_count(context);
};
const auto from_hops = [](auto& context) {
  via_of(context).min = *via_of(context).max;
  via_of(context).max.reset();
};
const auto up_to_hops = [](auto& context) {
  via_of(context).repeated = true;
  via_of(context).max = hop_count(context);
};
const auto add_avoided = [](auto& context) {
  via_of(context).avoiding.push_back(x3::_attr(context));
};
const auto direction =
    -(Key(Keyword::out)[turn(ast::Direction::out)] | Key(Keyword::in)[turn(ast::Direction::in)]);
const auto types = colon > any_name[add_type] > *(bar > -colon > any_name[add_type]);
const auto via = Key(Keyword::via) > direction > -types;
const auto hops = Key(Keyword::hops) >
                  ((dots > Content(Symbol::integer)[up_to_hops]) |
                   (Content(Symbol::integer)[exact_hops] >
                    -(dots[from_hops] > -Content(Symbol::integer)[up_to_hops])));
const auto avoiding = Key(Keyword::avoiding) > quoted[add_avoided] > *(comma > quoted[add_avoided]);
const auto form_where =
    Key(Keyword::where) > expression[([](auto& c) { x3::_val(c)->where = x3::_attr(c); })];

// Views may stand apart from each other.
const auto take_view = [](auto& context) {
  ast::View*& known = x3::_val(context)->view;
  ast::View* const more = x3::_attr(context);
  if (!known) {
    known = more;
    return;
  }
  for (bool ast::View::*flag :
       {&ast::View::any_stance, &ast::View::denied, &ast::View::hypothetical, &ast::View::asserted,
        &ast::View::claimed})
    known->*flag = known->*flag || more->*flag;
  for (ast::Expr* ast::View::*date :
       {&ast::View::as_of, &ast::View::from, &ast::View::to, &ast::View::known_by})
    if (more->*date) known->*date = more->*date;
  if (!more->speaker.empty()) known->speaker = more->speaker;
};
const auto form_view = Look(begins_view) > view[take_view];

const auto set_top = [](auto& context) { x3::_val(context)->top = hop_count(context); };
const x3::rule<struct PathFormTag, PathForm*> path_form = "PATH";
const auto path_form_def =
    x3::eps[make<PathForm>()] >>
    (Key(Keyword::path) |
     (Key(Keyword::paths)[set(&PathForm::several, true)] >
      -(Key(Keyword::top) > Content(Symbol::integer)[set_top]))) > endpoint[put(&PathForm::from)] >
    Key(Keyword::to) > endpoint[put(&PathForm::to)] >
    *(via | hops | avoiding | form_where | form_view);

const x3::rule<struct NearFormTag, NearForm*> near_form = "NEAR";
const auto near_form_def = x3::eps[make<NearForm>()] >>
                           Key(Keyword::near) > endpoint[put(&NearForm::from)] >
                           *(via | hops | avoiding |
                             (Key(Keyword::to) > target[put(&NearForm::to)]) | form_where |
                             form_view);

// Queries
const auto add_clause = [](auto& context) {
  x3::_val(context)->clauses.emplace_back(*x3::_attr(context));
};
const x3::rule<struct SingleQueryTag, SingleQuery*> single_query = "a query";
const auto single_query_def = x3::eps[make<SingleQuery>()] >>
                              +(match[add_clause] | unwind[add_clause] | project[add_clause] |
                                create[add_clause] | path_form[add_clause] | near_form[add_clause] |
                                call[add_clause] | merge[add_clause] | update[add_clause] |
                                delete_[add_clause]);
const x3::rule<struct BareQueryTag, SingleQuery*> bare_query = "a pattern";
const auto bare_query_def = x3::eps[make<SingleQuery>()] >> bare_match[add_clause];
const auto add_part = [](auto& context) {
  x3::_val(context)->parts.push_back(*x3::_attr(context));
};
constexpr auto add_union(bool all) {
  return [all](auto& context) { x3::_val(context)->union_all.push_back(all); };
}
bool begins_bare_pattern(const Cursor& at) {
  return at->symbol == Symbol::left_paren ||
         (is_variable(*at) && at.token()[1].symbol == Symbol::equal);
}
const auto query_def = x3::eps[make<ast::Query>()] >>
                       ((Look(begins_bare_pattern) >> bare_query[add_part]) |
                        (single_query[add_part] >>
                         *(Key(Keyword::union_) >
                           (Key(Keyword::all)[add_union(true)] | x3::eps[add_union(false)]) >
                           single_query[add_part])));

BOOST_SPIRIT_DEFINE(change, removal, update, delete_, merge, setting, call, match, bare_match,
                    unwind, create, item, sort_key, project, quoted, endpoint, labelled_node,
                    target, path_form, near_form, single_query, bare_query)

}  // namespace

BOOST_SPIRIT_DEFINE(query)
BOOST_SPIRIT_INSTANTIATE(QueryRule, Cursor, x3::unused_type)

}  // namespace nuncio::grammar
