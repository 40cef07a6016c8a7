#include "query/pipeline.h"

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
  ops_.front()->push(run);
  for (const auto& op : ops_) op->finish(run);
}

std::string Pipeline::describe(int indent) const {
  std::string out;
  for (const auto& op : ops_) {
    out += std::string(static_cast<size_t>(indent) * 2, ' ') + op->describe() + '\n';
    out += op->inner();
  }
  return out;
}

}  // namespace nuncio
