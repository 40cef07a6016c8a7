// What chooses among paths or looks at whole matches.
#include <algorithm>
#include <map>
#include <utility>

#include "query/operators.h"

namespace nuncio {
namespace {

// Selectors over paths of several edges: all paths are found, those of each pair of ends held, and
// the shortest handed on.
class ChoosePaths : public Operator {
 public:
  ChoosePaths(std::unique_ptr<Pipeline> all, const BoundPath& path, std::vector<Slot> slots)
      : all_(std::move(all)), path_(path), slots_(std::move(slots)) {}

  bool push(Run& run) override {
    std::vector<Row> rows;
    std::map<std::pair<NodeId, NodeId>, size_t> pairs;  // in the order of coming
    size_t bytes = 0;
    all_->run(run, [&](Run& found) {
      const Path& path = found.frame[path_.slot].as_path();
      const size_t pair =
          pairs.emplace(std::pair(path.nodes.front(), path.nodes.back()), pairs.size())
              .first->second;
      Row row{pair, path.edges.size(), {}};
      for (const Slot slot : slots_) row.values.push_back(found.frame[slot]);
      const size_t size = sizeof(Row) + 48 * slots_.size() + 8 * row.length;
      bytes += size;
      found.hold(size);
      rows.push_back(std::move(row));
      return true;
    });
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::pair(a.pair, a.length) < std::pair(b.pair, b.length);
    });
    const bool more = hand_on(run, rows);
    run.give_back(bytes);
    return more;
  }

  std::string describe() const override { return "choose the shortest of each pair of ends"; }
  Pipeline* inside() const override { return all_.get(); }

 private:
  struct Row {
    size_t pair, length;
    std::vector<Value> values;
  };

  // Whether a row is still wanted after `before` others of its pair, of `lengths` different
  // lengths; whether its own is that of the last one.
  bool wanted(size_t before, size_t lengths, bool same_length) const {
    switch (path_.selector) {
      case ast::Selector::any_shortest:
        return before == 0;
      case ast::Selector::all_shortest:
        return before == 0 || (lengths == 1 && same_length);
      case ast::Selector::shortest_groups:
        return lengths < path_.k || (lengths == path_.k && same_length);
      default:
        return before < path_.k;
    }
  }

  bool hand_on(Run& run, const std::vector<Row>& rows) {
    size_t before = 0, lengths = 0, last = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      const bool new_pair = i == 0 || rows[i].pair != rows[i - 1].pair;
      if (new_pair) before = lengths = 0;
      const bool same_length = before > 0 && rows[i].length == last;
      if (!wanted(before, lengths, same_length)) continue;
      ++before;
      last = rows[i].length;
      if (!same_length) ++lengths;
      for (size_t j = 0; j < slots_.size(); ++j) run.frame[slots_[j]] = rows[i].values[j];
      if (!emit(run)) return false;
    }
    return true;
  }

  std::unique_ptr<Pipeline> all_;
  const BoundPath& path_;
  std::vector<Slot> slots_;
};

class NoteHidden : public Operator {
 public:
  explicit NoteHidden(std::vector<Slot> slots) : slots_(std::move(slots)) {}
  bool push(Run& run) override {
    for (const Slot slot : slots_) {
      const Value& value = run.frame[slot];
      if (value.is(ValueKind::edge)) note(run, value);
      if (value.is(ValueKind::list))
        for (const Value& edge : value.as_list()) note(run, edge);
    }
    return emit(run);
  }
  std::string describe() const override { return "note hidden edges"; }

 private:
  static void note(Run& run, const Value& edge) {
    if (!run.default_view->admits(run, edge.as_id())) run.hidden.insert(edge.as_id());
  }

  std::vector<Slot> slots_;
};

}  // namespace

std::unique_ptr<Operator> choose_paths(std::unique_ptr<Pipeline> all, const BoundPath& path,
                                       std::vector<Slot> slots) {
  return std::make_unique<ChoosePaths>(std::move(all), path, std::move(slots));
}

std::unique_ptr<Operator> note_hidden(std::vector<Slot> slots) {
  return std::make_unique<NoteHidden>(std::move(slots));
}

}  // namespace nuncio
