#include "shell/console.h"

#include <sys/ioctl.h>

namespace nuncio {

size_t terminal_width(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace nuncio
