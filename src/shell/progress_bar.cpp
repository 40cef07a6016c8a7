#include "shell/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>
#include <utility>

#include "shell/text_width.h"

namespace nuncio {

namespace {

std::string megabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, bytes < 1e7 ? "%.2f MB" : "%.0f MB", bytes / 1e6);
  return text;
}

std::string clock_time(double seconds) {
  const auto whole = static_cast<long long>(std::min(seconds + 0.5, 359999.0));
  char text[32];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60,
                  whole % 60);
  else
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  return text;
}

}  // namespace

std::string progress_line(const Progress& progress, std::chrono::duration<double> elapsed,
                          size_t width) {
  constexpr size_t kBar = 24;
  const double seconds = std::max(elapsed.count(), 1e-9);
  const double rate = static_cast<double>(progress.bytes_done) / seconds;
  std::string out = "reading ";
  if (progress.bytes_total > 0) {
    const double share = std::min(
        1.0, static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes_total));
    const auto full = static_cast<size_t>(share * kBar);
    out += "[" + std::string(full, '#') + std::string(kBar - full, '.') + "] ";
    out += std::to_string(static_cast<int>(share * 100)) + "%  ";
  }
  out +=
      std::to_string(progress.articles) + ' ' + progress.what + (progress.articles == 1 ? "" : "s");
  out += "  " + megabytes(static_cast<double>(progress.bytes_done));
  out += "  " + megabytes(rate) + "/s";
  if (progress.bytes_total > progress.bytes_done && rate > 0)
    out += "  " +
           clock_time(static_cast<double>(progress.bytes_total - progress.bytes_done) / rate) +
           " left";
  return cut_to_width(out, width);
}

ProgressBar::ProgressBar(std::ostream& err, size_t width, bool shown, Clock clock)
    : err_(err),
      width_(width > 1 ? width - 1 : 79),
      shown_(shown),
      clock_(std::move(clock)),
      start_(clock_()),
      next_draw_(start_) {}

ProgressBar::~ProgressBar() {
  clear();
}

void ProgressBar::update(const Progress& progress) {
  if (!shown_) return;
  const auto now = clock_();
  if (now < next_draw_) return;
  next_draw_ = now + std::chrono::milliseconds(100);
  err_ << '\r' << pad_to_width(progress_line(progress, now - start_, width_), width_) << std::flush;
  drawn_ = true;
}

void ProgressBar::clear() {
  if (!drawn_) return;
  err_ << '\r' << std::string(width_, ' ') << '\r' << std::flush;
  drawn_ = false;
  next_draw_ = start_;
}

}  // namespace nuncio
