// What CALL calls: a table of its own making for each row that comes in. The built-in ones are in
// query/procedures.h; a program may add others by QueryOptions::procedures.
#ifndef NUNCIO_QUERY_PROCEDURE_H_
#define NUNCIO_QUERY_PROCEDURE_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "nuncio/value.h"
#include "query/static_type.h"

namespace nuncio {

class EdgeView;
class Run;

struct ProcedureCall {
  Run& run;
  uint32_t at = 0;                 // where messages point
  std::span<const Value> args;     // those left out are null
  const EdgeView* view = nullptr;  // which edges it may use; null: all
  // Takes a row, a value a column; false: no more are wanted.
  std::function<bool(std::vector<Value>)> yield;
};

struct Procedure {
  struct Parameter {
    std::string name;
    Kinds kinds = kAnyKind;
    bool optional = false;
  };
  struct Column {
    std::string name;
    StaticType type;
  };

  std::string name;
  std::string summary;  // one line, for CALL procedures()
  std::vector<Parameter> parameters;
  std::vector<Column> columns;
  std::function<void(const ProcedureCall&)> call;
};

}  // namespace nuncio

#endif  // NUNCIO_QUERY_PROCEDURE_H_
