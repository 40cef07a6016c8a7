// The syntax of a `.rel` file: what its lines are made of, before any name is checked. Every Piece
// is a view into the text that was parsed, so that a later check can say where it stands.
#ifndef NUNCIO_RELATION_RULE_GRAMMAR_H_
#define NUNCIO_RELATION_RULE_GRAMMAR_H_

#include <string>
#include <string_view>
#include <vector>

namespace nuncio::rule_syntax {

struct Piece {
  std::string_view text;
};

// "voice + criticism", "criticism/noun"; `word_class` holds at most one piece.
struct TriggerTerm {
  std::vector<Piece> parts;
  std::vector<Piece> word_class;
};

// "whom = on, against"
struct RoleSlots {
  Piece role;
  std::vector<Piece> slots;
};

struct CodeTerm {
  Piece scheme;
  Piece value;
};

// One line of a relation. `keyword` is its first word or mark; what that line cannot have is empty.
// A line with an unknown first word keeps only the keyword.
struct Line {
  Piece keyword;
  std::vector<TriggerTerm> triggers;  // when, unless
  std::vector<RoleSlots> where;       // when
  std::vector<Piece> types;           // who, whom
  std::vector<Piece> slots;           // who, whom
  std::vector<CodeTerm> codes;        // code
  Piece example;                      // + ! > ? -
};

struct Declaration {
  Piece name;
  std::vector<Piece> flags;
  std::vector<Line> lines;
};

// Throws Error{syntax} with file, line and column.
std::vector<Declaration> parse_declarations(std::string_view text, const std::string& file);

// Line and column (in code points), both from 1, of `place`, a pointer into `text`.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
};
Position position_of(std::string_view text, const char* place);

}  // namespace nuncio::rule_syntax

#endif  // NUNCIO_RELATION_RULE_GRAMMAR_H_
