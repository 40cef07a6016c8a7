#include "shell/query_limits.h"

#include <chrono>

namespace nuncio {

namespace {

constexpr uint64_t kMostSeconds = 1'000'000, kMostMegabytes = 1 << 24, kMostRows = 1'000'000'000;

}  // namespace

std::vector<OptionSpec> limit_options() {
  return {{"--time-limit", 0, "SECONDS", "for one question; 60 where not given, 0: none"},
          {"--memory-limit", 0, "MB", "of rows held for one question; 1024 where not given"},
          {"--max-rows", 0, "N", "of one answer; 1000000 where not given"}};
}

QueryOptions limits_from(const Arguments& arguments) {
  QueryOptions options;
  if (const auto seconds = arguments.number("--time-limit", 0, kMostSeconds))
    options.time_limit = std::chrono::seconds(*seconds);
  if (const auto megabytes = arguments.number("--memory-limit", 1, kMostMegabytes))
    options.max_bytes = *megabytes << 20;
  if (const auto rows = arguments.number("--max-rows", 1, kMostRows)) options.max_rows = *rows;
  return options;
}

}  // namespace nuncio
