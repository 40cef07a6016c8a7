// `nuncio`: picks the subcommand, runs it and turns whatever happens into an exit status.
#ifndef NUNCIO_SHELL_SHELL_H_
#define NUNCIO_SHELL_SHELL_H_

#include <span>
#include <string>

#include "shell/console.h"

namespace nuncio {

// `words` are those behind the program's name. Never throws: an error becomes one line on
// `console.err`.
int run_shell(std::span<const std::string> words, Console& console);

// The same on the process's own standard streams. An output that cannot be written in full is an
// error.
int shell_main(int argc, char** argv);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_SHELL_H_
