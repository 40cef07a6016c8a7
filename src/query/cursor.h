// The grammar's view of the tokens: a forward iterator that knows the parse it belongs to, and the
// parsers of single tokens. For grammar_*.cpp only (Spirit X3).
//
// The grammar decides by the next few tokens and commits, so it takes linear time. Whatever fails
// is noted at the farthest token reached; that is what an error message lists as expected.
#ifndef NUNCIO_QUERY_CURSOR_H_
#define NUNCIO_QUERY_CURSOR_H_

#include <boost/spirit/home/x3.hpp>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "query/ast.h"
#include "query/token.h"

namespace nuncio::grammar {

namespace x3 = boost::spirit::x3;

struct ParseState {
  std::string_view query;
  ast::Ast* ast = nullptr;
  const Token* tokens = nullptr;
  const Token* farthest = nullptr;
  const Token* muted = nullptr;  // failures here are told by an enclosing `labelled`
  std::vector<std::string_view> expected;

  void expect(const Token* at, std::string_view what) {
    if (at < farthest || at == muted) return;
    if (at > farthest) expected.clear();
    farthest = at;
    for (const std::string_view known : expected)
      if (known == what) return;
    expected.push_back(what);
  }
};

class Cursor {
 public:
  using value_type = Token;
  using reference = const Token&;
  using pointer = const Token*;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::forward_iterator_tag;

  Cursor() = default;
  Cursor(const Token* at, ParseState* state) : at_(at), state_(state) {}
  reference operator*() const { return *at_; }
  pointer operator->() const { return at_; }
  Cursor& operator++() {
    ++at_;
    return *this;
  }
  Cursor operator++(int) {
    Cursor old = *this;
    ++at_;
    return old;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

  const Token* token() const { return at_; }
  ParseState& state() const { return *state_; }
  const Token* partner() const { return state_->tokens + at_->partner; }

 private:
  const Token* at_ = nullptr;
  ParseState* state_ = nullptr;
};

inline bool is_name(const Token& token) {
  return token.symbol == Symbol::word || token.symbol == Symbol::quoted;
}
inline bool is_variable(const Token& token) {
  return token.symbol == Symbol::quoted ||
         (token.symbol == Symbol::word && !is_reserved(token.keyword));
}

// A punctuation mark.
struct Mark : x3::parser<Mark> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  explicit constexpr Mark(Symbol s) : symbol(s) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Cursor& first, const Cursor&, const Context&, RuleContext&, Attribute&) const {
    if (first->symbol != symbol)
      return first.state().expect(first.token(), describe(symbol)), false;
    return ++first, true;
  }
  Symbol symbol;
};

// A keyword.
struct Key : x3::parser<Key> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  explicit constexpr Key(Keyword k) : keyword(k) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Cursor& first, const Cursor&, const Context&, RuleContext&, Attribute&) const {
    if (first->keyword != keyword)
      return first.state().expect(first.token(), spelling(keyword)), false;
    return ++first, true;
  }
  Keyword keyword;
};

// A token with content: string, integer, real, parameter.
struct Content : x3::parser<Content> {
  using attribute_type = const Token*;
  static constexpr bool has_attribute = true;
  explicit constexpr Content(Symbol s) : symbol(s) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Cursor& first, const Cursor&, const Context&, RuleContext&, Attribute& out) const {
    if (first->symbol != symbol)
      return first.state().expect(first.token(), describe(symbol)), false;
    x3::traits::move_to(first.token(), out);
    return ++first, true;
  }
  Symbol symbol;
};

// A name: of a variable (reserved words excluded) or of anything else.
struct NameParser : x3::parser<NameParser> {
  using attribute_type = ast::Name;
  static constexpr bool has_attribute = true;
  constexpr NameParser(bool v, std::string_view w) : variable(v), what(w) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Cursor& first, const Cursor&, const Context&, RuleContext&, Attribute& out) const {
    if (!(variable ? is_variable(*first) : is_name(*first)))
      return first.state().expect(first.token(), what), false;
    x3::traits::move_to(ast::Name{first->text, first->at}, out);
    return ++first, true;
  }
  bool variable;
  std::string_view what;
};

// Consumes nothing; succeeds where the tokens ahead look so.
struct Look : x3::parser<Look> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  using Test = bool (*)(const Cursor&);
  explicit constexpr Look(Test t) : test(t) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Cursor& first, const Cursor&, const Context&, RuleContext&, Attribute&) const {
    return test(first);
  }
  Test test;
};

// Notes `what` as expected where the subject fails at its first token.
template <typename Subject>
struct Labelled : x3::unary_parser<Subject, Labelled<Subject>> {
  using base_type = x3::unary_parser<Subject, Labelled<Subject>>;
  static constexpr bool is_pass_through_unary = true;
  constexpr Labelled(const Subject& subject, std::string_view w) : base_type(subject), what(w) {}
  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Cursor& first, const Cursor& last, const Context& context, RuleContext& rule,
             Attribute& out) const {
    ParseState& state = first.state();
    const Token* const start = first.token();
    const Token* const muted = state.muted;
    state.muted = start;
    const bool matched = this->subject.parse(first, last, context, rule, out);
    state.muted = muted;
    if (!matched) state.expect(start, what);
    return matched;
  }
  std::string_view what;
};

template <typename Parser>
constexpr auto labelled(std::string_view what, const Parser& parser) {
  const auto subject = x3::as_parser(parser);
  return Labelled<std::decay_t<decltype(subject)>>(subject, what);
}

// For semantic actions: the Ast, a new node in it, the token just passed, assignments to members.
template <typename Context>
ast::Ast& ast_of(const Context& context) {
  return *x3::_where(context).begin().state().ast;
}

template <typename T>
constexpr auto make() {
  return [](auto& context) {
    x3::_val(context) = ast_of(context).template make<T>();
    x3::_val(context)->at = x3::_where(context).begin()->at;
  };
}

template <typename Member>
constexpr auto put(Member member) {
  return [member](auto& context) { x3::_val(context)->*member = x3::_attr(context); };
}

template <typename Member, typename T>
constexpr auto set(Member member, T value) {
  return [member, value](auto& context) { x3::_val(context)->*member = value; };
}

template <typename Member>
constexpr auto add(Member member) {
  return [member](auto& context) { (x3::_val(context)->*member).push_back(x3::_attr(context)); };
}

inline constexpr Mark left_paren(Symbol::left_paren), right_paren(Symbol::right_paren),
    left_bracket(Symbol::left_bracket), right_bracket(Symbol::right_bracket),
    left_brace(Symbol::left_brace), right_brace(Symbol::right_brace), comma(Symbol::comma),
    dot(Symbol::dot), dots(Symbol::dots), colon(Symbol::colon), bar(Symbol::bar),
    minus_sign(Symbol::minus), star(Symbol::star), less_sign(Symbol::less),
    greater_sign(Symbol::greater), equal_sign(Symbol::equal), semicolon(Symbol::semicolon),
    end_of_query(Symbol::end);
inline constexpr NameParser variable(true, "a variable"), any_name(false, "a name");

}  // namespace nuncio::grammar

#endif  // NUNCIO_QUERY_CURSOR_H_
