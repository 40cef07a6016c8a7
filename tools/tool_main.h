// The frame around every entry program here: help where it is asked for, one line for an error.
#ifndef NUNCIO_TOOLS_TOOL_MAIN_H_
#define NUNCIO_TOOLS_TOOL_MAIN_H_

#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace nuncio {

inline constexpr int tool_failed = 2;

// `run` gets the arguments without the program's name and gives the exit status; nothing where it
// cannot make sense of them, which shows `help`. What it throws is printed behind `name`.
template <typename Run>
int tool_main(const char* name, const char* help, int argc, char** argv, Run run) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 1 && (args[0] == "--help" || args[0] == "-h")) {
    std::fputs(help, stdout);
    return 0;
  }
  try {
    if (const std::optional<int> status = run(args)) return *status;
    std::fputs(help, stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", name, error.what());
  }
  return tool_failed;
}

}  // namespace nuncio

#endif  // NUNCIO_TOOLS_TOOL_MAIN_H_
