#include "shell/fd_stream.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>

#include "nuncio/error.h"

namespace nuncio {
namespace {

TEST_CASE("what is written arrives") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  {
    FdStream out(ends[1], "the pipe");
    out << "forty " << 2;
    out.finish();
    CHECK(!out.reader_gone());
  }
  std::array<char, 20> text{};
  CHECK(read(ends[0], text.data(), text.size()) == 7);
  CHECK(std::string(text.data()) == "forty 2");
  close(ends[0]);
  close(ends[1]);
}

TEST_CASE("a full disk is an error with a reason") {
  const int full = open("/dev/full", O_WRONLY);
  if (full < 0) return;
  FdStream out(full, "the disk");
  out << std::string(200000, 'x');
  CHECK_THROWS_WITH_AS(out.finish(), "cannot write the disk: No space left on device", Error);
  CHECK(!out.reader_gone());
  close(full);
}

TEST_CASE("a reader that has left is told apart") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  FdStream out(ends[1], "the pipe");
  out << "x";
  CHECK_THROWS_AS(out.finish(), Error);
  CHECK(out.reader_gone());
  std::signal(SIGPIPE, before);
  close(ends[1]);
}

}  // namespace
}  // namespace nuncio
