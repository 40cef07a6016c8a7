// How a graph falls into parts: components, articulation points, cores, communities.
#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/strong_components.hpp>
#include <iterator>

#include "nuncio/boost_graph.h"
#include "query/louvain.h"
#include "query/procedures.h"
#include "query/subgraph.h"

namespace nuncio {
namespace {

constexpr StaticType kNodeType{kNode, 0};
constexpr StaticType kIntType{kInt, 0};
const std::vector<Procedure::Parameter> kOptions = {{"options", kMap, true}};

auto map_of(std::vector<uint32_t>& values) {
  return boost::make_iterator_property_map(values.begin(),
                                           boost::typed_identity_property_map<uint32_t>());
}

// Parts are numbered from 0 in the order of their first nodes.
void yield_parts(const ProcedureCall& call, const Subgraph& part,
                 const std::vector<uint32_t>& numbers) {
  std::vector<int64_t> renumbered(part.size() + 1, -1);
  int64_t count = 0;
  for (uint32_t i = 0; i < part.size(); ++i) {
    int64_t& number = renumbered[numbers[i]];
    if (number < 0) number = count++;
    call.run.tick();
    if (!call.yield({Value::node(part.node(i)), number})) return;
  }
}

void components(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Subgraph part(options, Along::both, Subgraph::Parallel::merged);
  std::vector<uint32_t> numbers(part.size());
  boost::connected_components(part.view(), map_of(numbers));
  yield_parts(call, part, numbers);
}

void strong_components(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Subgraph part(options, Along::out, Subgraph::Parallel::merged);
  std::vector<uint32_t> numbers(part.size());
  boost::strong_components(part.view(), map_of(numbers));
  yield_parts(call, part, numbers);
}

void articulation_points(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Subgraph part(options, Along::both, Subgraph::Parallel::merged);
  std::vector<uint32_t> points;
  boost::articulation_points(part.view(), std::back_inserter(points));
  std::sort(points.begin(), points.end());
  for (const uint32_t point : points)
    if (!call.yield({Value::node(part.node(point))})) return;
}

void core_numbers(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Subgraph part(options, Along::both, Subgraph::Parallel::merged);
  std::vector<uint32_t> cores(part.size());
  CsrView csr = part.view();  // Boost takes it by reference
  boost::core_numbers(csr, map_of(cores));
  for (uint32_t i = 0; i < part.size(); ++i)
    if (!call.yield({Value::node(part.node(i)), cores[i]})) return;
}

void communities(const ProcedureCall& call) {
  const ProcedureOptions options(call, call.args[0], {});
  const Subgraph part(options, Along::both, Subgraph::Parallel::merged);
  const CsrView csr = part.view();
  WeightedGraph graph;
  graph.neighbours.resize(part.size());
  graph.loops.resize(part.size());
  for (uint32_t i = 0; i < part.size(); ++i)
    for (uint32_t arc = csr.out(i).begin; arc < csr.out(i).end; ++arc)
      graph.neighbours[i].push_back({csr.targets[arc], part.weight(arc)});
  yield_parts(call, part, louvain(std::move(graph), [&] { call.run.check(); }));
}

}  // namespace

std::vector<Procedure> part_procedures() {
  return {
      {"components",
       "which nodes hang together, whatever the direction",
       kOptions,
       {{"node", kNodeType}, {"component", kIntType}},
       components},
      {"strong_components",
       "which nodes reach each other along the edges",
       kOptions,
       {{"node", kNodeType}, {"component", kIntType}},
       strong_components},
      {"articulation_points",
       "nodes without which their component falls apart",
       kOptions,
       {{"node", kNodeType}},
       articulation_points},
      {"cores",
       "the largest k for which a node has k neighbours within the k-core",
       kOptions,
       {{"node", kNodeType}, {"core", kIntType}},
       core_numbers},
      {"communities",
       "which nodes are linked closely (Louvain)",
       kOptions,
       {{"node", kNodeType}, {"community", kIntType}},
       communities},
  };
}

}  // namespace nuncio
