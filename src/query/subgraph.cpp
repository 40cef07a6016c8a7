#include "query/subgraph.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "query/view.h"

namespace nuncio {

ProcedureOptions::ProcedureOptions(const ProcedureCall& call, const Value& map,
                                   std::vector<std::string> keys)
    : call_(call) {
  if (!map.is_null()) map_ = map.as_map();
  for (const char* key : {"types", "labels", "nodes", "edges", "direction"}) keys.emplace_back(key);
  for (const auto& [key, value] : map_)
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      fail("there is no option '" + key + "'" + did_you_mean(key, keys));
}

void ProcedureOptions::fail(const std::string& message) const {
  call_.run.fail(call_.at, message);
}

Value ProcedureOptions::get(std::string_view key, Kinds kinds_wanted) const {
  for (const auto& [name, value] : map_) {
    if (name != key || value.is_null()) continue;
    if (!(kinds(value.kind()) & kinds_wanted))
      fail("the option '" + name + "' must be " + describe_kinds(kinds_wanted) + ", not " +
           std::string(to_string(value.kind())));
    return value;
  }
  return {};
}

std::vector<std::string> ProcedureOptions::texts(std::string_view key) const {
  const Value value = get(key, kList | kString);
  std::vector<std::string> out;
  if (value.is(ValueKind::string)) out.emplace_back(value.as_string());
  if (value.is(ValueKind::list))
    for (const Value& item : value.as_list()) {
      if (!item.is(ValueKind::string))
        fail("the option '" + std::string(key) + "' must be a list of STRING");
      out.emplace_back(item.as_string());
    }
  return out;
}

double ProcedureOptions::number(std::string_view key, double otherwise, double least,
                                double most) const {
  const Value value = get(key, kNumber);
  if (value.is_null()) return otherwise;
  const double number = value.as_number();
  if (!(number >= least && number <= most))
    fail("the option '" + std::string(key) + "' is out of range");
  return number;
}

Along ProcedureOptions::direction(Along otherwise) const {
  const Value value = get("direction", kString);
  if (value.is_null()) return otherwise;
  const std::string_view text = value.as_string();
  if (text == "out") return Along::out;
  if (text == "in") return Along::in;
  if (text != "both") fail("the option 'direction' must be 'out', 'in' or 'both'");
  return Along::both;
}

namespace {

std::vector<uint32_t> ids_of(const ProcedureOptions& options, const Value& list, ValueKind kind) {
  std::vector<uint32_t> out;
  const auto add = [&](const auto& self, const Value& value) -> void {
    if (value.is(ValueKind::list)) {
      for (const Value& item : value.as_list()) self(self, item);
    } else if (value.is(kind)) {
      out.push_back(value.as_id());
    } else if (!value.is_null()) {
      options.fail("expected a list of " + std::string(to_string(kind)));
    }
  };
  add(add, list);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Subgraph::Subgraph(const ProcedureOptions& options, Along along, Parallel parallel) {
  const Value given = options.get("edges", kList);
  std::vector<EdgeId> list;
  if (!given.is_null()) list = ids_of(options, given, ValueKind::edge);
  const std::vector<EdgeId>* const edges = given.is_null() ? nullptr : &list;
  choose_nodes(options, edges);
  std::vector<Arc> arcs = choose_arcs(options, along, edges);
  lay_out(std::move(arcs), parallel);
}

void Subgraph::choose_nodes(const ProcedureOptions& options, const std::vector<EdgeId>* edges) {
  Run& run = options.call().run;
  const PropertyGraph& graph = run.graph;
  std::vector<bool> in(graph.node_count(), true);
  const std::vector<std::string> labels = options.texts("labels");
  if (const Value list = options.get("nodes", kList); !list.is_null()) {
    in.assign(graph.node_count(), false);
    for (const NodeId node : ids_of(options, list, ValueKind::node)) in[node] = true;
  } else if (edges && labels.empty()) {
    in.assign(graph.node_count(), false);
    for (const EdgeId edge : *edges) in[graph.source(edge)] = in[graph.target(edge)] = true;
  }
  if (!labels.empty()) {
    std::vector<bool> labelled(graph.node_count(), false);
    for (const std::string& label : labels) {
      const std::optional<LabelId> id = graph.labels().find(label);
      if (!id)
        options.fail("no node has the label '" + label + "'" +
                     did_you_mean(label, graph.labels().names()));
      for (const NodeId node : graph.nodes_with(*id)) labelled[node] = true;
    }
    for (NodeId node = 0; node < graph.node_count(); ++node)
      if (!labelled[node]) in[node] = false;
  }
  places_.assign(graph.node_count(), UINT32_MAX);
  for (NodeId node = 0; node < graph.node_count(); ++node) {
    run.tick();
    if (!in[node]) continue;
    places_[node] = static_cast<uint32_t>(nodes_.size());
    nodes_.push_back(node);
  }
}

std::vector<Subgraph::Arc> Subgraph::choose_arcs(const ProcedureOptions& options, Along along,
                                                 const std::vector<EdgeId>* edges) {
  Run& run = options.call().run;
  const PropertyGraph& graph = run.graph;
  const std::vector<std::string> names = options.texts("types");
  std::vector<bool> types(graph.types().size(), names.empty());
  for (const std::string& name : names) {
    const std::optional<TypeId> id = graph.types().find(name);
    if (!id)
      options.fail("no relation is of the type '" + name + "'" +
                   did_you_mean(name, graph.types().names()));
    types[*id] = true;
  }
  std::vector<Arc> arcs;
  const auto add = [&](EdgeId edge, NodeId source, NodeId target) {
    run.tick();
    const uint32_t from = places_[source], to = places_[target];
    if (from == UINT32_MAX || to == UINT32_MAX || !types[graph.type(edge)]) return;
    if (options.call().view && !options.call().view->admits(run, edge)) return;
    if (along != Along::in) arcs.push_back({from, to, edge});
    if (along == Along::in || (along == Along::both && from != to))
      arcs.push_back({to, from, edge});
  };
  if (edges) {
    for (const EdgeId edge : *edges) add(edge, graph.source(edge), graph.target(edge));
  } else {
    for (NodeId node = 0; node < graph.node_count(); ++node) {
      const Slots slots = run.csr.out(node);
      for (EdgeId edge = slots.begin; edge < slots.end; ++edge)
        add(edge, node, run.csr.targets[edge]);
    }
  }
  return arcs;
}

// Rows by node, each sorted by target.
void Subgraph::lay_out(std::vector<Arc> arcs, Parallel parallel) {
  std::sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) {
    return std::tie(a.from, a.to, a.edge) < std::tie(b.from, b.to, b.edge);
  });
  offsets_.assign(nodes_.size() + 1, 0);
  in_offsets_.assign(nodes_.size() + 1, 0);
  const bool merge = parallel == Parallel::merged;
  for (size_t i = 0; i < arcs.size(); ++i) {
    const Arc& arc = arcs[i];
    if (merge && arc.from == arc.to) continue;
    if (merge && i > 0 && arcs[i - 1].from == arc.from && arcs[i - 1].to == arc.to) {
      weights_.back() += 1;
      continue;
    }
    if (targets_.size() % CsrView::kHintStep == 0) hints_.push_back(arc.from);
    targets_.push_back(arc.to);
    edges_.push_back(arc.edge);
    if (merge) weights_.push_back(1);
    ++offsets_[arc.from + 1];
    ++in_offsets_[arc.to + 1];
  }
  for (size_t i = 0; i < nodes_.size(); ++i) {
    offsets_[i + 1] += offsets_[i];
    in_offsets_[i + 1] += in_offsets_[i];
  }
  types_.assign(targets_.size(), 0);
  in_sources_.resize(targets_.size());
  in_edges_.resize(targets_.size());
  std::vector<uint32_t> next(in_offsets_.begin(), in_offsets_.end() - 1);
  for (uint32_t from = 0; from < size(); ++from)
    for (uint32_t arc = offsets_[from]; arc < offsets_[from + 1]; ++arc) {
      const uint32_t place = next[targets_[arc]]++;
      in_sources_[place] = from;
      in_edges_[place] = arc;
    }
}

CsrView Subgraph::view() const {
  return {offsets_, hints_, targets_, types_, in_offsets_, in_sources_, in_edges_, types_};
}

}  // namespace nuncio
