// Repeated edges: -[:type*1..3]->
#include "query/operators.h"
#include "query/walk.h"

namespace nuncio {
namespace {

class ExpandRepeated : public Operator {
 public:
  explicit ExpandRepeated(Step step)
      : step_(std::move(step)), filter_(filter_of(step_)), test_(step_) {}

  void begin(Run& run) override { test_.begin(run); }

  bool push(Run& run) override {
    const Value& start = run.frame[step_.from->slot];
    if (!start.is(ValueKind::node) || step_.edge->impossible) return true;
    const NodeId from = start.as_id();
    NodeId goal = 0;
    if (step_.to_known) {
      if (!run.frame[step_.to->slot].is(ValueKind::node)) return true;
      goal = run.frame[step_.to->slot].as_id();
    }
    if (test_.avoids(from)) return true;
    return walk_all(
        run, from, step_.edge->max, step_.edge->mode, filter_,
        [&](const Walk& walk, EdgeId edge, NodeId to) {
          return test_(run, edge, walk.nodes.back(), to);
        },
        [&](const Walk& walk) {
          const NodeId end = walk.nodes.back();
          if (walk.edges.size() < step_.edge->min) return true;
          if (step_.to_known ? end != goal : !node_fits(run, *step_.to, end)) return true;
          if (step_.edge->needed)
            run.frame[step_.edge->slot] = edge_list(walk.edges, step_.backwards);
          if (!step_.to_known) run.frame[step_.to->slot] = Value::node(end);
          return emit(run);
        });
  }

  std::string describe() const override {
    const BoundNode& left = step_.backwards ? *step_.to : *step_.from;
    const BoundNode& right = step_.backwards ? *step_.from : *step_.to;
    return "walk " + left.text + step_.edge->text + right.text;
  }

 private:
  Step step_;
  EdgeFilter filter_;
  EdgeTest test_;
};

// -[rs*]- where rs is a list of edges already: it must be a walk from `from`.
class MatchKnownList : public Operator {
 public:
  explicit MatchKnownList(Step step) : step_(std::move(step)) {}

  bool push(Run& run) override {
    const Value list = run.frame[step_.edge->slot];
    const Value& start = run.frame[step_.from->slot];
    if (!list.is(ValueKind::list) || !start.is(ValueKind::node)) return true;
    Value::List edges = list.as_list();
    if (step_.backwards) std::reverse(edges.begin(), edges.end());
    NodeId at = start.as_id();
    const Along along = filter_of(step_).along;
    for (const Value& value : edges) {
      if (!value.is(ValueKind::edge)) return true;
      if (step_.edge->view && !step_.edge->view->admits(run, value.as_id())) return true;
      const NodeId source = run.graph.source(value.as_id()),
                   target = run.graph.target(value.as_id());
      if (along != Along::in && source == at) {
        at = target;
      } else if (along != Along::out && target == at) {
        at = source;
      } else {
        return true;
      }
    }
    if (!step_.to_known) {
      if (!node_fits(run, *step_.to, at)) return true;
      run.frame[step_.to->slot] = Value::node(at);
      return emit(run);
    }
    const Value& end = run.frame[step_.to->slot];
    return !end.is(ValueKind::node) || end.as_id() != at || emit(run);
  }

  std::string describe() const override {
    return "follow " + step_.from->text + step_.edge->text + step_.to->text;
  }

 private:
  Step step_;
};

}  // namespace

std::unique_ptr<Operator> expand_repeated(Step step) {
  return std::make_unique<ExpandRepeated>(std::move(step));
}

std::unique_ptr<Operator> match_known_list(Step step) {
  return std::make_unique<MatchKnownList>(std::move(step));
}

}  // namespace nuncio
