// The command line: a table of options per command, parsed with messages that help.
#ifndef NUNCIO_SHELL_COMMAND_LINE_H_
#define NUNCIO_SHELL_COMMAND_LINE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nuncio {

struct OptionSpec {
  std::string_view name;   // "--jobs"
  char letter = 0;         // 'j' for "-j"; 0 where there is none
  std::string_view value;  // "N"; empty for a flag
  std::string_view help;
  std::vector<std::string_view> choices = {};  // what the value may be; empty: anything
};

struct ExampleSpec {
  std::string_view command;
  std::string_view meaning;
};

struct CommandSpec {
  std::string_view name;
  std::string_view summary;  // one line
  std::string_view usage;    // behind "nuncio NAME "
  std::vector<ExampleSpec> examples;
  std::vector<OptionSpec> options;         // --help is understood everywhere
  std::vector<std::string_view> operands;  // names of what must be given, in order
  bool more_operands = false;              // whether the last one may be repeated
  bool operands_optional = false;          // whether the last one may be left out
  std::string_view notes = {};             // shown last
};

// What was given to a command.
class Arguments {
 public:
  bool has(std::string_view option) const { return values_.contains(option); }
  // The option's value; unset where it was not given.
  std::optional<std::string> value(std::string_view option) const;
  std::string value_or(std::string_view option, std::string_view otherwise) const;
  // Throws Error{usage} unless the value is a whole number in [low, high].
  std::optional<uint64_t> number(std::string_view option, uint64_t low, uint64_t high) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend Arguments parse_arguments(const CommandSpec&, std::span<const std::string>);
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::string> operands_;
};

// "--name value", "--name=value", "-n value", "-nvalue"; "--" ends the options and "-" is an
// operand. Throws Error{usage}, with the nearest known word where one is near. Where "--help" or
// "-h" stands among the words the result has only "--help".
Arguments parse_arguments(const CommandSpec& command, std::span<const std::string> words);

// Examples first, then usage and options.
std::string help_text(const CommandSpec& command);

// " Did you mean 'X'?" for the nearest candidate; empty where none is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_COMMAND_LINE_H_
