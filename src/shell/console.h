// The terminal seam: where commands write, and what stands at the other end.
#ifndef NUNCIO_SHELL_CONSOLE_H_
#define NUNCIO_SHELL_CONSOLE_H_

#include <cstddef>
#include <iosfwd>

namespace nuncio {

// Data goes to `out`, messages to `err`. `width` is the number of columns that a table may take;
// 0 where there is no limit (not a terminal).
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool in_terminal = false;
  bool out_terminal = false;
  bool err_terminal = false;
  size_t width = 0;
};

// What a command ends with.
enum ExitCode : int {
  exit_done = 0,
  exit_incomplete = 1,  // nothing found, or some input skipped
  exit_failed = 2,      // a usage fault or an error
};

// Columns of the terminal behind `fd`; 80 where it does not say.
size_t terminal_width(int fd);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_CONSOLE_H_
