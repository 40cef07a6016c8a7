// The rule language: what it reads, and the messages for what it cannot read.
#include "relation/rule_parser.h"

#include <string>

#include "doctest/doctest.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

std::string error_of(const std::string& text) {
  try {
    parse_rules(text, "x.rel");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

constexpr const char* kWhole = R"(# a file
relation met_with symmetric   # flags behind the name
  when meet, meet + with,
       Talk/noun              # goes on in the next line
  when meeting/noun where who = subj; whom = with, between
  unless meet + need
  who  Person Organization = subj
  whom any = obj, with
  code plover CONSULT, cameo 040, schema InteractAction
  + {who Ann} met {whom Bo} — twice # not a comment.
  - They met.

relation located_in state
  who  Place = self
  whom Place = of
)";

TEST_CASE("a whole file") {
  const auto relations = parse_rules(kWhole, "x.rel");
  REQUIRE(relations.size() == 2);
  const Relation& met = relations[0];
  CHECK(met.name == "met_with");
  CHECK(met.symmetric);
  CHECK_FALSE(met.state);
  CHECK(relations[1].state);
  CHECK(met.line == 2);
  REQUIRE(met.triggers.size() == 5);
  CHECK(met.triggers[1].parts == std::vector<std::string>{"meet", "with"});
  CHECK(met.triggers[2].parts[0] == "talk");
  CHECK(met.triggers[2].word_class == WordClass::noun);
  CHECK(met.triggers[3].frame == 1);
  CHECK(met.triggers[4].blocks);
  REQUIRE(met.frames.size() == 2);
  CHECK(met.frames[1].whom == std::vector<Slot>{*slot_from("with"), *slot_from("between")});
  CHECK(met.who_types == std::vector<EntityType>{EntityType::person, EntityType::organization});
  CHECK(met.whom_types.size() == 5);  // any: all but offices
  CHECK(met.codes[1] == std::pair<std::string, std::string>("cameo", "040"));
  REQUIRE(met.examples.size() == 2);
  CHECK(met.examples[0].text == "Ann met Bo — twice # not a comment.");
  REQUIRE(met.examples[0].parts.size() == 2);
  CHECK(met.examples[0].parts[1].span == Span{8, 10});
  CHECK(met.examples[0].line == 10);
}

TEST_CASE("Windows line ends, tabs, an empty file and comments only") {
  CHECK(parse_rules("relation a\r\n\twhen run\r\n\twho any = subj\r\n\twhom any = obj\r\n", "x")
            .size() == 1);
  CHECK(parse_rules("", "x").empty());
  CHECK(parse_rules("\n# nothing\n\n", "x").empty());
}

struct Case {
  const char* text;
  const char* message;
};

constexpr Case kErrors[] = {
    {"relation", "x.rel:1:9: expected the name of the relation, found the end of the file"},
    {"relatoin a\n",
     "x.rel:1:1: expected a line that starts with relation, when, unless, who, whom, code "
     "or an example mark + ! > ? -, found 'relatoin'"},
    {"relation a symetric\n",
     "x.rel:1:12: unknown property of a relation 'symetric'; did you mean 'symmetric'?"},
    {"relation a\n  wen run\n", "x.rel:2:3: unknown line 'wen'; did you mean 'when'?"},
    {"relation a\n  when run,\n  , walk\n", "x.rel:3:3: expected a trigger word, found ','"},
    {"relation a\n  when run +\n", "x.rel:3:1: expected a word, found the end of the file"},
    {"relation a\n  when run/nuon\n",
     "x.rel:2:12: unknown word class 'nuon'; did you mean 'noun'?"},
    {"relation a\n  when run walk\n", "x.rel:2:12: expected the end of the line, found 'walk'"},
    {"relation a\n  who Persn = subj\n",
     "x.rel:2:7: unknown entity type 'Persn'; did you mean 'Person'?"},
    {"relation a\n  who Person subj\n", "x.rel:2:18: expected '=', found the end of the line"},
    {"relation a\n  who Person = sbj\n",
     "x.rel:2:16: unknown grammatical role or preposition 'sbj'; did you mean 'subj'?"},
    {"relation a\n  who Person = subj\n  who Person = obj\n",
     "x.rel:3:3: a relation has one line 'who'"},
    {"relation a\n  when run where who subj\n", "x.rel:2:22: expected '=', found 'subj'"},
    {"relation a\n  when run where how = subj\n",
     "x.rel:2:18: expected 'who' or 'whom', found 'how'"},
    {"relation a\n  code cameo\n", "x.rel:2:13: expected a code, found the end of the line"},
    {"relation a\n  code came 12\n",
     "x.rel:2:8: unknown coding scheme 'came'; did you mean 'cameo'?"},
    {"relation a\n  + {who A met {whom B}.\n",
     "x.rel:2:5: '{' is not closed; write {who …} or {whom …}"},
    {"relation a\n  + {wo A} met {whom B}.\n",
     "x.rel:2:6: unknown mark 'wo', expected who, whom or says; did you mean 'who'?"},
    {"relation a\n  + {who A} ran.\n",
     "x.rel:2:5: an example of something that is said needs {who …} and {whom …}"},
    {"relation a\n  +\n", "x.rel:2:4: an example needs a sentence"},
    {"relation a\n  + é } b\n", "x.rel:2:7: '}' without '{' before it"},
    {"relation a\n  when run\n  whom any = obj\n", "x.rel:1:10: relation 'a' needs a line 'who'"},
    {"relation a\n  when run\n  who any = subj\n  %\n",
     "x.rel:4:3: expected a line that starts with relation, when, unless, who, whom, code or an "
     "example mark + ! "
     "> ? -, found '%'"},
    {"relation a\n  who any = subj\n  whom any = obj\nrelation a\n  who any = subj\n  whom any = "
     "obj\n",
     "x.rel:4:10: relation 'a' is declared in line 1 already"},
    {"relation \xff\n", "x.rel:1:10: not valid UTF-8; save the file as UTF-8"},
};

TEST_CASE("messages say where, what was expected and what was probably meant") {
  for (const Case& c : kErrors) {
    CAPTURE(std::string(c.text));
    CHECK(error_of(c.text) == c.message);
  }
}

TEST_CASE("long lines and many relations are no trouble") {
  std::string text = "relation a\n  who any = subj\n  whom any = obj\n  when x";
  for (int i = 0; i < 100000; ++i) text += ", word" + std::to_string(i);
  text += "\n";
  CHECK(parse_rules(text, "x").at(0).triggers.size() == 100001);
  CHECK(error_of("relation a\n  when " + std::string(1000000, '+') + "\n")
            .starts_with("x.rel:2:8: expected"));
}

}  // namespace
}  // namespace nuncio
