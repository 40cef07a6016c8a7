// A one-line progress bar: share done, articles, rate and time left.
#ifndef NUNCIO_SHELL_PROGRESS_BAR_H_
#define NUNCIO_SHELL_PROGRESS_BAR_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

namespace nuncio {

struct Progress {
  uint64_t bytes_done = 0;
  uint64_t bytes_total = 0;  // 0 where unknown (standard input)
  uint64_t articles = 0;
  const char* what = "article";  // is counted
};

// The line for one state, without the carriage return; at most `width` columns.
std::string progress_line(const Progress& progress, std::chrono::duration<double> elapsed,
                          size_t width);

// Draws over its own line, ten times a second at most, and leaves no trace when destroyed.
class ProgressBar {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  // Draws nothing where `shown` is false.
  ProgressBar(std::ostream& err, size_t width, bool shown,
              Clock clock = std::chrono::steady_clock::now);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void update(const Progress& progress);
  // Removes the line, so that a message can take its place; the next update draws it again.
  void clear();

 private:
  std::ostream& err_;
  size_t width_;
  bool shown_;
  bool drawn_ = false;
  Clock clock_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_draw_;
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_PROGRESS_BAR_H_
