// A stretch of clauses within a query that writes: rows of named values come in and go out.
#ifndef NUNCIO_QUERY_SEGMENT_H_
#define NUNCIO_QUERY_SEGMENT_H_

#include <string>
#include <vector>

#include "query/bound.h"

namespace nuncio {

struct NamedRows {
  struct Column {
    std::string name;
    StaticType type;
  };
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;  // as long as `columns`
};

// The columns that come in stand in slots 0, 1, …
struct BoundSegment {
  BoundQuery query;  // of one part
  std::vector<NamedRows::Column> columns;
  std::vector<Slot> outputs;  // by column
};

// SET, REMOVE, and what MERGE sets.
struct BoundChange {
  const ast::Change* change = nullptr;
  Bound target;
  std::optional<Bound> value;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_SEGMENT_H_
