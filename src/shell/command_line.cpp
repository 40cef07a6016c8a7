#include "shell/command_line.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "nuncio/error.h"

namespace nuncio {

namespace {

[[noreturn]] void refuse(const CommandSpec& command, const std::string& message) {
  throw Error(Error::Kind::usage, std::string(command.name) + ": " + message + " See 'nuncio " +
                                      std::string(command.name) + " --help'.");
}

std::string quoted(std::string_view word) {
  return "'" + std::string(word) + "'";
}

std::string list_choices(std::span<const std::string_view> choices) {
  std::string out;
  for (size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) out += i + 1 == choices.size() ? " or " : ", ";
    out += choices[i];
  }
  return out;
}

const OptionSpec& find_option(const CommandSpec& command, std::string_view name) {
  for (const OptionSpec& option : command.options)
    if (option.name == name || (name.size() == 2 && name[0] == '-' && name[1] == option.letter))
      return option;
  std::vector<std::string_view> names;
  for (const OptionSpec& option : command.options) names.push_back(option.name);
  names.push_back("--help");
  refuse(command, "unknown option " + quoted(name) + "." + did_you_mean(name, names));
}

void check_choice(const CommandSpec& command, const OptionSpec& option, std::string_view value) {
  if (option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end())
    return;
  refuse(command, std::string(option.name) + " wants " + list_choices(option.choices) + ", not " +
                      quoted(value) + "." + did_you_mean(value, option.choices));
}

bool asks_for_help(std::span<const std::string> words) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

void check_operands(const CommandSpec& command, size_t given) {
  const size_t wanted = command.operands.size();
  const size_t needed = wanted - (command.operands_optional ? 1 : 0);
  if (given < needed)
    refuse(command, std::string(command.operands[given]) + " is missing. Usage: nuncio " +
                        std::string(command.name) + " " + std::string(command.usage) + ".");
}

// A word split into the option's name and the value that stands in the same word.
struct OptionWord {
  std::string_view name;
  std::optional<std::string_view> value;
};

OptionWord split_option(std::string_view word) {
  if (!word.starts_with("--"))
    return {word.substr(0, 2), word.size() > 2 ? std::optional(word.substr(2)) : std::nullopt};
  const size_t equals = word.find('=');
  if (equals == std::string_view::npos) return {word, std::nullopt};
  return {word.substr(0, equals), word.substr(equals + 1)};
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = values_.find(option);
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

std::string Arguments::value_or(std::string_view option, std::string_view otherwise) const {
  return value(option).value_or(std::string(otherwise));
}

std::optional<uint64_t> Arguments::number(std::string_view option, uint64_t low,
                                          uint64_t high) const {
  const std::optional<std::string> text = value(option);
  if (!text) return std::nullopt;
  uint64_t number = 0;
  const char* end = text->data() + text->size();
  const auto [rest, fault] = std::from_chars(text->data(), end, number);
  if (fault != std::errc() || rest != end || number < low || number > high)
    throw Error(Error::Kind::usage, std::string(option) + " wants a whole number from " +
                                        std::to_string(low) + " to " + std::to_string(high) +
                                        ", not " + quoted(*text) + ".");
  return number;
}

Arguments parse_arguments(const CommandSpec& command, std::span<const std::string> words) {
  Arguments out;
  if (asks_for_help(words)) {
    out.values_.emplace("--help", "");
    return out;
  }
  bool options_ended = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (options_ended || word.size() < 2 || word[0] != '-') {
      if (out.operands_.size() >= command.operands.size() && !command.more_operands)
        refuse(command, "does not know what to do with " + quoted(word) + ".");
      out.operands_.emplace_back(word);
      continue;
    }
    if (word == "--") {
      options_ended = true;
      continue;
    }
    const OptionWord given = split_option(word);
    const OptionSpec& option = find_option(command, given.name);
    std::string value;
    if (option.value.empty()) {
      if (given.value) refuse(command, std::string(option.name) + " takes no value.");
    } else if (given.value) {
      value = *given.value;
    } else if (i + 1 < words.size()) {
      value = words[++i];
    } else {
      refuse(command, std::string(option.name) + " wants a value: " + std::string(option.name) +
                          " " + std::string(option.value) + ".");
    }
    if (!option.value.empty()) check_choice(command, option, value);
    if (!out.values_.emplace(option.name, value).second)
      refuse(command, std::string(option.name) + " is given twice.");
  }
  check_operands(command, out.operands_.size());
  return out;
}

std::string help_text(const CommandSpec& command) {
  std::string out = "nuncio " + std::string(command.name) + ": " + std::string(command.summary);
  out += "\n\nExamples\n";
  for (const ExampleSpec& example : command.examples) {
    out += "  " + std::string(example.command) + "\n";
    out += "      " + std::string(example.meaning) + "\n";
  }
  out += "\nUsage\n  nuncio " + std::string(command.name) + " " + std::string(command.usage) + "\n";
  out += "\nOptions\n";
  std::vector<std::pair<std::string, std::string>> lines;
  for (const OptionSpec& option : command.options) {
    std::string left = option.letter != 0 ? std::string("-") + option.letter + ", " : "    ";
    left += option.name;
    if (!option.value.empty()) left += " " + std::string(option.value);
    lines.emplace_back(left, option.help);
  }
  lines.emplace_back("-h, --help", "show this");
  size_t width = 0;
  for (const auto& line : lines) width = std::max(width, line.first.size());
  for (const auto& [left, right] : lines)
    out += "  " + left + std::string(width - left.size() + 2, ' ') + right + "\n";
  if (!command.notes.empty()) out += "\n" + std::string(command.notes) + "\n";
  return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string folded = fold(word);
  const size_t limit = std::max<size_t>(1, folded.size() / 3);
  size_t best = limit + 1;
  std::string_view nearest;
  for (const std::string_view candidate : candidates) {
    const std::string other = fold(candidate);
    size_t distance = edit_distance(folded, other, limit);
    if (distance > limit && folded.size() >= 3 && other.starts_with(folded)) distance = limit;
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? "" : " Did you mean " + quoted(nearest) + "?";
}

}  // namespace nuncio
