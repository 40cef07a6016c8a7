// Communities of a weighted undirected graph by the Louvain method: nodes move to the neighbouring
// community that adds most to modularity, communities become nodes, and so on. Deterministic: nodes
// are visited by number, and of equal gains the lowest community wins. After V. Blondel, J.-L.
// Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in large networks", 2008.
#ifndef NUNCIO_QUERY_LOUVAIN_H_
#define NUNCIO_QUERY_LOUVAIN_H_

#include <cstdint>
#include <functional>
#include <vector>

namespace nuncio {

struct WeightedGraph {
  struct Neighbour {
    uint32_t node;
    double weight;
  };
  std::vector<std::vector<Neighbour>> neighbours;  // each edge at both ends
  std::vector<double> loops;                       // weight of edges within a node
};

// By node: the number of its community, numbered from 0 in the order of their first nodes. `poll`
// is called again and again and may throw.
std::vector<uint32_t> louvain(WeightedGraph graph, const std::function<void()>& poll);

// Of a division into communities, -0.5 to 1.
double modularity(const WeightedGraph& graph, const std::vector<uint32_t>& communities);

}  // namespace nuncio

#endif  // NUNCIO_QUERY_LOUVAIN_H_
