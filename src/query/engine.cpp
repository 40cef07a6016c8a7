#include "query/engine.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <unordered_set>

#include "query/binder.h"
#include "query/parser.h"
#include "query/planner.h"
#include "query/rewrite.h"
#include "query/run.h"

namespace nuncio {
namespace {

// A query made ready to run: text, tree, bound query, plan.
struct Prepared {
  std::unique_ptr<ast::Ast> ast;
  BoundQuery bound;
  std::vector<std::unique_ptr<Pipeline>> plans;
};

Prepared prepare(std::string_view query, const PropertyGraph& graph, const QueryOptions& options,
                 bool widen = false) {
  Prepared out;
  out.ast = parse_query(query);
  rewrite_short_forms(*out.ast);
  out.bound = Binder(query, graph, options, widen).bind(*out.ast->query);
  if (widen)  // whole matches count, not what is made of them
    for (BoundQuery::Part& part : out.bound.parts)
      if (part.returns) {
        part.clauses.pop_back();
        part.returns = false;
      }
  out.plans = Planner(graph, out.bound.slots).plan(out.bound);
  return out;
}

// Collects the rows of all parts; UNION without ALL leaves out what came before.
void collect(Run& run, const Prepared& prepared, Result& result) {
  const bool distinct = !prepared.bound.union_all.empty() && !prepared.bound.union_all.front();
  std::unordered_set<Value, ValueHash, ValueSame> seen;
  for (size_t i = 0; i < prepared.plans.size(); ++i) {
    const BoundQuery::Part& part = prepared.bound.parts[i];
    prepared.plans[i]->run(run, [&](Run& row) {
      row.tick();
      if (!part.returns) return true;
      std::vector<Value> values;
      values.reserve(part.results.size());
      size_t bytes = sizeof(values);
      for (const Slot slot : part.results) {
        values.push_back(row.frame[slot].owned());
        bytes += values.back().bytes();
      }
      if (distinct && !seen.insert(Value(Value::List(values))).second) return true;
      if (result.rows.size() >= row.options.max_rows)
        throw Error(Error::Kind::limit, "the result has more than " +
                                            std::to_string(row.options.max_rows) +
                                            " rows; add LIMIT, or raise the limit");
      row.hold(bytes);
      result.rows.push_back(std::move(values));
      return true;
    });
  }
}

constexpr uint64_t kCountingWork = 1'000'000;

// How many edges the default view hides that stand in matches of the query's patterns where these
// are read with ANY STANCE; the search for them ends after a million steps.
std::string hidden_message(std::string_view query, const PropertyGraph& graph,
                           const EvidenceSource* evidence, const QueryOptions& options,
                           std::deque<Scratch>& scratches) {
  const Prepared wide = prepare(query, graph, options, true);
  Run run(query, graph, evidence, options, scratches, wide.bound.slots);
  run.default_view = wide.bound.default_view.get();
  run.work_limit = kCountingWork;
  bool all = true;
  for (const auto& view : wide.bound.views) view->resolve(run);
  try {
    Result none;
    collect(run, wide, none);
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::cancel) throw;
    all = false;
  }
  const auto denied = std::count_if(run.hidden.begin(), run.hidden.end(),
                                    [&](EdgeId edge) { return run.default_view->is_denied(edge); });
  const auto others = static_cast<std::ptrdiff_t>(run.hidden.size()) - denied;
  if (denied + others == 0) return {};
  std::string out = all ? "" : "at least ";
  if (denied > 0) out += std::to_string(denied) + " denied";
  if (others > 0) out += (denied > 0 ? " and " : "") + std::to_string(others) + " hypothetical";
  return out + (denied + others == 1 ? " edge" : " edges") + " would match too; ANY STANCE shows " +
         (denied + others == 1 ? "it" : "them");
}

std::string explain_text(const Prepared& prepared) {
  std::string out = "query: " + ast::print(*prepared.ast->query) + '\n';
  for (size_t i = 0; i < prepared.plans.size(); ++i) {
    out += i == 0 ? "plan:\n" : "union:\n";
    out += prepared.plans[i]->describe(1);
  }
  for (const auto& subplan : prepared.bound.subplans)
    out += "for " + subplan->text + ":\n" + subplan->plan->describe(1);
  return out;
}

Result explain_result(const Prepared& prepared) {
  Result result;
  result.columns = {"plan"};
  const std::string text = explain_text(prepared);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    result.rows.push_back({Value(text.substr(begin, end - begin))});
    begin = end + 1;
  }
  return result;
}

// The plan with what each step took, in place of the rows.
Result profile_result(const Prepared& prepared, size_t rows) {
  Result result;
  result.columns = {"plan", "rows", "ms"};
  const auto add = [&](const Pipeline& plan, int indent) {
    std::vector<Pipeline::Line> lines;
    plan.profile(indent, lines);
    for (const Pipeline::Line& line : lines)
      result.rows.push_back({line.text, line.rows, std::round(line.ms * 1000) / 1000});
  };
  for (const auto& plan : prepared.plans) add(*plan, 0);
  for (const auto& subplan : prepared.bound.subplans) {
    result.rows.push_back({"for " + subplan->text, Value(), Value()});
    add(*subplan->plan, 1);
  }
  result.messages = prepared.bound.messages;
  result.messages.push_back("the query gives " + std::to_string(rows) +
                            (rows == 1 ? " row" : " rows"));
  return result;
}

}  // namespace

struct Engine::Impl {
  const PropertyGraph& graph;
  const EvidenceSource* evidence;
  std::deque<Scratch> scratches;  // kept from query to query
};

Engine::Engine(const PropertyGraph& graph, const EvidenceSource* evidence)
    : impl_(std::make_unique<Impl>(Impl{graph, evidence, {}})) {}
Engine::Engine(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result Engine::run(std::string_view query, const QueryOptions& options) {
  const Prepared prepared = prepare(query, impl_->graph, options);
  if (prepared.ast->explain) return explain_result(prepared);
  Result result;
  result.columns = prepared.bound.columns;
  result.messages = prepared.bound.messages;
  Run run(query, impl_->graph, impl_->evidence, options, impl_->scratches, prepared.bound.slots);
  run.check();
  for (const auto& view : prepared.bound.views) view->resolve(run);
  if (prepared.ast->profile) {
    for (const auto& plan : prepared.plans) plan->meter();
    for (const auto& subplan : prepared.bound.subplans) subplan->plan->meter();
    collect(run, prepared, result);
    return profile_result(prepared, result.rows.size());
  }
  collect(run, prepared, result);
  if (prepared.bound.hides) {
    std::string message =
        hidden_message(query, impl_->graph, impl_->evidence, options, impl_->scratches);
    if (!message.empty()) result.messages.push_back(std::move(message));
  }
  return result;
}

std::string Engine::explain(std::string_view query, const QueryOptions& options) {
  return explain_text(prepare(query, impl_->graph, options));
}

}  // namespace nuncio
