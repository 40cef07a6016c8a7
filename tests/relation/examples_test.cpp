// Every example line of grammar/relations holds, and so does every one in the language's manual.
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/files.h"
#include "doctest/doctest.h"
#include "parsed_text.h"
#include "relation/example_check.h"
#include "relation/rule_parser.h"

namespace nuncio {
namespace {

void check(const RelationFinder& finder, size_t least) {
  size_t checked = 0;
  for (const ExampleFailure& failure : check_examples(finder, parsed_text, checked)) {
    INFO(failure.file, ":", failure.line, ": ", failure.message);
    CHECK(false);
  }
  CHECK(checked >= least);
}

TEST_CASE("the examples of all relations hold") {
  check(RelationFinder::load(grammar_folder() / "relations"), 150);
}

// The manual's indented blocks that begin with "relation" are rules.
TEST_CASE("the examples of the manual hold") {
  const std::string manual = read_file(grammar_folder() / "relations" / "README.md");
  std::string rules;
  bool fenced = false;
  for (size_t at = 0; at < manual.size();) {
    const size_t end = std::min(manual.find('\n', at), manual.size());
    const std::string line = manual.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("```")) {
      fenced = line == "```rel";
      continue;
    }
    if (fenced) rules += line + "\n";
  }
  check(RelationFinder{RuleSet(parse_rules(rules, "README.md"))}, 10);
}

TEST_CASE("a check reports what does not hold") {
  const RelationFinder finder{
      RuleSet(parse_rules("relation met\n  when meet\n  who Person = subj\n  whom Person = obj\n  "
                          "- {who Ann} met {whom Bo}.\n",
                          "x.rel"))};
  size_t checked = 0;
  const auto failures = check_examples(finder, parsed_text, checked);
  CHECK(checked == 1);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].line == 5);
  CHECK(failures[0].message.starts_with("met: expected nothing, found Ann -> Bo (actual)"));
}

TEST_CASE("the codes of the relations") {
  const RuleSet rules = RuleSet::load(grammar_folder() / "relations");
  CHECK(rules.relations().size() >= 48);
  REQUIRE(rules.find("criticized") != nullptr);
  CHECK(rules.find("criticized")->codes[1] == std::pair<std::string, std::string>("cameo", "111"));
  CHECK(rules.find("criticised") == nullptr);
}

}  // namespace
}  // namespace nuncio
