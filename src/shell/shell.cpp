#include "shell/shell.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <new>
#include <ostream>
#include <string_view>
#include <vector>

#include "nuncio/error.h"
#include "shell/commands.h"
#include "shell/fd_stream.h"
#include "shell/text_width.h"

namespace nuncio {

namespace {

std::vector<Command> all_commands() {
  return {build_command(),  import_command(), query_command(),  repl_command(),
          export_command(), stats_command(),  analyze_command()};
}

void print_overview(const std::vector<Command>& commands, std::ostream& out) {
  out << "nuncio: news articles in, a knowledge graph out, and answers with their sentences\n\n"
         "  nuncio build -o story.kg articles/          read a folder of articles\n"
         "  nuncio query story.kg \"NEAR 'Colombia'\"     ask\n"
         "  nuncio repl story.kg                        ask more\n\n"
         "Commands\n";
  for (const Command& command : commands)
    out << "  " << pad_to_width(command.spec.name, 9) << command.spec.summary << '\n';
  out << "\n'nuncio COMMAND --help' shows examples and options; 'nuncio --version' the version.\n";
}

const Command* find_command(const std::vector<Command>& commands, std::string_view name) {
  for (const Command& command : commands)
    if (command.spec.name == name) return &command;
  return nullptr;
}

[[noreturn]] void refuse_command(const std::vector<Command>& commands, const std::string& name) {
  std::vector<std::string_view> names = {"--help", "--version"};
  for (const Command& command : commands) names.push_back(command.spec.name);
  throw Error(Error::Kind::usage, "unknown command '" + name + "'." + did_you_mean(name, names) +
                                      " See 'nuncio --help'.");
}

int dispatch(std::span<const std::string> words, Console& console) {
  const std::vector<Command> commands = all_commands();
  const std::string first = words.empty() ? "--help" : words[0];
  if (first == "--version") {
    console.out << "nuncio " NUNCIO_VERSION "\n";
    return exit_done;
  }
  if ((first == "help" || first == "--help") && words.size() > 1) {
    const Command* command = find_command(commands, words[1]);
    if (command == nullptr) refuse_command(commands, words[1]);
    console.out << help_text(command->spec);
    return exit_done;
  }
  if (first == "--help" || first == "-h" || first == "help") {
    print_overview(commands, console.out);
    return exit_done;
  }
  const Command* command = find_command(commands, first);
  if (command == nullptr) refuse_command(commands, first);
  const Arguments arguments = parse_arguments(command->spec, words.subspan(1));
  if (!arguments.has("--help")) return command->run(arguments, console);
  console.out << help_text(command->spec);
  return exit_done;
}

int report(const std::string& message, Console& console) {
  console.err << "nuncio: " << message << '\n';
  return exit_failed;
}

}  // namespace

int run_shell(std::span<const std::string> words, Console& console) {
  try {
    return dispatch(words, console);
  } catch (const std::bad_alloc&) {
    return report("out of memory", console);
  } catch (const std::exception& error) {
    return report(error.what(), console);
  }
}

int shell_main(int argc, char** argv) {
  FdStream out(STDOUT_FILENO, "standard output");
  FdStream err(STDERR_FILENO, "standard error");
  err << std::unitbuf;
  Console console{out, err};
  console.in_terminal = isatty(STDIN_FILENO) != 0;
  console.out_terminal = isatty(STDOUT_FILENO) != 0;
  console.err_terminal = isatty(STDERR_FILENO) != 0;
  if (console.out_terminal) console.width = terminal_width(STDOUT_FILENO);
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const int status = run_shell(words, console);
  try {
    out.finish();
    return status;
  } catch (const Error& error) {
    // Where the reader has left, as in "nuncio … | head", there is nobody to tell.
    return out.reader_gone() ? exit_failed : report(error.what(), console);
  }
}

}  // namespace nuncio
