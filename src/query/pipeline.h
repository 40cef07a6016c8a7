// Running a plan: a row of operators. Each is pushed one row at a time, which stands in the run's
// frame, and pushes what it makes of it on to the next. Nothing is copied until an operator must
// hold rows back (sorting, grouping). Pushing gives false when no more rows are wanted; loops then
// end.
#ifndef NUNCIO_QUERY_PIPELINE_H_
#define NUNCIO_QUERY_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "query/run.h"

namespace nuncio {

class Pipeline;

class Operator {
 public:
  virtual ~Operator() = default;

  // Before the first row of each execution.
  virtual void begin(Run&) {}
  // A row is in run.frame. Other slots than its own must be left as they are.
  virtual bool push(Run& run) = 0;
  // No more rows come in: hand on what was held back.
  virtual void finish(Run&) {}
  // One line, for EXPLAIN: "expand (a)-[:met_with]->(b)".
  virtual std::string describe() const = 0;
  // The plan that it runs inside, for each row; null where there is none.
  virtual Pipeline* inside() const { return nullptr; }

 protected:
  bool emit(Run& run) { return next_->push(run); }

 private:
  friend class Pipeline;
  Operator* next_ = nullptr;
};

class Pipeline {
 public:
  using Row = std::function<bool(Run&)>;

  Pipeline();
  ~Pipeline();

  void add(std::unique_ptr<Operator> op);
  // Starts with one empty row; calls `row` for each that comes out, until it gives false.
  // REQUIRES: not already running.
  void run(Run& run, const Row& row);
  // One operator a line, indented.
  std::string describe(int indent) const;

  // From now on counts rows and time. REQUIRES: nothing is added afterwards.
  void meter();
  struct Line {
    std::string text;   // indented
    uint64_t rows = 0;  // that came out
    double ms = 0;      // within this operator alone
  };
  // REQUIRES: meter() was called.
  void profile(int indent, std::vector<Line>& out) const;

 private:
  class Tail;
  class Meter;
  std::vector<std::unique_ptr<Operator>> ops_;
  std::vector<std::unique_ptr<Meter>> meters_;  // before each operator and the tail, or none
  std::unique_ptr<Tail> tail_;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PIPELINE_H_
