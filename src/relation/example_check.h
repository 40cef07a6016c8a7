// Runs the example lines of `.rel` files. The marked words of an example are its entities, so that
// it tests the rule and the engine, not the recognition of names.
#ifndef NUNCIO_RELATION_EXAMPLE_CHECK_H_
#define NUNCIO_RELATION_EXAMPLE_CHECK_H_

#include <functional>
#include <string>
#include <vector>

#include "relation/relation_finder.h"

namespace nuncio {

// Splits an article's text into sentences and parses them.
using ParseText = std::function<Document(const std::string& text)>;

struct ExampleFailure {
  std::string file;
  uint32_t line = 0;
  std::string message;  // what was expected, what was found, in which tree
};

// All examples of the finder's relations that do not hold, in their order. `checked` counts all.
std::vector<ExampleFailure> check_examples(const RelationFinder& finder, const ParseText& parse,
                                           size_t& checked);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_EXAMPLE_CHECK_H_
