// Collects the values of one property and makes the Column of them. While they are all dates, all
// integers of 32 bits or all strings they take four bytes each (and four for the row, where rows
// are left out), so that ten million of them fit.
#ifndef NUNCIO_GRAPH_COLUMN_BUILDER_H_
#define NUNCIO_GRAPH_COLUMN_BUILDER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/column.h"
#include "graph/interner.h"

namespace nuncio {

class ColumnBuilder {
 public:
  // Sets what was not set before. REQUIRES: not null.
  void add(uint32_t row, const Value& value);
  void add_date(uint32_t row, int32_t packed) { add_number(row, ValueKind::date, packed); }
  void add_string(uint32_t row, std::string_view text);

  // The number behind the i-th value added, by which dates order; nullopt where there are no dates.
  bool holds_dates() const { return cells_.empty() && kind_ == ValueKind::date; }
  // Packed dates by row, INT32_MAX where absent. REQUIRES: holds_dates().
  std::vector<int32_t> dates(uint32_t rows) const;

  // Row r becomes row places[r]; stays where `places` is empty.
  Column build(uint32_t rows, std::span<const uint32_t> places) &&;

 private:
  void add_number(uint32_t row, ValueKind kind, int32_t number);
  void give_up_numbers();

  ValueKind kind_ = ValueKind::null;  // of numbers_
  std::vector<int32_t> numbers_;
  std::vector<uint32_t> rows_;  // empty while the i-th value is that of row i
  Interner strings_;
  std::vector<Column::Cell> cells_;  // all values, once they are of several kinds
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_COLUMN_BUILDER_H_
