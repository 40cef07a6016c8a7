// A declared relation, as its `.rel` file says it: plain values, checked, before compilation into a
// RuleSet. grammar/relations/README.md describes the language for those who write it.
#ifndef NUNCIO_RELATION_RULE_H_
#define NUNCIO_RELATION_RULE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "nuncio/claim.h"
#include "relation/slot.h"

namespace nuncio {

enum class WordClass : uint8_t { verb, noun, adj };

// A word, or words in one construction: "voice + criticism", "call + on". `parts[0]` carries the
// relation and is of class `word_class`; the others depend on it. Lemmas, lower case.
struct Trigger {
  std::vector<std::string> parts;
  WordClass word_class = WordClass::verb;
  uint32_t frame = 0;   // into Relation::frames
  bool blocks = false;  // from an `unless` line: these words mean something else
};

// Where the two roles are looked for, in this order.
struct Frame {
  std::vector<Slot> who;
  std::vector<Slot> whom;
};

// A line that must hold: `+` actual, `!` denied, `>` planned, `?` possible, `-` nothing of this
// type.
struct Example {
  enum class Mark : uint8_t { who, whom, says };
  struct Part {
    Mark mark = Mark::who;
    Span span;  // into `text`
  };
  char expect = '+';
  std::string text;         // the marks taken out
  std::vector<Part> parts;  // in the order of the text
  uint32_t line = 0;
};

struct Relation {
  std::string name;
  bool symmetric = false;
  bool state = false;  // else an event
  std::vector<EntityType> who_types;
  std::vector<EntityType> whom_types;
  std::vector<Frame> frames;      // [0] is the relation's own
  std::vector<Trigger> triggers;  // none: only src/relation/structure.h finds it
  std::vector<std::pair<std::string, std::string>> codes;  // {"cameo", "111"}
  std::vector<Example> examples;
  std::string file;  // as given to the parser
  uint32_t line = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_RULE_H_
