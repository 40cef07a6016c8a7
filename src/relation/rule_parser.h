// Reads the rule language of grammar/relations/*.rel.
#ifndef NUNCIO_RELATION_RULE_PARSER_H_
#define NUNCIO_RELATION_RULE_PARSER_H_

#include <string>
#include <string_view>
#include <vector>

#include "relation/rule.h"

namespace nuncio {

// All relations that `text` declares, in its order; each has both roles, known
// types and grammatical roles. `file` is what messages call it. Throws Error{syntax} where the text
// does not parse and Error{bind} where a name is unknown or a part is missing, each with file, line
// and column and a message that says what was expected.
std::vector<Relation> parse_rules(std::string_view text, const std::string& file);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_RULE_PARSER_H_
