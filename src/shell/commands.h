// The subcommands of nuncio, one file each (build_command.cpp, …), and the table of them.
#ifndef NUNCIO_SHELL_COMMANDS_H_
#define NUNCIO_SHELL_COMMANDS_H_

#include <span>

#include "shell/command_line.h"
#include "shell/console.h"

namespace nuncio {

struct Command {
  CommandSpec spec;
  // Gives the exit status; throws Error.
  int (*run)(const Arguments& arguments, Console& console);
};

Command build_command();
Command import_command();
Command query_command();
Command repl_command();
Command export_command();
Command stats_command();
Command analyze_command();

}  // namespace nuncio

#endif  // NUNCIO_SHELL_COMMANDS_H_
