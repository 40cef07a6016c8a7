// Operators that hold rows back until all have come: sorting and grouping.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "query/operators.h"

namespace nuncio {
namespace {

class Sort : public Operator {
 public:
  Sort(const std::vector<BoundSortKey>& keys, std::vector<Slot> slots, const Bound* skip,
       const Bound* limit)
      : keys_(keys), slots_(std::move(slots)), skip_(skip), limit_(limit) {}

  void begin(Run& run) override {
    rows_.clear();
    bytes_ = 0;
    wanted_ = UINT64_MAX;
    if (!limit_) return;
    const uint64_t skip = skip_ ? row_count(run, *skip_, "SKIP") : 0;
    const uint64_t limit = row_count(run, *limit_, "LIMIT");
    if (limit < UINT32_MAX && skip < UINT32_MAX) wanted_ = skip + limit;
  }

  bool push(Run& run) override {
    if (wanted_ == 0) return false;
    Row row;
    size_t bytes = sizeof(Row);
    for (const BoundSortKey& key : keys_) {
      row.keys.push_back(key.expr.run->eval(run));
      bytes += row.keys.back().bytes();
    }
    if (rows_.size() >= wanted_ && trimmed_ && !before(row, rows_[wanted_ - 1])) return true;
    for (const Slot slot : slots_) {
      row.values.push_back(run.frame[slot]);
      bytes += row.values.back().bytes();
    }
    run.hold(bytes);
    bytes_ += bytes;
    rows_.push_back(std::move(row));
    trimmed_ = trimmed_ && rows_.size() > wanted_;
    if (wanted_ != UINT64_MAX && rows_.size() >= 2 * wanted_ + 1000) trim(run);
    return true;
  }

  void finish(Run& run) override {
    sort_all();
    for (const Row& row : rows_) {
      for (size_t i = 0; i < slots_.size(); ++i) run.frame[slots_[i]] = row.values[i];
      if (!emit(run)) break;
    }
    run.give_back(bytes_);
    rows_.clear();
    bytes_ = 0;
  }

  std::string describe() const override {
    std::string out = limit_ ? "top by " : "sort by ";
    for (size_t i = 0; i < keys_.size(); ++i)
      out += (i ? ", " : "") + keys_[i].expr.text + (keys_[i].descending ? " DESC" : "");
    return out;
  }

 private:
  struct Row {
    std::vector<Value> keys, values;
  };

  bool before(const Row& a, const Row& b) const {
    for (size_t i = 0; i < keys_.size(); ++i)
      if (const auto result = order(a.keys[i], b.keys[i]); result != 0)
        return keys_[i].descending ? result > 0 : result < 0;
    return false;
  }

  void sort_all() {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const Row& a, const Row& b) { return before(a, b); });
  }

  void trim(Run& run) {
    sort_all();
    rows_.resize(wanted_);
    trimmed_ = true;
    run.give_back(bytes_);
    bytes_ = 0;
    for (const Row& row : rows_) {
      bytes_ += sizeof(Row);
      for (const Value& value : row.keys) bytes_ += value.bytes();
      for (const Value& value : row.values) bytes_ += value.bytes();
    }
    run.hold(bytes_);
  }

  const std::vector<BoundSortKey>& keys_;
  std::vector<Slot> slots_;
  const Bound *skip_, *limit_;
  std::vector<Row> rows_;
  bool trimmed_ = false;  // the first wanted_ rows are sorted
  uint64_t wanted_ = UINT64_MAX;
  size_t bytes_ = 0;
};

class Group : public Operator {
 public:
  Group(const BoundProject& project, bool counted) : project_(project), counted_(counted) {}

  void begin(Run&) override {
    groups_.clear();
    places_.clear();
    if (project_.keys.empty()) add_group({});
  }

  bool push(Run& run) override {
    run.tick();
    Group_& group = find_group(run);
    for (size_t i = 0; i < project_.aggregates.size(); ++i) {
      const BoundAggregate& aggregate = project_.aggregates[i];
      State& state = group.states[i];
      if (counted_) {
        state.aggregate->add_times(run.times);
        continue;
      }
      if (aggregate.args.empty()) {
        state.aggregate->add(run, aggregate.at, Value(), Value());
        continue;
      }
      const Value value = aggregate.args[0].run->eval(run);
      if (value.is_null()) continue;
      const Value second = aggregate.args.size() > 1 ? aggregate.args[1].run->eval(run) : Value();
      if (aggregate.distinct) {
        if (!state.seen.insert(value).second) continue;
        run.hold(value.bytes() + 32);
      }
      state.aggregate->add(run, aggregate.at, value, second);
    }
    return true;
  }

  void finish(Run& run) override {
    for (const Group_& group : groups_) {
      for (size_t i = 0; i < project_.keys.size(); ++i)
        run.frame[project_.keys[i].slot] = group.key[i];
      for (size_t i = 0; i < project_.aggregates.size(); ++i)
        run.frame[project_.aggregates[i].slot] = group.states[i].aggregate->result(run);
      if (!emit(run)) break;
    }
    groups_.clear();
    places_.clear();
  }

  std::string describe() const override {
    std::string out = "group";
    for (size_t i = 0; i < project_.keys.size(); ++i)
      out += (i ? ", " : " by ") + project_.keys[i].expr.text;
    for (size_t i = 0; i < project_.aggregates.size(); ++i)
      out += (i ? ", " : ": ") + project_.aggregates[i].text;
    return out;
  }

 private:
  struct State {
    std::unique_ptr<Aggregate> aggregate;
    std::unordered_set<Value, ValueHash, ValueSame> seen;  // of DISTINCT
  };
  struct Group_ {
    Value::List key;
    std::vector<State> states;
  };

  Group_& add_group(Value::List key) {
    Group_ group;
    group.key = std::move(key);
    for (const BoundAggregate& aggregate : project_.aggregates) {
      group.states.emplace_back();
      group.states.back().aggregate = make_aggregate(aggregate.kind);
    }
    groups_.push_back(std::move(group));
    return groups_.back();
  }

  Group_& find_group(Run& run) {
    if (project_.keys.empty()) return groups_.front();
    Value::List key;
    for (const BoundColumn& column : project_.keys) key.push_back(column.expr.run->eval(run));
    const auto [place, added] = places_.try_emplace(Value(key), groups_.size());
    if (!added) return groups_[place->second];
    run.hold(place->first.bytes() + 64 * (1 + project_.aggregates.size()));
    return add_group(std::move(key));
  }

  const BoundProject& project_;
  bool counted_;
  std::vector<Group_> groups_;  // in the order of their first rows
  std::unordered_map<Value, size_t, ValueHash, ValueSame> places_;
};

// Where each row is a group of its own, nothing needs to be held.
class SingleGroups : public Operator {
 public:
  explicit SingleGroups(const BoundProject& project) : project_(project) {}

  bool push(Run& run) override {
    for (const BoundColumn& key : project_.keys) run.frame[key.slot] = key.expr.run->eval(run);
    for (const BoundAggregate& aggregate : project_.aggregates)
      run.frame[aggregate.slot] = static_cast<int64_t>(run.times);
    return emit(run);
  }

  std::string describe() const override {
    std::string out = "each by itself";
    for (size_t i = 0; i < project_.aggregates.size(); ++i)
      out += (i ? ", " : ": ") + project_.aggregates[i].text;
    return out;
  }

 private:
  const BoundProject& project_;
};

}  // namespace

std::unique_ptr<Operator> sort_rows(const std::vector<BoundSortKey>& keys, std::vector<Slot> slots,
                                    const Bound* skip, const Bound* limit) {
  return std::make_unique<Sort>(keys, std::move(slots), skip, limit);
}

std::unique_ptr<Operator> group_rows(const BoundProject& project, bool counted) {
  return std::make_unique<Group>(project, counted);
}

std::unique_ptr<Operator> single_groups(const BoundProject& project) {
  return std::make_unique<SingleGroups>(project);
}

}  // namespace nuncio
