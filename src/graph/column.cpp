#include "graph/column.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "graph/packed_date.h"
#include "graph/value_code.h"

namespace nuncio {
namespace {

bool fits_int32(int64_t value) {
  return value >= std::numeric_limits<int32_t>::min() &&
         value <= std::numeric_limits<int32_t>::max();
}

// The kind that all cells share, else null; dates too far away for packing count as several kinds.
ValueKind common_kind(const std::vector<Column::Cell>& cells) {
  if (cells.empty()) return ValueKind::null;
  const ValueKind kind = cells.front().value.kind();
  for (const Column::Cell& cell : cells) {
    if (!cell.value.is(kind)) return ValueKind::null;
    if (kind == ValueKind::date && !may_be_packed(cell.value.as_date())) return ValueKind::null;
  }
  return kind;
}

template <typename T, typename Source, typename Get>
Array<T> fill_array(const Source& source, const std::vector<uint32_t>& slots, size_t size,
                    Get get) {
  std::vector<T> out(size);
  for (size_t i = 0; i < source.size(); ++i)
    out[slots.empty() ? i : slots[i]] = static_cast<T>(get(source[i]));
  return out;
}

// Cells as the numbers of of_numbers; empty where they are none.
std::vector<int32_t> numbers_of(const std::vector<Column::Cell>& cells, ValueKind kind,
                                StringPool& pool) {
  std::vector<int32_t> out;
  if (kind == ValueKind::string) {
    std::map<std::string_view, uint32_t> ids;
    StringPool::Builder strings;
    for (const Column::Cell& cell : cells) {
      const auto [known, added] =
          ids.emplace(cell.value.as_string(), static_cast<uint32_t>(strings.size()));
      if (added) strings.add(cell.value.as_string());
      out.push_back(static_cast<int32_t>(known->second));
    }
    pool = std::move(strings).build();
  } else if (kind == ValueKind::date) {
    for (const Column::Cell& cell : cells) out.push_back(pack_date(cell.value.as_date()));
  } else if (kind == ValueKind::integer) {
    for (const Column::Cell& cell : cells) {
      if (!fits_int32(cell.value.as_int())) return {};
      out.push_back(static_cast<int32_t>(cell.value.as_int()));
    }
  }
  return out;
}

}  // namespace

Column::Column(std::vector<Cell> cells, uint32_t rows) {
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.row < b.row; });
  kind_ = common_kind(cells);
  std::vector<uint32_t> rows_of;
  for (const Cell& cell : cells) rows_of.push_back(cell.row);
  std::vector<int32_t> numbers = numbers_of(cells, kind_, pool_);
  if (!numbers.empty()) {
    *this = of_numbers(kind_, std::move(numbers), std::move(rows_of), rows, std::move(pool_));
    return;
  }
  count_ = static_cast<uint32_t>(cells.size());
  const std::vector<uint32_t> slots = place(rows_of, rows);
  fill(cells, slots, rows);
}

Column Column::of_numbers(ValueKind kind, std::vector<int32_t> values,
                          std::vector<uint32_t> rows_of, uint32_t rows, StringPool pool) {
  Column out;
  out.kind_ = kind;
  out.count_ = static_cast<uint32_t>(values.size());
  out.pool_ = std::move(pool);
  if (rows_of.empty()) {
    rows_of.resize(values.size());
    std::iota(rows_of.begin(), rows_of.end(), 0U);
  }
  const std::vector<uint32_t> slots = out.place(rows_of, rows);
  rows_of = {};
  out.whole_days_ =
      kind == ValueKind::date && std::all_of(values.begin(), values.end(), [](int32_t packed) {
        return (packed & 31) != 0 && (packed >> 5 & 15) != 0;
      });
  out.fill(values, slots, rows);
  return out;
}

std::vector<uint32_t> Column::place(const std::vector<uint32_t>& rows_of, uint32_t rows) {
  sparse_ = rows_of.size() < rows / 4 || rows_of.empty();
  if (!sparse_) {
    if (rows_of.size() < rows) {
      std::vector<uint64_t> present(rows / 64 + 1);
      for (const uint32_t row : rows_of) present[row / 64] |= uint64_t{1} << row % 64;
      present_ = std::move(present);
    }
    return rows_of;
  }
  std::vector<uint32_t> sorted = rows_of;
  std::sort(sorted.begin(), sorted.end());
  std::vector<uint32_t> slots;
  for (const uint32_t row : rows_of)
    slots.push_back(static_cast<uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), row) -
                                          sorted.begin()));
  rows_ = std::move(sorted);
  return slots;
}

void Column::fill(const std::vector<int32_t>& values, const std::vector<uint32_t>& slots,
                  uint32_t rows) {
  const size_t size = sparse_ ? values.size() : rows;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const int64_t range = values.empty() ? 0 : int64_t{*most} - *least;
  base_ = range < 65536 && !values.empty() ? *least : 0;
  const auto get = [&](int32_t value) { return value - base_; };
  if (range < 256)
    data_ = fill_array<uint8_t>(values, slots, size, get);
  else if (range < 65536)
    data_ = fill_array<uint16_t>(values, slots, size, get);
  else
    data_ = fill_array<int32_t>(values, slots, size, get);
}

void Column::fill(const std::vector<Cell>& cells, const std::vector<uint32_t>& slots,
                  uint32_t rows) {
  const size_t size = sparse_ ? cells.size() : rows;
  switch (kind_) {
    case ValueKind::boolean:
      data_ = fill_array<uint8_t>(cells, slots, size,
                                  [](const Cell& cell) { return cell.value.as_bool(); });
      break;
    case ValueKind::integer:
      data_ = fill_array<int64_t>(cells, slots, size,
                                  [](const Cell& cell) { return cell.value.as_int(); });
      break;
    case ValueKind::real:
      data_ = fill_array<double>(cells, slots, size,
                                 [](const Cell& cell) { return cell.value.as_real(); });
      break;
    default: {
      std::vector<Value> values(size);
      for (size_t i = 0; i < cells.size(); ++i) values[slots[i]] = cells[i].value.owned();
      data_ = std::move(values);
    }
  }
}

uint32_t Column::slot(uint32_t row) const {
  if (sparse_) {
    const auto place = std::lower_bound(rows_.begin(), rows_.end(), row);
    if (place == rows_.end() || *place != row) return kAbsent;
    return static_cast<uint32_t>(place - rows_.begin());
  }
  if (!present_.empty() && (present_[row / 64] >> row % 64 & 1) == 0) return kAbsent;
  return row;
}

Value Column::get(uint32_t row) const {
  const uint32_t at = slot(row);
  if (at == kAbsent) return {};
  int64_t number = base_;
  switch (data_.index()) {
    case 1:
      number += std::get<1>(data_)[at];
      break;
    case 2:
      number += std::get<2>(data_)[at];
      break;
    case 3:
      number += std::get<3>(data_)[at];
      break;
    case 4:
      number += std::get<4>(data_)[at];
      break;
    case 5:
      return std::get<5>(data_)[at];
    case 6:
      return std::get<6>(data_)[at];
    default:
      return {};
  }
  switch (kind_) {
    case ValueKind::boolean:
      return number != 0;
    case ValueKind::date:
      return unpack_date(static_cast<int32_t>(number));
    case ValueKind::string:
      return Value::borrow(pool_[static_cast<size_t>(number)]);
    default:
      return number;
  }
}

std::optional<Column::Numbers> Column::numbers() const {
  if (sparse_ || !present_.empty()) return std::nullopt;
  if (kind_ != ValueKind::date && kind_ != ValueKind::integer) return std::nullopt;
  Numbers out;
  out.base_ = base_;
  if (data_.index() == 1) {
    out.data_ = std::get<1>(data_).data();
    out.width_ = 1;
  } else if (data_.index() == 2) {
    out.data_ = std::get<2>(data_).data();
    out.width_ = 2;
  } else if (data_.index() == 3) {
    out.data_ = std::get<3>(data_).data();
  } else {
    return std::nullopt;
  }
  return out;
}

std::pair<int32_t, int32_t> Column::bounds() const {
  if (data_.index() == 1) return {base_, base_ + 255};
  if (data_.index() == 2) return {base_, base_ + 65535};
  const auto [least, most] =
      std::minmax_element(std::get<3>(data_).begin(), std::get<3>(data_).end());
  return {*least, *most};
}

size_t Column::bytes() const {
  size_t sum = sizeof(Column) + rows_.bytes() + present_.bytes() + pool_.bytes();
  switch (data_.index()) {
    case 1:
      return sum + std::get<1>(data_).bytes();
    case 2:
      return sum + std::get<2>(data_).bytes();
    case 3:
      return sum + std::get<3>(data_).bytes();
    case 4:
      return sum + std::get<4>(data_).bytes();
    case 5:
      return sum + std::get<5>(data_).bytes();
    case 6:
      for (const Value& value : std::get<6>(data_)) sum += value.bytes();
      return sum;
    default:
      return sum;
  }
}

void Column::save(ImageWriter& out) const {
  for (const uint64_t part :
       {static_cast<uint64_t>(kind_), uint64_t{count_}, uint64_t{sparse_}, uint64_t{whole_days_},
        static_cast<uint64_t>(int64_t{base_}), uint64_t{data_.index()}})
    out.number(part);
  out.array(rows_);
  out.array(present_);
  pool_.save(out);
  switch (data_.index()) {
    case 1:
      return out.array(std::get<1>(data_));
    case 2:
      return out.array(std::get<2>(data_));
    case 3:
      return out.array(std::get<3>(data_));
    case 4:
      return out.array(std::get<4>(data_));
    case 5:
      return out.array(std::get<5>(data_));
    case 6:
      return out.text(encode_values(std::get<6>(data_)));
    default:
      return;
  }
}

Column Column::load(ImageReader& in, uint32_t rows) {
  Column out;
  const uint64_t kind = in.number();
  ImageReader::check(kind <= static_cast<uint64_t>(ValueKind::path));
  out.kind_ = static_cast<ValueKind>(kind);
  out.count_ = static_cast<uint32_t>(in.number());
  out.sparse_ = in.number() != 0;
  out.whole_days_ = in.number() != 0;
  out.base_ = static_cast<int32_t>(in.number());
  const uint64_t form = in.number();
  out.rows_ = in.array<uint32_t>();
  out.present_ = in.array<uint64_t>();
  out.pool_ = StringPool::load(in);
  switch (form) {
    case 0:
      break;
    case 1:
      out.data_ = in.array<uint8_t>();
      break;
    case 2:
      out.data_ = in.array<uint16_t>();
      break;
    case 3:
      out.data_ = in.array<int32_t>();
      break;
    case 4:
      out.data_ = in.array<int64_t>();
      break;
    case 5:
      out.data_ = in.array<double>();
      break;
    case 6:
      out.data_ = decode_values(in.text());
      break;
    default:
      ImageReader::check(false);
  }
  out.check(rows);
  return out;
}

// That no row leads outside of what is there.
void Column::check(uint32_t rows) const {
  const size_t size = std::visit(
      [](const auto& data) -> size_t {
        if constexpr (requires { data.size(); }) return data.size();
        return 0;
      },
      data_);
  const bool number = data_.index() >= 1 && data_.index() <= 4;
  const bool fits = kind_ == ValueKind::boolean || kind_ == ValueKind::integer ||
                    kind_ == ValueKind::date || kind_ == ValueKind::string;
  ImageReader::check(!number || fits);
  ImageReader::check(size == (sparse_ ? rows_.size() : rows));
  ImageReader::check(present_.empty() || present_.size() == rows / 64 + 1);
  ImageReader::check(std::is_sorted(rows_.begin(), rows_.end()));
  if (kind_ != ValueKind::string || !number) return;
  ImageReader::check(base_ >= 0 && data_.index() != 4);
  const uint64_t limit = pool_.size() - std::min<uint64_t>(pool_.size(), base_);
  if (data_.index() == 1) ImageReader::check_below(std::get<1>(data_).span(), limit);
  if (data_.index() == 2) ImageReader::check_below(std::get<2>(data_).span(), limit);
  if (data_.index() == 3) {
    const auto& ids = std::get<3>(data_);
    const auto raw = std::span(reinterpret_cast<const uint32_t*>(ids.data()), ids.size());
    ImageReader::check_below(raw, limit);
  }
}

}  // namespace nuncio
