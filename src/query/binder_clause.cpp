// Clauses in their order; UNWIND and CREATE.
#include "query/binder.h"
#include "query/literal.h"

namespace nuncio {

void Binder::bind_part(const ast::SingleQuery& part, BoundQuery::Part& out, bool whole) {
  bool writes = false;
  for (const ast::Clause& clause : part.clauses) {
    if (out.returns) fail(part.at, "RETURN must be the last clause");
    if (const auto* match = std::get_if<ast::Match>(&clause)) {
      if (writes) fail(match->at, "WITH is needed between CREATE and MATCH");
      out.clauses.emplace_back(bind_match(*match));
    } else if (const auto* unwind = std::get_if<ast::Unwind>(&clause)) {
      out.clauses.emplace_back(bind_unwind(*unwind));
    } else if (const auto* project = std::get_if<ast::Project>(&clause)) {
      out.clauses.emplace_back(bind_project(*project));
      out.returns = project->is_return;
      writes = false;
    } else if (const auto* create = std::get_if<ast::Create>(&clause)) {
      if (!whole) fail(create->at, "CREATE cannot stand in a subquery");
      out.clauses.emplace_back(bind_create(*create));
      writes = true;
    } else if (const auto* call = std::get_if<ast::Call>(&clause)) {
      const bool alone = whole && part.clauses.size() == 1;
      out.clauses.emplace_back(bind_call_clause(*call, alone));
      if (alone && std::get<BoundCall>(out.clauses.back()).procedure->columns.empty()) {
        writes = true;  // called for what it does
      } else if (alone) {
        BoundProject all = return_outputs(std::get<BoundCall>(out.clauses.back()));
        out.clauses.emplace_back(std::move(all));
        out.returns = true;
      }
    } else {
      fail(part.at, "this clause is not known");
    }
  }
  if (out.returns) {
    for (const BoundColumn& column : std::get<BoundProject>(out.clauses.back()).columns)
      out.results.push_back(column.slot);
  } else if (whole && !writes) {
    fail(static_cast<uint32_t>(query_.size()), "the query has no result; it must end with RETURN");
  }
}

BoundUnwind Binder::bind_unwind(const ast::Unwind& unwind) {
  BoundUnwind out;
  out.list = bind_expr(*unwind.list);
  if (find(unwind.variable.text))
    fail(unwind.variable.at, "the variable '" + unwind.variable.text + "' is already in use");
  StaticType item;
  if (out.list.type.is_only(kList | kNull)) item = {out.list.type.items, kAnyKind};
  out.slot = declare(unwind.variable.text, item).slot;
  return out;
}

BoundCreate Binder::bind_create(const ast::Create& create) {
  BoundCreate out;
  for (const ast::Pattern* pattern : create.patterns) {
    if (!pattern->variable.empty() || pattern->selector != ast::Selector::every || pattern->view)
      fail(pattern->at, "CREATE takes plain patterns");
    uint32_t left = create_node(*pattern->nodes[0], pattern->edges.empty(), out);
    for (size_t i = 0; i < pattern->edges.size(); ++i) {
      const uint32_t right = create_node(*pattern->nodes[i + 1], false, out);
      create_edge(*pattern->edges[i], left, right, out);
      left = right;
    }
  }
  return out;
}

uint32_t Binder::create_node(const ast::NodePattern& pattern, bool alone, BoundCreate& out) {
  const std::string& name = pattern.variable.text;
  BoundCreate::Node node;
  const Variable* known = name.empty() ? nullptr : find(name);
  if (known) {
    const bool plain = pattern.labels.empty() && !pattern.properties;
    if (alone || !plain || !known->type.may_be(kNode))
      fail(pattern.variable.at, "the variable '" + name + "' is already in use");
    for (uint32_t i = 0; i < out.nodes.size(); ++i)
      if (out.nodes[i].slot == known->slot) return i;
    node.slot = known->slot;
    node.known = true;
  } else {
    for (const ast::Name& label : pattern.labels) node.labels.push_back(label.text);
    if (pattern.properties)
      node.properties = bind_checked(*pattern.properties, kMap, "a property map");
    node.slot = name.empty() ? new_slot() : declare(name, {kNode, 0}).slot;
  }
  out.nodes.push_back(std::move(node));
  return static_cast<uint32_t>(out.nodes.size() - 1);
}

void Binder::create_edge(const ast::EdgePattern& pattern, uint32_t left, uint32_t right,
                         BoundCreate& out) {
  if (pattern.types.size() != 1 || pattern.repeated || pattern.direction == ast::Direction::both)
    fail(pattern.at, "CREATE needs edges of one type and one direction, as -[:met_with]->");
  const std::string& name = pattern.variable.text;
  if (!name.empty() && find(name))
    fail(pattern.variable.at, "the variable '" + name + "' is already in use");
  BoundCreate::Edge edge;
  const bool in = pattern.direction == ast::Direction::in;
  edge.from = in ? right : left;
  edge.to = in ? left : right;
  edge.type = pattern.types[0].text;
  if (pattern.properties)
    edge.properties = bind_checked(*pattern.properties, kMap, "a property map");
  edge.slot = name.empty() ? new_slot() : declare(name, {kEdge, 0}).slot;
  out.edges.push_back(std::move(edge));
}

}  // namespace nuncio
