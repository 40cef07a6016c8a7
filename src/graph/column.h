// One property of all nodes or of all edges, in the narrowest form that holds its values: numbers,
// dates and strings as whole numbers of 8, 16, 32 or 64 bits above the least one, strings by number
// into a pool of the distinct ones, rows of absent values left out where most are.
#ifndef NUNCIO_GRAPH_COLUMN_H_
#define NUNCIO_GRAPH_COLUMN_H_

#include <cstdint>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "graph/array.h"
#include "graph/string_pool.h"
#include "nuncio/value.h"

namespace nuncio {

class Column {
 public:
  struct Cell {
    uint32_t row;
    Value value;  // not null
  };

  // The whole numbers behind a column that has one in every row, for loops over many rows: integers
  // as they are, dates packed (graph/packed_date.h). Looks into the column.
  class Numbers {
   public:
    int32_t operator[](uint32_t row) const {
      switch (width_) {
        case 1:
          return base_ + static_cast<const uint8_t*>(data_)[row];
        case 2:
          return base_ + static_cast<const uint16_t*>(data_)[row];
        default:
          return base_ + static_cast<const int32_t*>(data_)[row];
      }
    }

   private:
    friend class Column;
    const void* data_ = nullptr;
    int32_t base_ = 0;
    uint8_t width_ = 4;
  };

  // An empty column: null in every row.
  Column() = default;
  // `cells` in any order, one a row; rows < `rows`.
  Column(std::vector<Cell> cells, uint32_t rows);
  // Of kind integer or date (packed) or string (numbers into `pool`): values[i] is that of row
  // rows_of[i], or of row i where `rows_of` is empty. Rows differ.
  static Column of_numbers(ValueKind kind, std::vector<int32_t> values,
                           std::vector<uint32_t> rows_of, uint32_t rows, StringPool pool = {});

  // Null where absent. A string is borrowed from the column.
  Value get(uint32_t row) const;
  // Rows that have a value.
  uint32_t count() const { return count_; }
  // The one kind of all values; null where there are none or several kinds.
  ValueKind kind() const { return kind_; }
  // nullopt where some row has no value or values are no dates and no integers of 32 bits.
  std::optional<Numbers> numbers() const;
  // The least and the greatest of numbers(). REQUIRES: numbers(), and a row.
  std::pair<int32_t, int32_t> bounds() const;
  // Whether all values are dates and none of them is partial.
  bool whole_days() const { return whole_days_; }
  // Whether every row has a string and no two have the same.
  bool tells_apart(uint32_t rows) const {
    return kind_ == ValueKind::string && count_ == rows && pool_.size() == rows;
  }
  size_t bytes() const;

  void save(ImageWriter& out) const;
  static Column load(ImageReader& in, uint32_t rows);

 private:
  static constexpr uint32_t kAbsent = UINT32_MAX;
  uint32_t slot(uint32_t row) const;
  // Sets which rows are there; gives where each of `rows_of` stands.
  std::vector<uint32_t> place(const std::vector<uint32_t>& rows_of, uint32_t rows);
  void fill(const std::vector<int32_t>& values, const std::vector<uint32_t>& slots, uint32_t rows);
  void fill(const std::vector<Cell>& cells, const std::vector<uint32_t>& slots, uint32_t rows);
  void check(uint32_t rows) const;

  ValueKind kind_ = ValueKind::null;
  uint32_t count_ = 0;
  bool sparse_ = true;
  bool whole_days_ = false;
  int32_t base_ = 0;         // added to all narrow numbers
  Array<uint32_t> rows_;     // sparse: the rows that have a value, sorted; else empty
  Array<uint64_t> present_;  // dense with gaps: a bit a row; empty where every row has a value
  std::variant<std::monostate, Array<uint8_t>, Array<uint16_t>, Array<int32_t>, Array<int64_t>,
               Array<double>, std::vector<Value>>
      data_;
  StringPool pool_;
};

}  // namespace nuncio

#endif  // NUNCIO_GRAPH_COLUMN_H_
