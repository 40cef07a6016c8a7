// One property of all nodes or of all edges, in the narrowest form that holds its values: typed
// arrays, strings by number into a pool of the distinct ones, rows of absent values left out where
// most are.
#ifndef NUNCIO_GRAPH_COLUMN_H_
#define NUNCIO_GRAPH_COLUMN_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "nuncio/value.h"

namespace nuncio {

class Column {
 public:
  struct Cell {
    uint32_t row;
    Value value;  // not null
  };

  // An empty column: null in every row.
  Column() = default;
  // `cells` in any order, one a row; rows < `rows`.
  Column(std::vector<Cell> cells, uint32_t rows);

  // Null where absent. A string is borrowed from the column.
  Value get(uint32_t row) const;
  // Rows that have a value.
  uint32_t count() const { return count_; }
  // The one kind of all values; null where there are none or several kinds.
  ValueKind kind() const { return kind_; }
  // What is held, for scans: every row's value, sorted rows alongside where sparse.
  size_t bytes() const;

 private:
  struct Mixed {
    std::vector<Value> values;
  };
  struct Strings {
    std::vector<uint32_t> ids;  // into pool
    std::shared_ptr<const std::vector<std::string>> pool;
  };

  static constexpr uint32_t kAbsent = UINT32_MAX;
  uint32_t slot(uint32_t row) const;

  ValueKind kind_ = ValueKind::null;
  uint32_t count_ = 0;
  std::vector<uint32_t> rows_;  // sparse: the rows that have a value, sorted; else empty
  std::vector<uint64_t>
      present_;  // dense with gaps: a bit a row; empty where every row has a value
  bool sparse_ = true;
  std::variant<std::monostate, std::vector<uint8_t>, std::vector<int32_t>, std::vector<int64_t>,
               std::vector<double>, Strings, Mixed>
      data_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_COLUMN_H_
