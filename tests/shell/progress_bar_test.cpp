#include "shell/progress_bar.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "shell/text_width.h"

namespace nuncio {
namespace {

using std::chrono::seconds;

TEST_CASE("the line says share, rate and time left") {
  CHECK(progress_line({5'000'000, 20'000'000, 3}, seconds(10), 100) ==
        "reading [######..................] 25%  3 articles  5.00 MB  0.50 MB/s  0:30 left");
  CHECK(progress_line({20'000'000, 20'000'000, 1}, seconds(10), 100) ==
        "reading [########################] 100%  1 article  20 MB  2.00 MB/s");
  CHECK(progress_line({1'000'000, 0, 2}, seconds(2), 100) ==
        "reading 2 articles  1.00 MB  0.50 MB/s");
  CHECK(progress_line({100, 10'000'000'000, 0}, seconds(100), 200).find("99:59:59 left") !=
        std::string::npos);
}

TEST_CASE("the line keeps within the terminal") {
  for (size_t width = 0; width < 90; ++width)
    CHECK(display_width(progress_line({5'000'000, 20'000'000, 3}, seconds(10), width)) <= width);
}

TEST_CASE("the bar draws now and then and leaves no trace") {
  std::chrono::steady_clock::time_point now;
  std::ostringstream err;
  {
    ProgressBar bar(err, 60, true, [&] { return now; });
    bar.update({1, 10, 1});
    const std::string once = err.str();
    CHECK(once.starts_with("\rreading ["));
    bar.update({2, 10, 1});
    CHECK(err.str() == once);
    now += std::chrono::milliseconds(150);
    bar.update({3, 10, 1});
    CHECK(err.str().size() > once.size());
  }
  CHECK(err.str().ends_with("\r" + std::string(59, ' ') + "\r"));
}

TEST_CASE("a bar that is not shown writes nothing") {
  std::ostringstream err;
  {
    ProgressBar bar(err, 60, false);
    bar.update({1, 10, 1});
  }
  CHECK(err.str().empty());
}

}  // namespace
}  // namespace nuncio
