#include "query/pipeline.h"

#include <algorithm>
#include <chrono>

namespace nuncio {

// The end of every pipeline.
class Pipeline::Tail : public Operator {
 public:
  bool push(Run& run) override { return (*row_)(run); }
  std::string describe() const override { return "result"; }
  void set(const Row* row) { row_ = row; }

 private:
  const Row* row_ = nullptr;
};

// Counts what comes by on its way to the next operator, and the time that takes.
class Pipeline::Meter : public Operator {
 public:
  bool push(Run& run) override {
    ++rows;
    const auto start = std::chrono::steady_clock::now();
    const bool more = emit(run);
    spent += std::chrono::steady_clock::now() - start;
    return more;
  }
  std::string describe() const override { return "meter"; }

  uint64_t rows = 0;
  std::chrono::steady_clock::duration spent{};
};

Pipeline::Pipeline() : tail_(std::make_unique<Tail>()) {}
Pipeline::~Pipeline() = default;

void Pipeline::add(std::unique_ptr<Operator> op) {
  op->next_ = tail_.get();
  if (!ops_.empty()) ops_.back()->next_ = op.get();
  ops_.push_back(std::move(op));
}

void Pipeline::run(Run& run, const Row& row) {
  tail_->set(&row);
  for (const auto& op : ops_) op->begin(run);
  if (ops_.empty()) {
    tail_->push(run);
    return;
  }
  if (meters_.empty()) {
    ops_.front()->push(run);
    for (const auto& op : ops_) op->finish(run);
    return;
  }
  meters_.front()->push(run);
  for (size_t i = 0; i < ops_.size(); ++i) {
    const auto start = std::chrono::steady_clock::now();
    ops_[i]->finish(run);
    meters_[i]->spent += std::chrono::steady_clock::now() - start;
  }
}

void Pipeline::meter() {
  for (size_t i = 0; i <= ops_.size(); ++i) {
    meters_.push_back(std::make_unique<Meter>());
    if (i > 0) ops_[i - 1]->next_ = meters_[i].get();
    meters_[i]->next_ = i < ops_.size() ? ops_[i].get() : static_cast<Operator*>(tail_.get());
    if (i < ops_.size())
      if (Pipeline* const inner = ops_[i]->inside()) inner->meter();
  }
}

void Pipeline::profile(int indent, std::vector<Line>& out) const {
  for (size_t i = 0; i < ops_.size(); ++i) {
    const auto own =
        std::max(std::chrono::steady_clock::duration{}, meters_[i]->spent - meters_[i + 1]->spent);
    out.push_back({std::string(static_cast<size_t>(indent) * 2, ' ') + ops_[i]->describe(),
                   meters_[i + 1]->rows, std::chrono::duration<double, std::milli>(own).count()});
    if (const Pipeline* const inner = ops_[i]->inside()) inner->profile(indent + 1, out);
  }
}

std::string Pipeline::describe(int indent) const {
  std::string out;
  for (const auto& op : ops_) {
    out += std::string(static_cast<size_t>(indent) * 2, ' ') + op->describe() + '\n';
    if (const Pipeline* const inner = op->inside()) out += inner->describe(indent + 1);
  }
  return out;
}

}  // namespace nuncio
