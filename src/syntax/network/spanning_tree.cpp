#include "syntax/network/spanning_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nuncio {
namespace {

using Heads = std::vector<int32_t>;

// Scores among nodes 0 (the root) .. size - 1; row: dependent.
class ArcScores {
 public:
  explicit ArcScores(size_t size) : size_(size), values_(size * size) {}
  size_t size() const { return size_; }
  double& at(size_t dependent, size_t head) { return values_[dependent * size_ + head]; }
  double at(size_t dependent, size_t head) const { return values_[dependent * size_ + head]; }

 private:
  size_t size_;
  std::vector<double> values_;
};

Heads best_heads(const ArcScores& scores) {
  Heads heads(scores.size(), -1);
  for (size_t i = 1; i < scores.size(); ++i) {
    double best = -std::numeric_limits<double>::infinity();
    for (size_t j = 0; j < scores.size(); ++j)
      if (j != i && scores.at(i, j) > best) {
        best = scores.at(i, j);
        heads[i] = static_cast<int32_t>(j);
      }
  }
  return heads;
}

// The nodes of a cycle, or none.
std::vector<size_t> find_cycle(const Heads& heads) {
  std::vector<size_t> seen(heads.size());  // 0: not yet; else the walk that came by first
  for (size_t start = 1; start < heads.size(); ++start) {
    size_t at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = start;
      at = static_cast<size_t>(heads[at]);
    }
    if (at == 0 || seen[at] != start) continue;
    std::vector<size_t> cycle = {at};
    for (size_t next = static_cast<size_t>(heads[at]); next != at;
         next = static_cast<size_t>(heads[next]))
      cycle.push_back(next);
    return cycle;
  }
  return {};
}

// The graph with the cycle made one node, the last; and how its arcs lead back to the old ones.
struct Contraction {
  ArcScores scores;
  std::vector<size_t> nodes;    // old numbers of all new nodes but the last
  std::vector<size_t> entries;  // by new head: the node of the cycle that takes it
  std::vector<size_t> exits;    // by new dependent: the node of the cycle that is its head
};

Contraction contract(const ArcScores& scores, const Heads& heads,
                     const std::vector<size_t>& cycle) {
  std::vector<bool> inside(scores.size());
  for (const size_t node : cycle) inside[node] = true;
  Contraction to = {ArcScores(scores.size() - cycle.size() + 1), {}, {}, {}};
  for (size_t node = 0; node < scores.size(); ++node)
    if (!inside[node]) to.nodes.push_back(node);
  const size_t whole = to.nodes.size();
  for (size_t i = 0; i < whole; ++i) {
    for (size_t j = 0; j < whole; ++j) to.scores.at(i, j) = scores.at(to.nodes[i], to.nodes[j]);
    const size_t node = to.nodes[i];
    size_t entry = cycle[0], exit = cycle[0];
    const auto gain = [&](size_t member) {
      return scores.at(member, node) - scores.at(member, static_cast<size_t>(heads[member]));
    };
    for (const size_t member : cycle) {
      if (gain(member) > gain(entry)) entry = member;
      if (scores.at(node, member) > scores.at(node, exit)) exit = member;
    }
    to.scores.at(whole, i) = gain(entry);
    to.scores.at(i, whole) = scores.at(node, exit);
    to.entries.push_back(entry);
    to.exits.push_back(exit);
  }
  return to;
}

Heads solve(const ArcScores& scores) {
  Heads heads = best_heads(scores);
  const std::vector<size_t> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;
  const Contraction smaller = contract(scores, heads, cycle);
  const Heads found = solve(smaller.scores);
  const size_t whole = smaller.nodes.size();
  for (size_t i = 1; i < whole; ++i) {
    const auto head = static_cast<size_t>(found[i]);
    heads[smaller.nodes[i]] =
        static_cast<int32_t>(head == whole ? smaller.exits[i] : smaller.nodes[head]);
  }
  const auto outer = static_cast<size_t>(found[whole]);
  heads[smaller.entries[outer]] = static_cast<int32_t>(smaller.nodes[outer]);
  return heads;
}

}  // namespace

std::vector<int32_t> best_tree(const FloatMatrix& scores) {
  const size_t size = scores.rows + 1;
  ArcScores arcs(size);
  double reach = 1;
  for (size_t i = 0; i < scores.rows; ++i)
    for (size_t j = 0; j < size; ++j) {
      arcs.at(i + 1, j) = j == i + 1 ? 0 : scores.row(i)[j];
      if (j != i + 1) reach += std::fabs(scores.row(i)[j]) * 2;
    }
  Heads heads = best_heads(arcs);
  if (std::count(heads.begin() + 1, heads.end(), 0) != 1 || !find_cycle(heads).empty()) {
    // At a price that nothing can outweigh the root gets as few children as it can: one.
    for (size_t i = 1; i < size; ++i) arcs.at(i, 0) -= reach;
    heads = solve(arcs);
  }
  heads.erase(heads.begin());
  return heads;
}

}  // namespace nuncio
