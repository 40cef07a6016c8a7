#include "relation/rule_parser.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "nuncio/error.h"
#include "relation/example_marks.h"
#include "relation/nearest.h"
#include "relation/rule_grammar.h"

namespace nuncio {
namespace {

using rule_syntax::Declaration;
using rule_syntax::Line;
using rule_syntax::Piece;

constexpr std::array<std::string_view, 6> kKeywords = {"relation", "when", "unless",
                                                       "who",      "whom", "code"};
constexpr std::array<std::string_view, 3> kFlags = {"symmetric", "state", "event"};
constexpr std::array<std::string_view, 3> kClasses = {"verb", "noun", "adj"};
constexpr std::array<std::string_view, 5> kSchemes = {"plover", "cameo", "wikidata", "schema",
                                                      "ftm"};
constexpr std::array<std::string_view, 7> kTypes = {"any",    "Person",    "Organization", "Place",
                                                    "Office", "Agreement", "Other"};

// Turns one declaration into a Relation, checking every name.
class Checker {
 public:
  Checker(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Relation check(const Declaration& declaration) {
    Relation out;
    out.name = declaration.name.text;
    out.file = file_;
    out.line = rule_syntax::position_of(text_, declaration.name.text.data()).line;
    for (const Piece& flag : declaration.flags) take_flag(flag, out);
    out.frames.emplace_back();
    for (const Line& line : declaration.lines) take_line(line, out);
    if (out.frames[0].who.empty()) missing(declaration, "a line 'who'");
    if (out.frames[0].whom.empty()) missing(declaration, "a line 'whom'");
    for (Frame& frame : out.frames) {  // what a `where` leaves out stands as for the relation
      if (frame.who.empty()) frame.who = out.frames[0].who;
      if (frame.whom.empty()) frame.whom = out.frames[0].whom;
    }
    return out;
  }

  [[noreturn]] void fail(const Piece& at, const std::string& message) const {
    const rule_syntax::Position place = rule_syntax::position_of(text_, at.text.data());
    throw Error(Error::Kind::bind, message, file_, place.line, place.column);
  }

 private:
  [[noreturn]] void missing(const Declaration& declaration, const std::string& what) const {
    fail(declaration.name, "relation '" + std::string(declaration.name.text) + "' needs " + what);
  }

  template <typename Names>
  [[noreturn]] void unknown(const Piece& piece, std::string_view what, const Names& names) const {
    fail(piece, "unknown " + std::string(what) + " '" + std::string(piece.text) + "'" +
                    did_you_mean(piece.text, names));
  }

  void take_flag(const Piece& flag, Relation& out) const {
    if (flag.text == "symmetric") {
      out.symmetric = true;
    } else if (flag.text == "state") {
      out.state = true;
    } else if (flag.text != "event") {
      unknown(flag, "property of a relation", kFlags);
    }
  }

  void take_line(const Line& line, Relation& out) const {
    const std::string_view keyword = line.keyword.text;
    if (keyword == "when" || keyword == "unless") {
      take_triggers(line, out);
    } else if (keyword == "who" || keyword == "whom") {
      take_role(line, out);
    } else if (keyword == "code") {
      for (const auto& [scheme, value] : line.codes) {
        if (std::find(kSchemes.begin(), kSchemes.end(), scheme.text) == kSchemes.end())
          unknown(scheme, "coding scheme", kSchemes);
        out.codes.emplace_back(scheme.text, value.text);
      }
    } else if (std::string_view("+!>?-").find(keyword) != std::string_view::npos) {
      out.examples.push_back(take_example(line));
    } else {
      unknown(line.keyword, "line", kKeywords);
    }
  }

  void take_role(const Line& line, Relation& out) const {
    const bool who = line.keyword.text == "who";
    auto& slots = who ? out.frames[0].who : out.frames[0].whom;
    auto& types = who ? out.who_types : out.whom_types;
    if (!slots.empty())
      fail(line.keyword, "a relation has one line '" + std::string(line.keyword.text) + "'");
    slots = take_slots(line.slots);
    for (const Piece& type : line.types) {
      if (type.text == "any") {  // all that can act; an office acts through its holder
        for (EntityType t : {EntityType::person, EntityType::organization, EntityType::place,
                             EntityType::agreement, EntityType::other})
          types.push_back(t);
      } else if (const auto known = entity_type_from(type.text)) {
        types.push_back(*known);
      } else {
        unknown(type, "entity type", kTypes);
      }
    }
  }

  std::vector<Slot> take_slots(const std::vector<Piece>& pieces) const {
    std::vector<Slot> out;
    for (const Piece& piece : pieces) {
      auto slot = slot_from(piece.text);
      if (!slot) unknown(piece, "grammatical role or preposition", slot_names());
      out.push_back(std::move(*slot));
    }
    return out;
  }

  void take_triggers(const Line& line, Relation& out) const {
    uint32_t frame = 0;
    if (!line.where.empty()) {
      frame = static_cast<uint32_t>(out.frames.size());
      Frame own;
      for (const auto& [role, slots] : line.where)
        (role.text == "who" ? own.who : own.whom) = take_slots(slots);
      out.frames.push_back(std::move(own));
    }
    for (const auto& term : line.triggers) {
      Trigger trigger;
      for (const Piece& part : term.parts) trigger.parts.push_back(lower(part));
      if (!term.word_class.empty()) trigger.word_class = take_class(term.word_class[0]);
      trigger.frame = frame;
      trigger.blocks = line.keyword.text == "unless";
      out.triggers.push_back(std::move(trigger));
    }
  }

  WordClass take_class(const Piece& piece) const {
    const auto found = std::find(kClasses.begin(), kClasses.end(), piece.text);
    if (found == kClasses.end()) unknown(piece, "word class", kClasses);
    return static_cast<WordClass>(found - kClasses.begin());
  }

  std::string lower(const Piece& part) const {
    std::string out(part.text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }

  Example take_example(const Line& line) const {
    const rule_syntax::Position place = rule_syntax::position_of(text_, line.keyword.text.data());
    ExampleFault fault;
    auto example = read_example(line.keyword.text[0], line.example.text, fault);
    if (!example) fail({line.example.text.substr(fault.offset)}, fault.message);
    example->line = place.line;
    return std::move(*example);
  }

  std::string_view text_;
  const std::string& file_;
};

}  // namespace

std::vector<Relation> parse_rules(std::string_view text, const std::string& file) {
  std::vector<Relation> out;
  std::map<std::string, uint32_t, std::less<>> seen;
  Checker checker(text, file);
  for (const Declaration& declaration : rule_syntax::parse_declarations(text, file)) {
    Relation relation = checker.check(declaration);
    const auto [earlier, fresh] = seen.emplace(relation.name, relation.line);
    if (!fresh)
      checker.fail(declaration.name, "relation '" + relation.name + "' is declared in line " +
                                         std::to_string(earlier->second) + " already");
    out.push_back(std::move(relation));
  }
  return out;
}

}  // namespace nuncio
