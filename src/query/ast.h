// The abstract syntax of a query: what the grammar builds and the binder reads. An Ast owns all of
// its nodes; pointers between them are never null where the comment does not say so.
#ifndef NUNCIO_QUERY_AST_H_
#define NUNCIO_QUERY_AST_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "nuncio/value.h"

namespace nuncio::ast {

// A name as written and where: byte offset in the query. Empty text: left out.
struct Name {
  std::string text;
  uint32_t at = 0;

  bool empty() const { return text.empty(); }
};

struct Expr;
struct Pattern;
struct Query;

enum class ExprKind : uint8_t {
  literal,      // value
  parameter,    // text
  variable,     // text
  property,     // args[0].text
  labels,       // args[0]:A:B, names
  index,        // args[0][args[1]]
  slice,        // args[0][args[1]..args[2]], either bound may be null
  list,         // args
  map,          // names and args, pairwise
  unary,        // op args[0]
  binary,       // args[0] op args[1]
  chain,        // AND, OR, XOR over two or more args
  comparison,   // args[0] ops[0] args[1] ops[1] args[2] …: a < b <= c
  call,         // text(args), distinct
  count_star,   // count(*)
  conditional,  // CASE [args[0]] WHEN args[1] THEN args[2] … ELSE args.back(); args[0] may be null
  comprehension,  // [text IN args[0] WHERE args[1] | args[2]], the last two may be null
  quantifier,     // op(text IN args[0] WHERE args[1])
  reduce,         // reduce(names[0] = args[0], text IN args[1] | args[2])
  pattern,        // a path pattern as a predicate: pattern
  pattern_list,   // [pattern WHERE args[0] | args[1]], args[0] may be null
  exists,         // EXISTS { query }
  count_rows,     // COUNT { query }
};

enum class Op : uint8_t {
  none,
  or_,
  xor_,
  and_,
  not_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  starts_with,
  ends_with,
  contains,
  matches,
  is_null,
  is_not_null,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  plus,
  negate,
  all,
  any,
  none_of,
  single,
};

// As written in a query: "STARTS WITH", "<=", "none".
std::string_view spelling(Op op);

struct Expr {
  ExprKind kind = ExprKind::literal;
  Op op = Op::none;
  bool distinct = false;
  bool closed = false;  // stood in brackets, or is whole: (a < b) < c is no chain
  uint32_t at = 0;      // where messages about it point
  uint32_t begin = 0;   // the text in the query, by which a column without alias is called;
  uint32_t end = 0;     // set for whole expressions only
  uint32_t depth = 1;   // of the tree
  std::string text;
  Value value;
  std::vector<Expr*> args;
  std::vector<Op> ops;
  std::vector<Name> names;
  Pattern* pattern = nullptr;
  Query* query = nullptr;
};

struct NodePattern {
  Name variable;
  std::vector<Name> labels;    // all must hold
  Name name;                   // (a 'Gustavo Petro'): found by any of its names
  Expr* properties = nullptr;  // a map or a parameter; may be null
  Expr* where = nullptr;       // may be null
  uint32_t at = 0;
};

enum class Direction : uint8_t { out, in, both };

struct EdgePattern {
  Name variable;
  std::vector<Name> types;  // one must hold; empty: any
  Direction direction = Direction::both;
  bool repeated = false;  // *min..max
  uint32_t min = 1;
  std::optional<uint32_t> max;         // unset: no upper bound
  Expr* properties = nullptr;          // may be null
  Expr* where = nullptr;               // on each edge, or each round of a group; may be null
  Expr* cost = nullptr;                // of each edge or round; may be null
  Name total;                          // what the sum of the costs is called
  std::vector<NodePattern*> avoiding;  // nodes that a repetition must not pass
  Pattern* group = nullptr;  // ((a)-[r]->(b)){1,3}: what is repeated in place of one edge; may be
                             // null; types, direction and properties are then unset
  uint32_t at = 0;
};

// Which of the paths between two ends: all, some of the shortest, those of the k least lengths,
// some of the cheapest.
enum class Selector : uint8_t {
  every,
  any_shortest,
  all_shortest,
  shortest_k,
  shortest_groups,
  any_cheapest,
  all_cheapest,
  cheapest_k,
};

inline bool is_cheapest(Selector s) {
  return s == Selector::any_cheapest || s == Selector::all_cheapest || s == Selector::cheapest_k;
}

// Which edges a pattern sees; see query/view.h. AS OF, BETWEEN … AND …, KNOWN BY, ASSERTED, CLAIMED
// [BY], DENIED, HYPOTHETICAL, ANY STANCE.
struct View {
  uint32_t at = 0;
  bool any_stance = false, denied = false, hypothetical = false;
  bool asserted = false, claimed = false;
  Name speaker;
  Expr *as_of = nullptr, *from = nullptr, *to = nullptr, *known_by = nullptr;  // may be null
};

// What may occur twice on a path: anything, nodes but no edge, no node, no node but the first as
// last.
enum class Mode : uint8_t { walk, trail, acyclic, simple };

// nodes.size() == edges.size() + 1.
struct Pattern {
  Name variable;
  Selector selector = Selector::every;
  uint32_t k = 1;  // of shortest_k, shortest_groups, cheapest_k
  Mode mode = Mode::trail;
  std::vector<NodePattern*> nodes;
  std::vector<EdgePattern*> edges;
  View* view = nullptr;  // null: the default view
  uint32_t at = 0;
};

struct Match {
  uint32_t at = 0;
  bool optional = false;
  std::vector<Pattern*> patterns;
  Expr* where = nullptr;  // may be null
};

struct Unwind {
  uint32_t at = 0;
  Expr* list = nullptr;
  Name variable;
};

struct Create {
  uint32_t at = 0;
  std::vector<Pattern*> patterns;
};

// One item of SET or REMOVE.
struct Change {
  enum class Kind : uint8_t {
    property,  // target.key = value; without value: removed
    replace,   // target = value, a map or an element
    extend,    // target += value
    labels,    // target:A:B
  };
  uint32_t at = 0;
  Kind kind = Kind::property;
  bool remove = false;
  Expr* target = nullptr;  // without the property or labels
  Name key;
  std::vector<Name> labels;
  Expr* value = nullptr;  // may be null
};

// SET and REMOVE.
struct Update {
  uint32_t at = 0;
  std::vector<Change*> changes;
};

struct Delete {
  uint32_t at = 0;
  bool detach = false;
  std::vector<Expr*> targets;
};

// Each pattern found, or else made.
struct Merge {
  uint32_t at = 0;
  Pattern* pattern = nullptr;
  std::vector<Change*> on_create, on_match;
};

struct Item {
  uint32_t at = 0;
  Expr* expr = nullptr;
  Name alias;  // empty: none given
};

struct SortKey {
  uint32_t at = 0;
  Expr* expr = nullptr;
  bool descending = false;
};

// WITH and RETURN.
struct Project {
  bool is_return = false;
  bool distinct = false;
  bool star = false;
  std::vector<Item> items;
  std::vector<SortKey> order;
  Expr* skip = nullptr;   // may be null
  Expr* limit = nullptr;  // may be null
  Expr* where = nullptr;  // may be null; only of WITH
  uint32_t at = 0;
};

// CALL name(args) YIELD column AS name, … WHERE …
struct Call {
  struct Column {
    Name name, alias;  // alias empty: none given
  };
  uint32_t at = 0;
  Name procedure;
  bool implicit = false;  // no argument list: they are parameters of the same names
  std::vector<Expr*> args;
  View* view = nullptr;  // may be null
  bool yields = false;
  bool star = false;  // YIELD *
  std::vector<Column> columns;
  Expr* where = nullptr;  // may be null
};

// The short forms; query/rewrite.h turns them into the clauses above.
// PATH 'A' TO 'B' and PATHS TOP k 'A' TO 'B'.
struct PathForm {
  uint32_t at = 0;
  bool several = false;         // PATHS
  std::optional<uint32_t> top;  // of PATHS; unset: all of the shortest
  NodePattern* from = nullptr;
  NodePattern* to = nullptr;
  EdgePattern* via = nullptr;  // types, direction, hops, avoiding; may be null
  Expr* where = nullptr;       // on every edge, called r; may be null
  View* view = nullptr;        // may be null
};

// NEAR 'X'.
struct NearForm {
  uint32_t at = 0;
  NodePattern* from = nullptr;
  EdgePattern* via = nullptr;  // may be null
  NodePattern* to = nullptr;   // called n; may be null
  Expr* where = nullptr;       // on every edge, called r; may be null
  View* view = nullptr;        // may be null
};

using Clause =
    std::variant<Match, Unwind, Create, Project, PathForm, NearForm, Call, Merge, Update, Delete>;

struct SingleQuery {
  uint32_t at = 0;
  std::vector<Clause> clauses;
};

struct Query {
  uint32_t at = 0;
  std::vector<SingleQuery> parts;  // joined by UNION
  std::vector<bool> union_all;     // one less than parts
};

// Owns the nodes of one query.
class Ast {
 public:
  template <typename T>
  T* make() {
    auto owner = std::make_unique<Holder<T>>();
    T* node = &owner->node;
    nodes_.push_back(std::move(owner));
    return node;
  }

  bool explain = false;
  bool profile = false;
  Query* query = nullptr;

 private:
  struct Base {
    virtual ~Base() = default;
  };
  template <typename T>
  struct Holder : Base {
    T node;
  };
  std::vector<std::unique_ptr<Base>> nodes_;
};

// Query text in a canonical form: keywords in capitals, brackets only where needed to keep the
// tree.
std::string print(const Expr& expr);
std::string print(const NodePattern& node);
std::string print(const EdgePattern& edge);
std::string print(const Pattern& pattern);
std::string print(const View& view);
std::string print(const Query& query);

}  // namespace nuncio::ast

#endif  // NUNCIO_QUERY_AST_H_
