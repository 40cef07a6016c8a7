// Single edges: from a known node along the CSR, and edges that are known already.
#include <algorithm>

#include "query/operators.h"

namespace nuncio {

EdgeFilter filter_of(const Step& step) {
  Along along = step.edge->direction == ast::Direction::out  ? Along::out
                : step.edge->direction == ast::Direction::in ? Along::in
                                                             : Along::both;
  if (step.backwards) along = reversed(along);
  return {along, step.edge->types};
}

bool is_used(const Run& run, const std::vector<Slot>& slots, EdgeId edge) {
  return std::any_of(slots.begin(), slots.end(), [&](Slot slot) {
    const Value& value = run.frame[slot];
    if (value.is(ValueKind::edge)) return value.as_id() == edge;
    if (!value.is(ValueKind::list)) return false;
    const auto& list = value.as_list();
    return std::any_of(list.begin(), list.end(), [&](const Value& v) { return v.as_id() == edge; });
  });
}

namespace {

class Expand : public Operator {
 public:
  explicit Expand(Step step) : step_(std::move(step)), filter_(filter_of(step_)) {}

  bool push(Run& run) override {
    const Value& start = run.frame[step_.from->slot];
    if (!start.is(ValueKind::node) || step_.edge->impossible) return true;
    const NodeId from = start.as_id();
    if (step_.to_known) return push_between(run, from);
    return for_each_edge(run.csr, from, filter_, [&](EdgeId edge, NodeId to) {
      run.tick();
      if (!node_fits(run, *step_.to, to) || !may_use(run, edge)) return true;
      run.frame[step_.edge->slot] = Value::edge(edge);
      run.frame[step_.to->slot] = Value::node(to);
      return emit(run);
    });
  }

  std::string describe() const override {
    const BoundNode& left = step_.backwards ? *step_.to : *step_.from;
    const BoundNode& right = step_.backwards ? *step_.from : *step_.to;
    return std::string(step_.to_known    ? "join "
                       : step_.backwards ? "expand back "
                                         : "expand ") +
           left.text + step_.edge->text + right.text;
  }

 private:
  bool may_use(Run& run, EdgeId edge) const {
    return !is_used(run, step_.distinct_from, edge) &&
           (!step_.edge->view || step_.edge->view->admits(run, edge));
  }

  // Both ends are known: walk from the one with fewer edges.
  bool push_between(Run& run, NodeId from) {
    const Value& end = run.frame[step_.to->slot];
    if (!end.is(ValueKind::node)) return true;
    NodeId to = end.as_id();
    EdgeFilter filter = filter_;
    if (run.csr.out(to).size() + run.csr.in(to).size() <
        run.csr.out(from).size() + run.csr.in(from).size()) {
      std::swap(from, to);
      filter.along = reversed(filter.along);
    }
    return for_each_edge(run.csr, from, filter, [&](EdgeId edge, NodeId other) {
      run.tick();
      if (other != to || !may_use(run, edge)) return true;
      run.frame[step_.edge->slot] = Value::edge(edge);
      return emit(run);
    });
  }

  Step step_;
  EdgeFilter filter_;
};

class JoinKnownEdge : public Operator {
 public:
  JoinKnownEdge(Step step, bool from_known) : step_(std::move(step)), from_known_(from_known) {}

  bool push(Run& run) override {
    const Value& value = run.frame[step_.edge->slot];
    if (!value.is(ValueKind::edge) || step_.edge->impossible) return true;
    const EdgeId edge = value.as_id();
    const auto& types = step_.edge->types;
    if (!types.empty() && !std::binary_search(types.begin(), types.end(), run.graph.type(edge)))
      return true;
    if (is_used(run, step_.distinct_from, edge)) return true;
    if (step_.edge->view && !step_.edge->view->admits(run, edge)) return true;
    const NodeId source = run.graph.source(edge), target = run.graph.target(edge);
    const ast::Direction direction = step_.edge->direction;
    if (direction != ast::Direction::in && !place(run, source, target)) return false;
    if (direction == ast::Direction::out) return true;
    if (direction == ast::Direction::both && source == target) return true;
    return place(run, target, source);
  }

  std::string describe() const override {
    return "ends of " + step_.from->text + step_.edge->text + step_.to->text;
  }

 private:
  bool place(Run& run, NodeId from, NodeId to) {
    if (from_known_ && !is(run, *step_.from, from)) return true;
    if (step_.to_known && !is(run, *step_.to, to)) return true;
    if (!node_fits(run, *step_.from, from) || !node_fits(run, *step_.to, to)) return true;
    if (step_.from == step_.to && from != to) return true;
    run.frame[step_.from->slot] = Value::node(from);
    run.frame[step_.to->slot] = Value::node(to);
    return emit(run);
  }

  static bool is(const Run& run, const BoundNode& node, NodeId id) {
    const Value& value = run.frame[node.slot];
    return value.is(ValueKind::node) && value.as_id() == id;
  }

  Step step_;
  bool from_known_;
};

}  // namespace

std::unique_ptr<Operator> expand(Step step) {
  return std::make_unique<Expand>(std::move(step));
}

std::unique_ptr<Operator> join_known_edge(Step step, bool from_known) {
  return std::make_unique<JoinKnownEdge>(std::move(step), from_known);
}

}  // namespace nuncio
