#include "bare_search.h"

#include <algorithm>

namespace nuncio {

uint64_t BareSearch::reach(uint32_t start, uint32_t hops) {
  std::vector<uint32_t>&seen = marks_[0], &frontier = frontier_[0];
  ++epoch_;
  seen[start] = epoch_;
  frontier.assign(1, start);
  uint64_t found = 0;
  for (uint32_t hop = 1; hop <= hops; ++hop) {
    next_.clear();
    for (const uint32_t node : frontier)
      for (uint32_t edge = csr_.out_offsets[node]; edge < csr_.out_offsets[node + 1]; ++edge) {
        const uint32_t to = csr_.targets[edge];
        if (seen[to] == epoch_) continue;
        seen[to] = epoch_;
        ++found;
        if (hop < hops) next_.push_back(to);
      }
    std::swap(frontier, next_);
  }
  return found;
}

bool BareSearch::step(int side, const std::vector<TypeId>& types) {
  next_.clear();
  const auto visit = [&](uint32_t node) {
    if (marks_[side][node] == epoch_) return false;
    marks_[side][node] = epoch_;
    next_.push_back(node);
    return marks_[1 - side][node] == epoch_;
  };
  const auto all = [&](Slots slots) {
    for (uint32_t at = slots.begin; at < slots.end; ++at)
      if (visit(side == 0 ? csr_.targets[at] : csr_.in_sources[at])) return true;
    return false;
  };
  for (const uint32_t node : frontier_[side]) {
    if (types.empty()) {
      if (all(side == 0 ? csr_.out(node) : csr_.in(node))) return true;
    } else {
      for (const TypeId type : types)
        if (all(side == 0 ? csr_.out(node, type) : csr_.in(node, type))) return true;
    }
  }
  std::swap(frontier_[side], next_);
  return false;
}

uint32_t BareSearch::distance(uint32_t from, uint32_t to, const std::vector<TypeId>& types) {
  if (from == to) return 0;
  ++epoch_;
  marks_[0][from] = marks_[1][to] = epoch_;
  frontier_[0].assign(1, from);
  frontier_[1].assign(1, to);
  for (uint32_t length = 1; !frontier_[0].empty() && !frontier_[1].empty(); ++length)
    if (step(frontier_[0].size() <= frontier_[1].size() ? 0 : 1, types)) return length;
  return 0;
}

uint64_t BareSearch::shortest_paths(uint32_t start, uint32_t hops) {
  std::vector<uint32_t>&distance = marks_[0], &frontier = frontier_[0];
  epoch_ += hops + 2;  // distances are above the last epoch
  const uint32_t base = epoch_ - hops - 1;
  distance[start] = base;
  counts_[start] = 1;
  frontier.assign(1, start);
  uint64_t sum = 0;
  for (uint32_t hop = 1; hop <= hops; ++hop) {
    next_.clear();
    for (const uint32_t node : frontier)
      for (uint32_t edge = csr_.out_offsets[node]; edge < csr_.out_offsets[node + 1]; ++edge) {
        const uint32_t to = csr_.targets[edge];
        if (distance[to] < base) {
          distance[to] = base + hop;
          counts_[to] = 0;
          next_.push_back(to);
        }
        if (distance[to] == base + hop) counts_[to] += counts_[node];
      }
    for (const uint32_t node : next_) sum += counts_[node];
    std::swap(frontier, next_);
  }
  return sum;
}

uint64_t BareSearch::top_degrees(size_t count) const {
  std::vector<uint32_t> heap;  // the least on top
  for (uint32_t node = 0; node < csr_.node_count(); ++node) {
    const uint32_t degree = csr_.out(node).size();
    if (heap.size() == count && degree <= heap.front()) continue;
    if (heap.size() == count) {
      std::pop_heap(heap.begin(), heap.end(), std::greater<>());
      heap.pop_back();
    }
    heap.push_back(degree);
    std::push_heap(heap.begin(), heap.end(), std::greater<>());
  }
  uint64_t sum = 0;
  for (const uint32_t degree : heap) sum += degree;
  return sum;
}

}  // namespace nuncio
