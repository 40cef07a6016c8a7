// Nodes: finding and checking them; paths of what was found.
#include <algorithm>

#include "query/operators.h"

namespace nuncio {

bool node_fits(const Run& run, const BoundNode& node, NodeId id) {
  if (node.impossible) return false;
  if (node.one_of && !std::binary_search(node.one_of->begin(), node.one_of->end(), id))
    return false;
  return std::all_of(node.labels.begin(), node.labels.end(),
                     [&](LabelId label) { return run.graph.has_label(id, label); });
}

namespace {

class ScanNodes : public Operator {
 public:
  explicit ScanNodes(const BoundNode& node) : node_(node) {}

  bool push(Run& run) override {
    if (node_.impossible) return true;
    if (node_.one_of) return scan(run, *node_.one_of);
    if (!node_.labels.empty()) {
      const auto fewer = [&](LabelId a, LabelId b) {
        return run.graph.nodes_with(a).size() < run.graph.nodes_with(b).size();
      };
      return scan(run, run.graph.nodes_with(
                           *std::min_element(node_.labels.begin(), node_.labels.end(), fewer)));
    }
    for (NodeId id = 0; id < run.graph.node_count(); ++id) {
      run.tick();
      run.frame[node_.slot] = Value::node(id);
      if (!emit(run)) return false;
    }
    return true;
  }

  std::string describe() const override {
    return (node_.one_of           ? "nodes by name "
            : node_.labels.empty() ? "all nodes "
                                   : "nodes by label ") +
           node_.text;
  }

 private:
  bool scan(Run& run, std::span<const NodeId> ids) {
    for (const NodeId id : ids) {
      run.tick();
      if (!node_fits(run, node_, id)) continue;
      run.frame[node_.slot] = Value::node(id);
      if (!emit(run)) return false;
    }
    return true;
  }

  const BoundNode& node_;
};

class CheckNode : public Operator {
 public:
  explicit CheckNode(const BoundNode& node) : node_(node) {}
  bool push(Run& run) override {
    const Value& value = run.frame[node_.slot];
    return !value.is(ValueKind::node) || !node_fits(run, node_, value.as_id()) || emit(run);
  }
  std::string describe() const override { return "check " + node_.text; }

 private:
  const BoundNode& node_;
};

class BuildPath : public Operator {
 public:
  BuildPath(const BoundPath& path, const BoundMatch& match) : path_(path) {
    for (const uint32_t node : path.nodes) nodes_.push_back(match.nodes[node].slot);
    for (const uint32_t edge : path.edges) edges_.push_back(match.edges[edge].slot);
  }

  bool push(Run& run) override {
    Path path;
    path.nodes.push_back(run.frame[nodes_[0]].as_id());
    for (const Slot slot : edges_) {
      const Value& value = run.frame[slot];
      if (value.is(ValueKind::edge)) {
        append(run, path, value.as_id());
      } else {
        for (const Value& edge : value.as_list()) append(run, path, edge.as_id());
      }
    }
    if (path_.mode != ast::Mode::trail && path_.mode != ast::Mode::walk && !allowed(path))
      return true;
    run.frame[path_.slot] = std::move(path);
    return emit(run);
  }

  std::string describe() const override { return path_.named ? "path" : "check path"; }

 private:
  static void append(const Run& run, Path& path, EdgeId edge) {
    const NodeId source = run.graph.source(edge), target = run.graph.target(edge);
    path.edges.push_back(edge);
    path.nodes.push_back(path.nodes.back() == source ? target : source);
  }

  // No node twice; SIMPLE allows the first to be the last too.
  bool allowed(const Path& path) const {
    std::vector<NodeId> nodes = path.nodes;
    if (path_.mode == ast::Mode::simple && nodes.size() > 1 && nodes.front() == nodes.back())
      nodes.pop_back();
    std::sort(nodes.begin(), nodes.end());
    return std::adjacent_find(nodes.begin(), nodes.end()) == nodes.end();
  }

  const BoundPath& path_;
  std::vector<Slot> nodes_, edges_;
};

}  // namespace

std::unique_ptr<Operator> scan_nodes(const BoundNode& node) {
  return std::make_unique<ScanNodes>(node);
}

std::unique_ptr<Operator> check_node(const BoundNode& node) {
  return std::make_unique<CheckNode>(node);
}

std::unique_ptr<Operator> build_path(const BoundPath& path, const BoundMatch& match) {
  return std::make_unique<BuildPath>(path, match);
}

}  // namespace nuncio
