#include "query/louvain.h"

#include <algorithm>
#include <numeric>

namespace nuncio {
namespace {

// Numbers from 0 in the order of first use.
uint32_t renumber(std::vector<uint32_t>& communities) {
  std::vector<uint32_t> numbers(communities.size(), UINT32_MAX);
  uint32_t count = 0;
  for (uint32_t& community : communities) {
    if (numbers[community] == UINT32_MAX) numbers[community] = count++;
    community = numbers[community];
  }
  return count;
}

class Level {
 public:
  explicit Level(const WeightedGraph& graph)
      : graph_(graph),
        community_(graph.neighbours.size()),
        degree_(graph.neighbours.size()),
        near_(graph.neighbours.size(), 0) {
    std::iota(community_.begin(), community_.end(), 0);
    for (size_t i = 0; i < degree_.size(); ++i) {
      degree_[i] = 2 * graph.loops[i];
      for (const auto& neighbour : graph.neighbours[i]) degree_[i] += neighbour.weight;
      all_ += degree_[i];
    }
    total_ = degree_;
  }

  // Whether any node moved.
  bool run(const std::function<void()>& poll) {
    bool any = false;
    for (bool moved = all_ > 0; moved;) {
      moved = false;
      for (uint32_t node = 0; node < community_.size(); ++node) {
        if (node % 1024 == 0) poll();
        moved |= move(node);
      }
      any |= moved;
    }
    return any;
  }

  std::vector<uint32_t> communities() { return std::move(community_); }

 private:
  bool move(uint32_t node) {
    const uint32_t before = community_[node];
    touched_.assign(1, before);
    for (const auto& [other, weight] : graph_.neighbours[node]) {
      const uint32_t community = community_[other];
      if (near_[community] == 0 && community != before) touched_.push_back(community);
      near_[community] += weight;
    }
    total_[before] -= degree_[node];
    std::sort(touched_.begin() + 1, touched_.end());
    const auto gain = [&](uint32_t community) {
      return near_[community] - total_[community] * degree_[node] / all_;
    };
    uint32_t best = before;
    double most = gain(before);
    for (const uint32_t community : touched_)
      if (gain(community) > most + 1e-12 * all_) {
        most = gain(community);
        best = community;
      }
    total_[best] += degree_[node];
    community_[node] = best;
    for (const uint32_t community : touched_) near_[community] = 0;
    return best != before;
  }

  const WeightedGraph& graph_;
  std::vector<uint32_t> community_, touched_;
  std::vector<double> degree_, total_, near_;
  double all_ = 0;  // of the degrees: twice the weight of the edges
};

WeightedGraph fold(const WeightedGraph& graph, const std::vector<uint32_t>& communities,
                   uint32_t count) {
  WeightedGraph out;
  out.neighbours.resize(count);
  out.loops.resize(count);
  for (uint32_t node = 0; node < communities.size(); ++node) {
    const uint32_t own = communities[node];
    out.loops[own] += graph.loops[node];
    for (const auto& [other, weight] : graph.neighbours[node]) {
      if (communities[other] == own)
        out.loops[own] += weight / 2;
      else
        out.neighbours[own].push_back({communities[other], weight});
    }
  }
  for (auto& all : out.neighbours) {
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.node < b.node; });
    size_t kept = 0;
    for (size_t i = 0; i < all.size(); ++i) {
      if (kept > 0 && all[kept - 1].node == all[i].node)
        all[kept - 1].weight += all[i].weight;
      else
        all[kept++] = all[i];
    }
    all.resize(kept);
  }
  return out;
}

}  // namespace

std::vector<uint32_t> louvain(WeightedGraph graph, const std::function<void()>& poll) {
  std::vector<uint32_t> out(graph.neighbours.size());
  std::iota(out.begin(), out.end(), 0);
  for (;;) {
    Level level(graph);
    if (!level.run(poll)) break;
    std::vector<uint32_t> communities = level.communities();
    const uint32_t count = renumber(communities);
    for (uint32_t& community : out) community = communities[community];
    graph = fold(graph, communities, count);
  }
  renumber(out);
  return out;
}

double modularity(const WeightedGraph& graph, const std::vector<uint32_t>& communities) {
  std::vector<double> inside(communities.size()), total(communities.size());
  double all = 0;
  for (uint32_t node = 0; node < communities.size(); ++node) {
    const uint32_t own = communities[node];
    double degree = 2 * graph.loops[node];
    inside[own] += 2 * graph.loops[node];
    for (const auto& [other, weight] : graph.neighbours[node]) {
      degree += weight;
      if (communities[other] == own) inside[own] += weight;
    }
    total[own] += degree;
    all += degree;
  }
  double out = 0;
  for (size_t i = 0; all > 0 && i < total.size(); ++i)
    out += inside[i] / all - (total[i] / all) * (total[i] / all);
  return out;
}

}  // namespace nuncio
