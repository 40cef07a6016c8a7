// Counting the matches of a chain: see query/chain.h.
#include <algorithm>
#include <functional>

#include "query/chain.h"
#include "query/edge_conditions.h"

namespace nuncio {
namespace {

// The largest counts seen so far, as many as are wanted.
class Top {
 public:
  void begin(uint64_t wanted) {
    wanted_ = wanted;
    least_.clear();
  }
  // Whether a row of this count may be among them.
  bool takes(uint64_t count) {
    if (least_.size() < wanted_) {
      least_.push_back(count);
      std::push_heap(least_.begin(), least_.end(), std::greater<>());
      return true;
    }
    if (wanted_ == 0 || count < least_.front()) return false;
    if (count == least_.front()) return true;
    std::pop_heap(least_.begin(), least_.end(), std::greater<>());
    least_.back() = count;
    std::push_heap(least_.begin(), least_.end(), std::greater<>());
    return true;
  }

  // What is less is not taken.
  uint64_t floor() const {
    return wanted_ == 0 ? UINT64_MAX : least_.size() < wanted_ ? 1 : least_.front();
  }
  // Whether one that was taken is still among them.
  bool keeps(uint64_t count) const { return least_.size() < wanted_ || count >= least_.front(); }

 private:
  uint64_t wanted_ = 0;
  std::vector<uint64_t> least_;  // a heap with the least on top
};

class CountChain : public Operator {
 public:
  explicit CountChain(Chain chain) : chain_(std::move(chain)) {
    for (const Chain::Link& link : chain_.links) {
      conditions_.emplace_back(link.edge->slot, link.conditions, link.edge->view.get());
      filters_.push_back({link.along, link.edge->types});
      back_.push_back(filters_.back().reversed());
    }
  }

  void begin(Run& run) override {
    for (EdgeConditions& conditions : conditions_) conditions.begin(run);
    if (!chain_.limit) return;
    const uint64_t skip = chain_.skip ? row_count(run, *chain_.skip, "SKIP") : 0;
    const uint64_t limit = row_count(run, *chain_.limit, "LIMIT");
    top_.begin(limit > UINT32_MAX || skip > UINT32_MAX ? UINT64_MAX : skip + limit);
  }

  bool push(Run& run) override {
    for (size_t i = 0; i < chain_.links.size(); ++i)
      if (chain_.links[i].edge->impossible || conditions_[i].impossible()) return true;
    const size_t middle = meeting();
    const Side left = gather(run, 0, middle, 0);
    const Side right = gather(run, chain_.nodes.size() - 1, middle, 1);
    return meet(run, middle, left, right);
  }

  std::string describe() const override {
    std::string out = "count chain " + chain_.nodes[0].node->text;
    for (size_t i = 0; i < chain_.links.size(); ++i)
      out += chain_.links[i].edge->text + chain_.nodes[i + 1].node->text;
    if (chain_.group) out += " by " + chain_.nodes[*chain_.group].node->text;
    return out + (chain_.limit ? ", only the largest" : "");
  }

 private:
  // How many ways lead to a node from one end of the chain.
  struct Side {
    const NodeWeights* weights = nullptr;  // null: one way to every node
    std::optional<size_t> link;            // set: as many as the node has edges of this link
  };

  // Where the two sides meet: at the group, else where no long list needs to be made.
  size_t meeting() const {
    if (chain_.group) return *chain_.group;
    const size_t last = chain_.nodes.size() - 1;
    if (!chain_.nodes.front().free()) return last - (chain_.nodes.back().free() ? 1 : 0);
    if (!chain_.nodes.back().free()) return 1;
    return last / 2;
  }

  // Over the edges of a link by the number of its left node: forwards from it, else towards it.
  const EdgeFilter& filter(size_t link, bool forwards) const {
    return forwards ? filters_[link] : back_[link];
  }

  bool fits(Run& run, const Chain::Node& node, NodeId id) const {
    if (!node_fits(run, *node.node, id)) return false;
    if (node.known) {
      const Value& value = run.frame[node.node->slot];
      if (!value.is(ValueKind::node) || value.as_id() != id) return false;
    }
    if (node.conditions.empty()) return true;
    run.frame[node.node->slot] = Value::node(id);
    return std::all_of(node.conditions.begin(), node.conditions.end(),
                       [&](const Bound* condition) { return condition->run->holds(run); });
  }

  template <typename Visit>
  void for_each_candidate(Run& run, const Chain::Node& node, Visit&& visit) const {
    const auto all = [&](const auto& ids) {
      for (const NodeId id : ids) {
        run.tick();
        if (node.free() || fits(run, node, id)) visit(id);
      }
    };
    if (node.known) {
      const Value value = run.frame[node.node->slot];
      if (value.is(ValueKind::node)) all(std::initializer_list<NodeId>{value.as_id()});
    } else if (node.node->one_of) {
      all(*node.node->one_of);
    } else if (!node.node->labels.empty()) {
      all(run.graph.nodes_with(node.node->labels[0]));
    } else {
      for (NodeId id = 0; id < run.graph.node_count(); ++id) {
        run.tick();
        if (node.free() || fits(run, node, id)) visit(id);
      }
    }
  }

  // From an end to the meeting node, whose own conditions are left for meet().
  Side gather(Run& run, size_t end, size_t middle, size_t side) {
    const bool forwards = end < middle;
    const size_t steps = forwards ? middle - end : end - middle;
    if (steps == 0) return {};
    const bool free = chain_.nodes[end].free();
    if (steps == 1 && free) return {nullptr, forwards ? end : middle};
    Scratch& scratch = run.scratch(chain_.scratch);
    NodeWeights *from = &scratch.weights[side], *to = &scratch.weights[2];
    bool all = free;
    from->clear(run.graph.node_count());
    if (!free) for_each_candidate(run, chain_.nodes[end], [&](NodeId id) { from->add(id, 1); });
    for (size_t step = 1; step <= steps; ++step) {
      const size_t link = forwards ? end + step - 1 : end - step;
      to->clear(run.graph.node_count());
      advance(run, link, forwards, all ? nullptr : from, *to);
      const Chain::Node& reached = chain_.nodes[forwards ? end + step : end - step];
      if (step < steps && !reached.free())
        for (const NodeId id : to->touched())
          if (!fits(run, reached, id)) to->drop(id);
      std::swap(*from, *to);
      all = false;
    }
    return {from, std::nullopt};
  }

  // Sums what `from` has (null: one each) along the link into `to`.
  void advance(Run& run, size_t link, bool forwards, const NodeWeights* from, NodeWeights& to) {
    const EdgeFilter& walk = filter(link, forwards);
    if (!from || scan_is_cheaper(run, link, from->touched().size())) {
      scan(run, link, walk.along, from != nullptr, [&](NodeId tail, NodeId head) {
        const uint64_t weight = from ? from->get(tail) : 1;
        if (weight > 0) to.add(head, weight);
      });
      return;
    }
    for (const NodeId node : from->touched()) {
      const uint64_t weight = from->get(node);
      if (weight == 0) continue;
      for_each_edge(run.csr, node, walk, [&](EdgeId edge, NodeId head) {
        run.tick();
        if (conditions_[link].hold(run, edge)) to.add(head, weight);
        return true;
      });
    }
  }

  // All edges of a type, in its range of dates, against a look at every node.
  bool scan_is_cheaper(const Run& run, size_t link, size_t nodes) const {
    return scan_size(run, link) < 4 * nodes;
  }
  size_t scan_size(const Run& run, size_t link) const {
    const auto& types = filters_[link].types;
    if (types.empty()) return run.graph.edge_count();
    size_t sum = 0;
    for (const TypeId type : types)
      sum += conditions_[link].within(run.graph, run.graph.edges_with(type)).size();
    return sum;
  }

  // Every edge of the link from tail to head; the tail is only worked out where it is asked for.
  template <typename Visit>
  void scan(Run& run, size_t link, Along along, bool tails, Visit&& visit) {
    const EdgeConditions& conditions = conditions_[link];
    const auto take = [&](EdgeId edge) {
      run.tick();
      if (!conditions.hold(run, edge)) return;
      const NodeId target = run.csr.targets[edge];
      const bool whole = tails || along != Along::out;
      const NodeId source = whole ? run.csr.source(edge) : 0;
      if (along != Along::in) visit(source, target);
      if (along == Along::in || (along == Along::both && source != target)) visit(target, source);
    };
    if (filters_[link].types.empty())
      for (EdgeId edge = 0; edge < run.graph.edge_count(); ++edge) take(edge);
    for (const TypeId type : filters_[link].types)
      for (const EdgeId edge : conditions.within(run.graph, run.graph.edges_with(type))) take(edge);
  }

  // Edges of the link at a node: the link's left node where `forwards`.
  uint64_t edges_at(Run& run, size_t link, bool forwards, NodeId node) {
    const EdgeFilter& walk = filter(link, forwards);
    if (conditions_[link].none() && walk.along != Along::both)
      return degree_of(run.csr, node, walk);
    uint64_t sum = 0;
    for_each_edge(run.csr, node, walk, [&](EdgeId edge, NodeId) {
      run.tick();
      sum += conditions_[link].hold(run, edge);
      return true;
    });
    return sum;
  }

  // A side of one link from a free end as a list, where that is made faster than looked up.
  void list_link(Run& run, size_t link, bool forwards, NodeWeights& out) {
    out.clear(run.graph.node_count());
    advance(run, link, forwards, nullptr, out);
  }

  bool meet(Run& run, size_t middle, Side left, Side right) {
    Scratch& scratch = run.scratch(chain_.scratch);
    const bool listed = left.weights || right.weights;
    const size_t known = left.weights    ? left.weights->touched().size()
                         : right.weights ? right.weights->touched().size()
                                         : run.graph.node_count();
    const bool start_free = chain_.nodes[middle].free();
    for (Side* side : {&left, &right}) {
      if (!side->link || (!listed && !start_free)) continue;
      if (filters_[*side->link].types.empty() || !scan_is_cheaper(run, *side->link, known))
        continue;
      NodeWeights& list = scratch.weights[side == &left ? 0 : 1];
      list_link(run, *side->link, side == &left, list);
      *side = {&list, std::nullopt};
    }
    uint64_t total = 0;
    bool more = true;
    largest_.clear();
    const auto gather_count = [&](NodeId node, uint64_t count) {
      if (!chain_.group)
        total = checked_sum(total, count);
      else if (!chain_.limit)
        more = put(run, node, count);
      else if (top_.takes(count))
        largest_.emplace_back(node, count);
    };
    const auto take = [&](NodeId node) {
      const uint64_t count =
          checked_product(ways(run, left, true, node), ways(run, right, false, node));
      if (count > 0 && more) gather_count(node, count);
    };
    const Chain::Node& at = chain_.nodes[middle];
    if (const NodeWeights* list = shorter(left, right)) {
      for (const NodeId node : list->touched()) {
        run.tick();
        if (list->get(node) > 0 && (at.free() || fits(run, at, node))) take(node);
      }
    } else if (const auto degrees = plain_degrees(run, at, left, right); !degrees.empty()) {
      run.tick(run.graph.node_count());
      uint64_t least = chain_.limit ? top_.floor() : 1;
      for (NodeId node = 0; node + 1 < degrees.size() && more; ++node) {
        const uint32_t count = degrees[node + 1] - degrees[node];
        if (count < least) continue;
        gather_count(node, count);
        if (chain_.limit) least = top_.floor();
      }
    } else {
      for_each_candidate(run, at, take);
    }
    for (size_t i = 0; i < largest_.size() && more; ++i)
      if (top_.keeps(largest_[i].second)) more = put(run, largest_[i].first, largest_[i].second);
    if (!chain_.group && total > 0) more = emit_times(run, total);
    return more;
  }

  // Where all that counts is how many edges each node of the graph has: the offsets of its edges.
  std::span<const uint32_t> plain_degrees(const Run& run, const Chain::Node& at, const Side& left,
                                          const Side& right) const {
    if (!at.free() || left.link.has_value() == right.link.has_value()) return {};
    const size_t link = left.link ? *left.link : *right.link;
    const EdgeFilter& walk = filter(link, right.link.has_value());
    if (!walk.types.empty() || !conditions_[link].none() || walk.along == Along::both) return {};
    return walk.along == Along::out ? run.csr.out_offsets : run.csr.in_offsets;
  }

  static const NodeWeights* shorter(const Side& left, const Side& right) {
    if (!left.weights || !right.weights) return left.weights ? left.weights : right.weights;
    return left.weights->touched().size() <= right.weights->touched().size() ? left.weights
                                                                             : right.weights;
  }

  // A link of the left side ends at the node, one of the right side begins there.
  uint64_t ways(Run& run, const Side& side, bool left, NodeId node) {
    if (side.weights) return side.weights->get(node);
    return side.link ? edges_at(run, *side.link, !left, node) : 1;
  }

  bool put(Run& run, NodeId node, uint64_t count) {
    const BoundNode& group = *chain_.nodes[*chain_.group].node;
    run.frame[group.slot] = Value::node(node);
    return emit_times(run, count);
  }

  bool emit_times(Run& run, uint64_t times) {
    run.times = times;
    const bool more = emit(run);
    run.times = 1;
    return more;
  }

  Chain chain_;
  std::vector<EdgeConditions> conditions_;  // by link
  std::vector<EdgeFilter> filters_, back_;  // by link, from left to right and back
  Top top_;
  std::vector<std::pair<NodeId, uint64_t>> largest_;  // that top_ has taken, of the row in hand
};

}  // namespace

std::unique_ptr<Operator> count_chain(Chain chain) {
  return std::make_unique<CountChain>(std::move(chain));
}

}  // namespace nuncio
