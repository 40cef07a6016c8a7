// How central nodes are: degree, PageRank, betweenness, closeness.
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/page_rank.h"
#include "nuncio/boost_graph.h"
#include "query/procedures.h"
#include "query/subgraph.h"

namespace nuncio {
namespace {

constexpr StaticType kNodeType{kNode, 0};
constexpr StaticType kIntType{kInt, 0};
constexpr StaticType kRealType{kReal, 0};
const std::vector<Procedure::Parameter> kOptions = {{"options", kMap, true}};

bool whole_graph(const ProcedureCall& call) {
  return !call.view && (call.args[0].is_null() || call.args[0].as_map().empty());
}

void degrees(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const auto row = [&](NodeId node, int64_t out, int64_t in) {
    call.run.tick();
    return call.yield({Value::node(node), out + in, out, in});
  };
  if (whole_graph(call)) {
    const CsrView& csr = call.run.csr;
    for (NodeId node = 0; node < call.run.graph.node_count(); ++node)
      if (!row(node, csr.out(node).size(), csr.in(node).size())) return;
    return;
  }
  const Subgraph part(options, Along::out, Subgraph::Parallel::kept);
  const CsrView csr = part.view();
  for (uint32_t i = 0; i < part.size(); ++i)
    if (!row(part.node(i), csr.out(i).size(), csr.in(i).size())) return;
}

void page_rank_of(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {"damping", "iterations"});
  PageRankOptions wish;
  wish.damping = options.number("damping", 0.85, 0, 1);
  wish.rounds = static_cast<uint32_t>(options.number("iterations", 20, 0, 10000));
  wish.poll = [&] { call.run.check(); };
  if (whole_graph(call)) {
    const std::vector<double> ranks = page_rank(call.run.csr, wish);
    for (NodeId node = 0; node < ranks.size(); ++node) {
      call.run.tick();
      if (!call.yield({Value::node(node), ranks[node]})) return;
    }
    return;
  }
  const Subgraph part(options, options.direction(Along::out), Subgraph::Parallel::kept);
  const std::vector<double> ranks = page_rank(part.view(), wish);
  for (uint32_t i = 0; i < ranks.size(); ++i)
    if (!call.yield({Value::node(part.node(i)), ranks[i]})) return;
}

// A property map of vertices that lets the query be stopped: Boost's algorithm writes to it all the
// time.
struct WatchedMap {
  using key_type = uint32_t;
  using value_type = double;
  using reference = double&;
  using category = boost::lvalue_property_map_tag;
  std::vector<double>* values;
  Run* run;
};
double get(const WatchedMap& map, uint32_t node) {
  return (*map.values)[node];
}
void put(const WatchedMap& map, uint32_t node, double value) {
  map.run->tick();
  (*map.values)[node] = value;
}

void betweenness(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Along along = options.direction(Along::both);
  const Subgraph part(options, along, Subgraph::Parallel::merged);
  const CsrView csr = part.view();
  const boost::typed_identity_property_map<uint32_t> index;
  std::vector<double> score(part.size()), distance(part.size()), dependency(part.size());
  std::vector<double> paths(part.size());
  std::vector<std::vector<CsrEdge>> incoming(part.size());
  const auto map = [&](auto& values) {
    return boost::make_iterator_property_map(values.begin(), index);
  };
  boost::brandes_betweenness_centrality(csr, map(score), boost::dummy_property_map(), map(incoming),
                                        WatchedMap{&distance, &call.run}, map(dependency),
                                        map(paths), index);
  for (uint32_t i = 0; i < part.size(); ++i)  // either way: each pair counted twice
    if (!call.yield({Value::node(part.node(i)), along == Along::both ? score[i] / 2 : score[i]}))
      return;
}

// What can be reached times how near it is, after S. Wasserman and K. Faust, "Social Network
// Analysis", 1994: 0 for a node that reaches nothing.
void closeness(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Subgraph part(options, options.direction(Along::both), Subgraph::Parallel::merged);
  const CsrView csr = part.view();
  std::vector<uint32_t> order;
  SearchScratch scratch;
  for (uint32_t i = 0; i < part.size(); ++i) {
    breadth_first(csr, i, UINT32_MAX, {Along::out, {}}, scratch, order,
                  [&](uint32_t, uint32_t, uint32_t) {
                    call.run.tick();
                    return true;
                  });
    double sum = 0;
    for (const uint32_t node : order) sum += scratch.forward.get(node);
    const auto others = static_cast<double>(order.size() - 1);
    const double score = sum == 0 ? 0.0 : others / (part.size() - 1) * (others / sum);
    if (!call.yield({Value::node(part.node(i)), score})) return;
  }
}

}  // namespace

std::vector<Procedure> rank_procedures() {
  return {
      {"degree",
       "how many edges a node has",
       kOptions,
       {{"node", kNodeType}, {"degree", kIntType}, {"out", kIntType}, {"in", kIntType}},
       degrees},
      {"pagerank",
       "how often a random walk comes by; options damping (0.85) and iterations (20)",
       kOptions,
       {{"node", kNodeType}, {"score", kRealType}},
       page_rank_of},
      {"betweenness",
       "how many shortest paths between others lead over a node",
       kOptions,
       {{"node", kNodeType}, {"score", kRealType}},
       betweenness},
      {"closeness",
       "how near a node is to all that it reaches",
       kOptions,
       {{"node", kNodeType}, {"score", kRealType}},
       closeness},
  };
}

}  // namespace nuncio
