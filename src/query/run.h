// One running query: the frame of variables, the graph, and the limits that all loops watch.
#ifndef NUNCIO_QUERY_RUN_H_
#define NUNCIO_QUERY_RUN_H_

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.h"
#include "nuncio/evidence.h"
#include "query/engine.h"
#include "query/place.h"
#include "query/scratch.h"

namespace nuncio {

class EdgeView;

using Slot = uint32_t;

class Run {
 public:
  Run(std::string_view query_text, const PropertyGraph& graph_read, const EvidenceSource* source,
      const QueryOptions& query_options, std::deque<Scratch>& search_scratch, size_t slots)
      : query(query_text),
        graph(graph_read),
        csr(graph_read.csr()),
        evidence(source),
        options(query_options),
        frame(slots),
        scratch_(search_scratch),
        start_(std::chrono::steady_clock::now()) {}

  // To be called in every loop: looks at the clock and the cancel flag now and then.
  void tick() { tick(1); }
  void tick(size_t steps) {
    ticks_ += steps;
    if (ticks_ < next_check_) return;
    next_check_ = ticks_ + 4096;
    check();
  }
  void check() const;

  // Counts bytes that are held until the query ends or give_back() is called.
  void hold(size_t bytes) {
    held_ += bytes;
    if (held_ > options.max_bytes) too_much_memory();
  }
  void give_back(size_t bytes) { held_ -= bytes; }

  [[noreturn]] void fail(uint32_t at, std::string message) const {
    throw error_at(query, at, Error::Kind::value, std::move(message));
  }

  // Each operator that searches has its own, by number, since searches nest.
  Scratch& scratch(size_t number) {
    while (scratch_.size() <= number) scratch_.emplace_back();
    return scratch_[number];
  }

  // 0 <= x < 1; the same sequence in every run.
  double random() {
    random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(random_ >> 11) * 0x1p-53;
  }

  // The day on which the query runs, by universal time.
  Date today();

  std::string_view query;
  const PropertyGraph& graph;
  CsrView csr;
  const EvidenceSource* evidence;  // may be null
  const QueryOptions& options;
  std::vector<Value> frame;
  uint64_t times = 1;  // how many rows the one in the frame stands for; see planner_count.cpp
  const EdgeView* default_view = nullptr;  // for note_hidden
  std::set<EdgeId> hidden;                 // what it noted
  uint64_t work_limit = UINT64_MAX;        // ticks; more is Error{limit}

 private:
  [[noreturn]] void too_much_memory() const;

  std::deque<Scratch>& scratch_;
  std::chrono::steady_clock::time_point start_;
  uint64_t ticks_ = 0, next_check_ = 4096;
  size_t held_ = 0;
  uint64_t random_ = 42;
  std::optional<Date> today_;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_RUN_H_
