#include "base/thread_pool.h"

#include <sched.h>

#include <algorithm>

namespace nuncio {

unsigned default_jobs() {
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return std::max(1, CPU_COUNT(&allowed));
#endif
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace nuncio
