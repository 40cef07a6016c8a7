#include "shell/command_line.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "nuncio/error.h"

namespace nuncio {
namespace {

CommandSpec sample() {
  CommandSpec spec;
  spec.name = "build";
  spec.summary = "read";
  spec.usage = "-o GRAPH INPUT...";
  spec.examples = {{"nuncio build -o a.kg b", "an example"}};
  spec.options = {{"--output", 'o', "GRAPH", "where"},
                  {"--jobs", 'j', "N", "threads"},
                  {"--quiet", 'q', "", "silence"},
                  {"--format", 'f', "F", "how", {"table", "json", "csv"}}};
  spec.operands = {"INPUT"};
  spec.more_operands = true;
  return spec;
}

std::string message_of(const std::vector<std::string>& words) {
  try {
    parse_arguments(sample(), words);
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::usage);
    return error.message();
  }
  return "";
}

TEST_CASE("options are understood in every usual shape") {
  const std::vector<std::vector<std::string>> shapes = {{"-o", "g.kg", "--jobs", "3", "a", "b"},
                                                        {"-og.kg", "--jobs=3", "a", "b"},
                                                        {"a", "--output=g.kg", "b", "-j3"},
                                                        {"a", "b", "--output", "g.kg", "-j", "3"}};
  for (const auto& words : shapes) {
    const Arguments arguments = parse_arguments(sample(), words);
    CHECK(arguments.value("--output") == "g.kg");
    CHECK(arguments.number("--jobs", 1, 8) == 3);
    CHECK(arguments.operands() == std::vector<std::string>{"a", "b"});
    CHECK(!arguments.has("--quiet"));
  }
}

TEST_CASE("a dash alone is an operand and two dashes end the options") {
  const Arguments arguments =
      parse_arguments(sample(), std::vector<std::string>{"-q", "-", "--", "--jobs"});
  CHECK(arguments.has("--quiet"));
  CHECK(arguments.operands() == std::vector<std::string>{"-", "--jobs"});
}

TEST_CASE("an empty value is a value") {
  CHECK(parse_arguments(sample(), std::vector<std::string>{"--output=", "a"}).value("--output") ==
        "");
}

TEST_CASE("faults are named, with what was probably meant") {
  struct Row {
    std::vector<std::string> words;
    std::string part;
  };
  const Row rows[] = {
      {{"--job", "3", "a"}, "unknown option '--job'. Did you mean '--jobs'?"},
      {{"--out", "g", "a"}, "Did you mean '--output'?"},
      {{"-x", "a"}, "unknown option '-x'."},
      {{"--format", "jsn", "a"},
       "--format wants table, json or csv, not 'jsn'. Did you mean 'json'?"},
      {{"a", "--jobs"}, "--jobs wants a value: --jobs N."},
      {{"--quiet=yes", "a"}, "--quiet takes no value."},
      {{"-q", "--quiet", "a"}, "--quiet is given twice."},
      {{"--quiet"}, "INPUT is missing. Usage: nuncio build -o GRAPH INPUT...."},
  };
  for (const Row& row : rows) {
    const std::string message = message_of(row.words);
    CHECK_MESSAGE(message.find(row.part) != std::string::npos, message);
    CHECK(message.find("See 'nuncio build --help'.") != std::string::npos);
  }
}

TEST_CASE("numbers are checked") {
  for (const std::string value : {"x", "0", "9", "-1", "3x", "", "99999999999999999999"}) {
    const Arguments arguments =
        parse_arguments(sample(), std::vector<std::string>{"a", "--jobs=" + value});
    CHECK_THROWS_WITH_AS(arguments.number("--jobs", 1, 8),
                         ("--jobs wants a whole number from 1 to 8, not '" + value + "'.").c_str(),
                         Error);
  }
}

TEST_CASE("operands beyond those expected are refused") {
  CommandSpec spec = sample();
  spec.more_operands = false;
  CHECK_THROWS_AS(parse_arguments(spec, std::vector<std::string>{"a", "b"}), Error);
  spec.operands_optional = true;
  CHECK(parse_arguments(spec, std::vector<std::string>{}).operands().empty());
}

TEST_CASE("help wins over faults, and shows examples first") {
  CHECK(parse_arguments(sample(), std::vector<std::string>{"--wrong", "-h"}).has("--help"));
  CHECK(!parse_arguments(sample(), std::vector<std::string>{"--", "-h"}).has("--help"));
  const std::string help = help_text(sample());
  CHECK(help.find("Examples") < help.find("Usage"));
  CHECK(help.find("Usage") < help.find("Options"));
  CHECK(help.find("  -j, --jobs N") != std::string::npos);
}

}  // namespace
}  // namespace nuncio
