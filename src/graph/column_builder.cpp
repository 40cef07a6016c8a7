#include "graph/column_builder.h"

#include <cassert>
#include <limits>
#include <numeric>

#include "graph/packed_date.h"

namespace nuncio {

void ColumnBuilder::add(uint32_t row, const Value& value) {
  assert(!value.is_null());
  if (cells_.empty()) {
    if (value.is(ValueKind::date) && may_be_packed(value.as_date()))
      return add_date(row, pack_date(value.as_date()));
    if (value.is(ValueKind::string)) return add_string(row, value.as_string());
    if (value.is(ValueKind::integer) && value.as_int() >= std::numeric_limits<int32_t>::min() &&
        value.as_int() <= std::numeric_limits<int32_t>::max())
      return add_number(row, ValueKind::integer, static_cast<int32_t>(value.as_int()));
    give_up_numbers();
  }
  cells_.push_back({row, value.owned()});
}

void ColumnBuilder::add_string(uint32_t row, std::string_view text) {
  if (!cells_.empty() || (!numbers_.empty() && kind_ != ValueKind::string)) {
    give_up_numbers();
    cells_.push_back({row, Value(text)});
    return;
  }
  add_number(row, ValueKind::string, static_cast<int32_t>(strings_.add(text)));
}

void ColumnBuilder::add_number(uint32_t row, ValueKind kind, int32_t number) {
  if (!cells_.empty() || (!numbers_.empty() && kind_ != kind)) {
    give_up_numbers();
    cells_.push_back({row, kind == ValueKind::date ? Value(unpack_date(number)) : Value(number)});
    return;
  }
  kind_ = kind;
  if (rows_.empty() && row != numbers_.size()) {
    rows_.resize(numbers_.size());
    std::iota(rows_.begin(), rows_.end(), 0U);
  }
  if (!rows_.empty() || row != numbers_.size()) rows_.push_back(row);
  numbers_.push_back(number);
}

void ColumnBuilder::give_up_numbers() {
  if (!cells_.empty()) return;
  cells_.reserve(numbers_.size() + 1);
  for (size_t i = 0; i < numbers_.size(); ++i) {
    const uint32_t row = rows_.empty() ? static_cast<uint32_t>(i) : rows_[i];
    const int32_t number = numbers_[i];
    cells_.push_back({row, kind_ == ValueKind::date ? Value(unpack_date(number))
                           : kind_ == ValueKind::string
                               ? Value(strings_[static_cast<uint32_t>(number)])
                               : Value(number)});
  }
  numbers_ = {};
  rows_ = {};
}

std::vector<int32_t> ColumnBuilder::dates(uint32_t rows) const {
  std::vector<int32_t> out(rows, std::numeric_limits<int32_t>::max());
  for (size_t i = 0; i < numbers_.size(); ++i) out[rows_.empty() ? i : rows_[i]] = numbers_[i];
  return out;
}

Column ColumnBuilder::build(uint32_t rows, std::span<const uint32_t> places) && {
  if (!cells_.empty() || numbers_.empty()) {
    if (!places.empty())
      for (Column::Cell& cell : cells_) cell.row = places[cell.row];
    return Column(std::move(cells_), rows);
  }
  if (!places.empty()) {
    if (rows_.empty())
      rows_.assign(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(numbers_.size()));
    else
      for (uint32_t& row : rows_) row = places[row];
  }
  return Column::of_numbers(kind_, std::move(numbers_), std::move(rows_), rows,
                            std::move(strings_).take().build());
}

}  // namespace nuncio
