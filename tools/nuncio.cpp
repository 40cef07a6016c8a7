// The entry program: see src/shell/shell.h.
#include "shell/shell.h"

int main(int argc, char** argv) {
  return nuncio::shell_main(argc, argv);
}
