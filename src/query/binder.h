// Syntax tree to bound query: finds what names mean, checks kinds as far as they are known, and
// says what is wrong with a place and, where it can, what was meant.
#ifndef NUNCIO_QUERY_BINDER_H_
#define NUNCIO_QUERY_BINDER_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast.h"
#include "query/bound.h"
#include "query/engine.h"
#include "query/segment.h"

namespace nuncio {

class Binder {
 public:
  // `widen`: patterns of MATCH without a view see all edges, and note those that the default view
  // would have hidden.
  Binder(std::string_view query, const PropertyGraph& graph, const QueryOptions& options,
         bool widen = false)
      : query_(query), graph_(graph), options_(options), widen_(widen) {}

  // Throws Error{bind}. Labels, types and properties that the graph does not have are no error,
  // since they match nothing; they give a message. REQUIRES: short forms are rewritten.
  BoundQuery bind(const ast::Query& query);

  // For queries that write, which are bound piece by piece (query/script_runner.h): variables that
  // are there already, in slots 0, 1, …; a stretch of clauses that read; single clauses that write;
  // what is left when all is bound.
  void know(const std::vector<NamedRows::Column>& columns);
  BoundSegment bind_segment(const std::vector<NamedRows::Column>& columns,
                            const ast::SingleQuery& clauses, bool last);
  BoundCreate bind_create(const ast::Create& create, bool merge);
  std::vector<BoundChange> bind_changes(const std::vector<ast::Change*>& changes);
  std::vector<Bound> bind_targets(const ast::Delete& clause);
  void check_merge(const ast::Merge& merge);
  std::vector<NamedRows::Column> scope() const;  // sorted by name
  std::vector<Slot> scope_slots() const;         // of the same
  BoundQuery finish();                           // without parts

 private:
  struct Variable {
    Slot slot = 0;
    StaticType type;
  };
  using Scope = std::map<std::string, Variable, std::less<>>;

  // binder_clause.cpp
  void bind_part(const ast::SingleQuery& part, BoundQuery::Part& out, bool whole);
  BoundUnwind bind_unwind(const ast::Unwind& unwind);

  // binder_write.cpp
  uint32_t create_node(const ast::NodePattern& pattern, bool alone, BoundCreate& out);
  void create_edge(const ast::EdgePattern& pattern, uint32_t left, uint32_t right, bool merge,
                   BoundCreate& out);
  std::optional<Bound> take_map(const ast::Expr* map);

  // binder_call.cpp
  BoundCall bind_call_clause(const ast::Call& call, bool alone);
  std::vector<Bound> bind_arguments(const ast::Call& call, const Procedure& procedure);
  BoundProject return_outputs(const BoundCall& call);

  // binder_project.cpp
  BoundProject bind_project(const ast::Project& project);
  std::vector<ast::Item> expand_star(const ast::Project& project) const;
  std::string column_name(const ast::Item& item) const;
  void bind_group(const std::vector<ast::Item>& items, BoundProject& out, Scope& after);
  void bind_order(const ast::Project& project, const std::vector<ast::Item>& items,
                  const Scope& before, const Scope& after, BoundProject& out);
  Bound bind_count(const ast::Expr& expr, const char* word);

  // binder_pattern.cpp
  BoundMatch bind_match(const ast::Match& match);
  uint32_t bind_node(const ast::NodePattern& pattern, BoundMatch& out);
  void bind_labels(const ast::NodePattern& pattern, BoundNode& node,
                   std::vector<Bound>& conditions);
  std::vector<NodeId> find_named(const ast::Name& name) const;
  void add_conditions(const ast::Expr& expr, std::vector<Bound>& out);
  void add_properties(const ast::Expr& map, Slot slot, const std::string& variable,
                      std::vector<Bound>& out);
  void preselect(const ast::Expr& expr, BoundMatch& out);
  void preselect_name(BoundNode& node, const ast::Expr& value) const;
  std::shared_ptr<SubPlan> new_subplan(std::string text);

  // binder_edge.cpp
  void bind_path(const ast::Pattern& pattern, BoundMatch& out);
  uint32_t bind_edge(const ast::EdgePattern& pattern, uint32_t from, uint32_t to,
                     const ast::Pattern& path, BoundMatch& out);
  void bind_types(const ast::EdgePattern& pattern, BoundEdge& edge);
  void bind_edge_variable(const ast::EdgePattern& pattern, BoundEdge& edge, const BoundMatch& out);
  void bind_bounds(const ast::EdgePattern& pattern, BoundEdge& edge);
  void bind_repetition(const ast::EdgePattern& pattern, BoundEdge& edge);
  void bind_group(const ast::EdgePattern& pattern, const ast::Pattern& path, BoundEdge& edge);
  void settle_group(BoundGroup& group, BoundEdge& edge);
  void bind_cost(const ast::EdgePattern& pattern, BoundEdge& edge);
  void bind_view(const ast::Pattern& path, BoundEdge& edge, uint32_t index, BoundMatch& out);
  std::shared_ptr<EdgeView> view_of(const ast::View& view);
  const std::shared_ptr<EdgeView>& default_view();  // null where the graph has no stance

  // binder_expression.cpp
  Bound bind_expr(const ast::Expr& expr);
  Bound bind_checked(const ast::Expr& expr, Kinds allowed, const char* what);
  Bound bind_condition(const ast::Expr& expr);
  ExpressionPtr bind_node(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_variable(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_property(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_operator(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_access(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_literal_like(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_conditional(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_call(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_scoped(const ast::Expr& expr, StaticType& type);
  ExpressionPtr bind_subquery(const ast::Expr& expr, StaticType& type);
  ExpressionPtr child(const ast::Expr& expr, StaticType* type = nullptr);
  ExpressionPtr child_of(const ast::Expr& expr, Kinds allowed, const char* what,
                         StaticType* type = nullptr);
  std::vector<ExpressionPtr> children(const ast::Expr& expr);

  // binder.cpp
  [[noreturn]] void fail(uint32_t at, std::string message) const;
  void note(std::string message);
  Slot new_slot() { return slots_++; }
  const Variable* find(std::string_view name) const;
  Variable& declare(const std::string& name, StaticType type);
  Slot declare_new(const ast::Name& name, StaticType type);
  [[noreturn]] void unknown_variable(const std::string& name, uint32_t at) const;
  std::optional<LabelId> label(const ast::Name& name);
  std::optional<TypeId> edge_type(const ast::Name& name);
  void note_property(const std::string& key, uint32_t at, StaticType owner);
  void use(Slot slot);

  std::string_view query_;
  const PropertyGraph& graph_;
  const QueryOptions& options_;
  Scope scope_;
  Slot slots_ = 0;
  std::vector<Slot> uses_;              // by the expression being bound
  bool patterns_ = false;               // a pattern may stand here as a predicate
  const char* no_aggregate_ = nullptr;  // why aggregate functions must not stand here
  const std::map<const ast::Expr*, Variable>* replaced_ =
      nullptr;  // computed before: aggregates, keys
  std::vector<std::shared_ptr<SubPlan>> subplans_;
  std::vector<std::string> messages_;
  std::map<const ast::Expr*, Bound>* create_maps_ = nullptr;  // property maps, bound before
  bool widen_;
  bool hides_ = false;  // the default view is in use
  std::shared_ptr<EdgeView> default_view_;
  std::vector<std::shared_ptr<EdgeView>> views_;
  std::map<const ast::View*, std::shared_ptr<EdgeView>> views_of_;
};

// What WHERE, property maps and the planner treat apart: the operands of AND, at any depth.
std::vector<const ast::Expr*> conjuncts(const ast::Expr& expr);
bool has_aggregate(const ast::Expr& expr);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_BINDER_H_
