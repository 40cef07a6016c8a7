// Runs a function over 0..n-1 on several threads and hands results over in order.
#ifndef NUNCIO_BASE_THREAD_POOL_H_
#define NUNCIO_BASE_THREAD_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace nuncio {

// Threads to use where the user names no number: the processors this process may run on.
unsigned default_jobs();

// Pulls items from `next` (called under a lock, nullopt ends), maps them on `jobs` threads and
// calls `take` on the calling thread, in the order of the items whatever the number of threads. At
// most 4 * jobs items are in flight, so memory stays bounded. The first exception of any part stops
// the rest and is thrown again here.
template <typename Item, typename Result>
void ordered_map(unsigned jobs, const std::function<std::optional<Item>()>& next,
                 const std::function<Result(Item)>& map, const std::function<void(Result)>& take) {
  std::mutex mutex;
  std::condition_variable changed;
  std::map<size_t, Result> done;
  size_t given = 0, taken = 0;
  unsigned running = jobs;
  bool ended = false;
  std::exception_ptr failure;

  const auto fail = [&](const std::exception_ptr& error) {
    const std::lock_guard lock(mutex);
    if (!failure) failure = error;
    ended = true;
    changed.notify_all();
  };
  const auto work = [&] {
    try {
      for (;;) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ended || given < taken + 4 * size_t{jobs}; });
        if (ended) break;
        std::optional<Item> item = next();
        if (!item) {
          ended = true;
          changed.notify_all();
          break;
        }
        const size_t number = given++;
        lock.unlock();
        Result result = map(std::move(*item));
        lock.lock();
        done.emplace(number, std::move(result));
        changed.notify_all();
      }
    } catch (...) {
      fail(std::current_exception());
    }
    const std::lock_guard lock(mutex);
    --running;
    changed.notify_all();
  };

  std::vector<std::thread> threads;
  threads.reserve(jobs);
  for (unsigned i = 0; i < jobs; ++i) threads.emplace_back(work);
  try {
    for (;;) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return failure || running == 0 || done.contains(taken); });
      if (failure || !done.contains(taken)) break;
      auto node = done.extract(taken);
      lock.unlock();
      take(std::move(node.mapped()));
      lock.lock();
      ++taken;
      changed.notify_all();
    }
  } catch (...) {
    fail(std::current_exception());
  }
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace nuncio

#endif  // NUNCIO_BASE_THREAD_POOL_H_
