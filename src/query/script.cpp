#include "query/script.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "query/operators.h"
#include "query/parser.h"
#include "query/planner.h"
#include "query/rewrite.h"
#include "query/script_runner.h"

namespace nuncio {
namespace {

bool is_write(const ast::Clause& clause) {
  return std::holds_alternative<ast::Create>(clause) ||
         std::holds_alternative<ast::Merge>(clause) ||
         std::holds_alternative<ast::Update>(clause) || std::holds_alternative<ast::Delete>(clause);
}

uint32_t moved(uint32_t place, const std::vector<uint32_t>& moves) {
  return place == UINT32_MAX ? place : moves[place];
}

// The same value where the elements of the graph have new numbers; null for what is gone.
Value moved(const Value& value, const GraphEdit::Moves& moves) {
  switch (value.kind()) {
    case ValueKind::node: {
      const uint32_t place = moves.nodes[value.as_id()];
      return place == UINT32_MAX ? Value() : Value::node(place);
    }
    case ValueKind::edge: {
      const uint32_t place = moves.edges[value.as_id()];
      return place == UINT32_MAX ? Value() : Value::edge(place);
    }
    case ValueKind::path: {
      Path path = value.as_path();
      for (NodeId& node : path.nodes) node = moves.nodes[node];
      for (EdgeId& edge : path.edges) edge = moves.edges[edge];
      const bool gone = std::count(path.nodes.begin(), path.nodes.end(), UINT32_MAX) +
                        std::count(path.edges.begin(), path.edges.end(), UINT32_MAX);
      return gone ? Value() : Value(std::move(path));
    }
    case ValueKind::list: {
      Value::List list;
      for (const Value& item : value.as_list()) list.push_back(moved(item, moves));
      return list;
    }
    case ValueKind::map: {
      Value::Map map;
      for (const auto& [key, item] : value.as_map()) map.emplace_back(key, moved(item, moves));
      return map;
    }
    default:
      return value;
  }
}

}  // namespace

bool writes(std::string_view query) {
  const std::unique_ptr<ast::Ast> ast = parse_query(query);
  return std::any_of(ast->query->parts.begin(), ast->query->parts.end(), [](const auto& part) {
    return std::any_of(part.clauses.begin(), part.clauses.end(), is_write);
  });
}

ScriptOutcome run_script(const PropertyGraph& graph, std::string_view query,
                         const QueryOptions& options) {
  const std::unique_ptr<ast::Ast> ast = parse_query(query);
  rewrite_short_forms(*ast);
  return ScriptRunner(graph, query, options).run(*ast->query);
}

ScriptRunner::ScriptRunner(const PropertyGraph& graph, std::string_view query,
                           const QueryOptions& options)
    : query_(query),
      options_(options),
      whole_(query, graph, nullptr, options, scratches_, 0),
      node_places_(graph.node_count()),
      edge_places_(graph.edge_count()) {
  GraphEdit::Moves moves;  // none: the edges are sorted already
  graph_ = GraphEdit(graph).build(moves);
  std::iota(node_places_.begin(), node_places_.end(), 0);
  std::iota(edge_places_.begin(), edge_places_.end(), 0);
}

ScriptOutcome ScriptRunner::run(const ast::Query& query) {
  GraphEdit::Moves moves;
  const PropertyGraph before = GraphEdit(graph_).build(moves);
  ScriptOutcome out;
  for (size_t i = 0; i < query.parts.size(); ++i) {
    run_part(query.parts[i]);
    const bool same =
        i == 0 || std::equal(rows_.columns.begin(), rows_.columns.end(), result_.columns.begin(),
                             result_.columns.end(),
                             [](const auto& a, const auto& b) { return a.name == b.name; });
    if (!same)
      throw Error(Error::Kind::bind, "all parts of a UNION must return columns of the same names");
    result_.columns = rows_.columns;
    result_.rows.insert(result_.rows.end(), rows_.rows.begin(), rows_.rows.end());
  }
  std::unordered_set<Value, ValueHash, ValueSame> seen;
  const bool distinct = !query.union_all.empty() && !query.union_all.front();
  for (const NamedRows::Column& column : result_.columns) out.result.columns.push_back(column.name);
  for (Row& row : result_.rows)
    if (!distinct || seen.insert(Value(Value::List(row))).second)
      out.result.rows.push_back(std::move(row));
  out.changes = compare(before, graph_, node_places_, edge_places_);
  out.graph = std::move(graph_);
  return out;
}

void ScriptRunner::check_order(const ast::SingleQuery& part) const {
  bool written = false;
  for (const ast::Clause& clause : part.clauses) {
    const auto* const project = std::get_if<ast::Project>(&clause);
    if (written && !project && !is_write(clause))
      throw error_at(query_, std::visit([](const auto& any) { return any.at; }, clause),
                     Error::Kind::bind,
                     "WITH is needed between a clause that writes and one that reads");
    written = is_write(clause) || (written && !project);
  }
}

void ScriptRunner::run_part(const ast::SingleQuery& part) {
  check_order(part);
  rows_ = {};
  rows_.rows.emplace_back();
  ast::SingleQuery reading;
  reading.at = part.at;
  for (const ast::Clause& clause : part.clauses) {
    if (!is_write(clause)) {
      reading.clauses.push_back(clause);
      continue;
    }
    if (!reading.clauses.empty()) rows_ = read(rows_, reading, false);
    reading.clauses.clear();
    write(clause);
  }
  if (reading.clauses.empty())
    rows_ = {};
  else
    rows_ = read(rows_, reading, true);
}

NamedRows ScriptRunner::read(const NamedRows& in, const ast::SingleQuery& clauses, bool last) {
  Binder binder(query_, graph_, options_);
  BoundSegment segment = binder.bind_segment(in.columns, clauses, last);
  const auto plans = Planner(graph_, segment.query.slots).plan(segment.query, feed_rows(in));
  Run run(query_, graph_, nullptr, options_, scratches_, segment.query.slots);
  for (const auto& view : segment.query.views) view->resolve(run);
  NamedRows out;
  out.columns = std::move(segment.columns);
  plans[0]->run(run, [&](Run& found) {
    Row row;
    size_t bytes = sizeof(Row);
    for (const Slot slot : segment.outputs) {
      row.push_back(found.frame[slot].owned());
      bytes += row.back().bytes();
    }
    found.hold(bytes);
    out.rows.push_back(std::move(row));
    return true;
  });
  return out;
}

ScriptRunner::Ready ScriptRunner::ready(Binder& binder) {
  Ready out;
  out.query = binder.finish();
  Planner(graph_, out.query.slots).plan(out.query);
  out.run = std::make_unique<Run>(query_, graph_, nullptr, options_, scratches_, out.query.slots);
  for (const auto& view : out.query.views) view->resolve(*out.run);
  return out;
}

void ScriptRunner::commit(const GraphEdit& edit) {
  whole_.check();
  GraphEdit::Moves moves;
  const size_t nodes = graph_.node_count(), edges = graph_.edge_count();
  PropertyGraph built = edit.build(moves);
  for (uint32_t& place : node_places_) place = moved(place, moves.nodes);
  for (uint32_t& place : edge_places_) place = moved(place, moves.edges);
  node_places_.insert(node_places_.end(), moves.nodes.begin() + static_cast<std::ptrdiff_t>(nodes),
                      moves.nodes.end());
  edge_places_.insert(edge_places_.end(), moves.edges.begin() + static_cast<std::ptrdiff_t>(edges),
                      moves.edges.end());
  for (NamedRows* rows : live_) move_rows(*rows, moves);
  graph_ = std::move(built);
}

void ScriptRunner::move_rows(NamedRows& rows, const GraphEdit::Moves& moves) const {
  for (Row& row : rows.rows)
    for (Value& value : row) value = moved(value, moves);
  for (NamedRows::Column& column : rows.columns) column.type.kinds |= kNull;
}

}  // namespace nuncio
