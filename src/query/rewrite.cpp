#include "query/rewrite.h"

#include <utility>

namespace nuncio {
namespace {

using namespace ast;

constexpr uint32_t kTopHops = 6;  // of PATHS TOP k without HOPS

void name_it(Name& name, const char* text, uint32_t at) {
  if (name.empty()) name = {text, at};
}

EdgePattern* edge_of(Ast& ast, EdgePattern* via, Expr* where, uint32_t at) {
  EdgePattern* edge = via ? via : ast.make<EdgePattern>();
  edge->at = at;
  edge->where = where;
  name_it(edge->variable, "r", at);
  return edge;
}

Expr* variable(Ast& ast, const char* name, uint32_t at) {
  Expr* expr = ast.make<Expr>();
  expr->kind = ExprKind::variable;
  expr->text = name;
  expr->at = at;
  return expr;
}

// RETURN p AS path, length(p) AS hops
Project result(Ast& ast, uint32_t at) {
  Project out;
  out.is_return = true;
  out.at = at;
  Expr* length = ast.make<Expr>();
  length->kind = ExprKind::call;
  length->text = "length";
  length->at = at;
  length->args.push_back(variable(ast, "p", at));
  out.items.push_back({at, variable(ast, "p", at), {"path", at}});
  out.items.push_back({at, length, {"hops", at}});
  return out;
}

Match path_match(Ast& ast, Selector selector, NodePattern* from, EdgePattern* edge, NodePattern* to,
                 View* view, uint32_t at) {
  Pattern* pattern = ast.make<Pattern>();
  pattern->at = at;
  pattern->variable = {"p", at};
  pattern->selector = selector;
  pattern->nodes = {from, to};
  pattern->edges = {edge};
  pattern->view = view;
  Match match;
  match.at = at;
  match.patterns.push_back(pattern);
  return match;
}

Match rewrite(Ast& ast, const PathForm& form) {
  EdgePattern* edge = edge_of(ast, form.via, form.where, form.at);
  const bool free_length = !edge->repeated;
  edge->repeated = true;
  name_it(form.from->variable, "a", form.from->at);
  name_it(form.to->variable, "b", form.to->at);
  const Selector selector = form.top       ? Selector::shortest_k
                            : form.several ? Selector::all_shortest
                                           : Selector::any_shortest;
  if (free_length) edge->max = form.top ? std::optional(kTopHops) : std::nullopt;
  Match match = path_match(ast, selector, form.from, edge, form.to, form.view, form.at);
  if (form.top) {
    match.patterns[0]->k = *form.top;
    match.patterns[0]->mode = Mode::acyclic;
  }
  return match;
}

// (n WHERE n <> a): no way leads around and back.
void exclude(Ast& ast, NodePattern& node, const std::string& other, uint32_t at) {
  Expr* differs = ast.make<Expr>();
  differs->kind = ExprKind::comparison;
  differs->at = at;
  differs->ops = {Op::not_equal};
  differs->args = {variable(ast, node.variable.text.c_str(), at), variable(ast, other.c_str(), at)};
  if (node.where) {
    Expr* both = ast.make<Expr>();
    both->kind = ExprKind::chain;
    both->op = Op::and_;
    both->at = at;
    both->args = {node.where, differs};
    differs = both;
  }
  node.where = differs;
}

Match rewrite(Ast& ast, const NearForm& form) {
  EdgePattern* edge = edge_of(ast, form.via, form.where, form.at);
  NodePattern* to = form.to ? form.to : ast.make<NodePattern>();
  name_it(form.from->variable, "a", form.from->at);
  name_it(to->variable, "n", form.at);
  if (edge->repeated && edge->min <= 1 && edge->max == 1U && edge->avoiding.empty())
    edge->repeated = false;
  if (!edge->avoiding.empty() && !edge->repeated) {
    edge->repeated = true;
    edge->max = 1;
  }
  if (edge->repeated) exclude(ast, *to, form.from->variable.text, form.at);
  return path_match(ast, edge->repeated ? Selector::all_shortest : Selector::every, form.from, edge,
                    to, form.view, form.at);
}

}  // namespace

void rewrite_short_forms(Ast& ast) {
  for (SingleQuery& part : ast.query->parts) {
    std::vector<Clause> clauses;
    bool open = false;  // a short form waits for its RETURN
    uint32_t at = 0;
    for (Clause& clause : part.clauses) {
      if (const auto* path = std::get_if<PathForm>(&clause)) {
        clauses.emplace_back(rewrite(ast, *path));
        at = path->at;
        open = true;
      } else if (const auto* near = std::get_if<NearForm>(&clause)) {
        clauses.emplace_back(rewrite(ast, *near));
        at = near->at;
        open = true;
      } else {
        open = open && !std::holds_alternative<Project>(clause);
        clauses.push_back(std::move(clause));
      }
    }
    if (open) clauses.emplace_back(result(ast, at));
    part.clauses = std::move(clauses);
  }
}

}  // namespace nuncio
