// Reads an example line of a relation: "{who Petro} met {whom Trump and Rubio}." The marked words
// are the entities; `{says X}` marks who is quoted.
#ifndef NUNCIO_RELATION_EXAMPLE_MARKS_H_
#define NUNCIO_RELATION_EXAMPLE_MARKS_H_

#include <optional>
#include <string>
#include <string_view>

#include "relation/rule.h"

namespace nuncio {

struct ExampleFault {
  size_t offset = 0;  // into the text of the line
  std::string message;
};

// Unset with `fault` filled where a brace is not closed, a mark is unknown, or a mark that the
// expectation `+ ! > ?` needs is missing.
std::optional<Example> read_example(char expect, std::string_view line, ExampleFault& fault);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_EXAMPLE_MARKS_H_
