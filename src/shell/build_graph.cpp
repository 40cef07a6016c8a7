#include "shell/build_graph.h"

#include <mutex>
#include <string>
#include <utility>

#include "base/thread_pool.h"
#include "entity/resolver.h"

namespace nuncio {

namespace {

// An article on its way from the reader to the store.
struct Passing {
  Article article;
  bool unchanged = false;
  std::optional<Reading> reading;  // of those that changed
  std::optional<Error> fault;
};

class Build {
 public:
  Build(const BuildHooks& hooks, const Reader& reader, Store& store)
      : hooks_(hooks), reader_(reader), store_(store) {}

  BuildSummary run(unsigned jobs) {
    ordered_map<Passing, Passing>(
        jobs, [this] { return next(); }, [this](Passing item) { return read(std::move(item)); },
        [this](Passing item) { take(std::move(item)); });
    if (batch_ > 0) store_.commit_batch();
    return summary_;
  }

 private:
  static constexpr unsigned kBatch = 64;  // articles in a transaction

  std::optional<Passing> next() {
    std::optional<Article> article = hooks_.next();
    if (!article) return std::nullopt;
    Passing item;
    {
      const std::lock_guard lock(store_mutex_);
      item.unchanged = store_.status_of(*article) == Store::Status::unchanged;
    }
    item.article = std::move(*article);
    return item;
  }

  Passing read(Passing item) const {
    if (item.unchanged || item.fault) return item;
    const std::string id = item.article.id;
    try {
      item.reading = reader_.read(std::move(item.article));
    } catch (const Error& error) {
      item.fault.emplace(error.kind(), "article \"" + id + "\": " + error.message(), error.file(),
                         error.line(), error.column());
    }
    return item;
  }

  void take(Passing item) {
    hooks_.on_progress(++count_);
    if (item.fault) {
      hooks_.on_skip(*item.fault);
      return;
    }
    if (!item.reading) {
      ++summary_.unchanged;
      return;
    }
    const std::lock_guard lock(store_mutex_);
    if (batch_ == 0) store_.begin_batch();
    const Store::Added added = store_.add(*item.reading);
    if (added == Store::Added::added) ++summary_.added;
    if (added == Store::Added::replaced) ++summary_.replaced;
    if (added == Store::Added::unchanged) ++summary_.unchanged;
    if (++batch_ < kBatch) return;
    store_.commit_batch();
    batch_ = 0;
  }

  const BuildHooks& hooks_;
  const Reader& reader_;
  Store& store_;
  std::mutex store_mutex_;  // next() and take() run on different threads
  uint64_t count_ = 0;
  unsigned batch_ = 0;  // articles in the open batch
  BuildSummary summary_;
};

RelationKinds relation_kinds(const Reader& reader) {
  RelationKinds kinds;
  for (const Relation& relation : reader.relation_finder().rules().relations()) {
    if (relation.symmetric) kinds.symmetric.insert(relation.name);
    if (!relation.state) kinds.events.insert(relation.name);
  }
  return kinds;
}

}  // namespace

BuildSummary build_graph(const BuildHooks& hooks, const Reader& reader, Store& store,
                         unsigned jobs) {
  const BuildSummary summary = Build(hooks, reader, store).run(jobs);
  store.refresh(resolve, relation_kinds(reader));
  return summary;
}

}  // namespace nuncio
