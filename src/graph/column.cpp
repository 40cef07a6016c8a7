#include "graph/column.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>

namespace nuncio {
namespace {

// A date in 32 bits: dates that do not fit are kept as mixed values.
constexpr int32_t kMaxYear = 4'000'000;

int32_t pack(Date date) {
  return date.year * 512 + date.month * 32 + date.day;
}

Date unpack(int32_t packed) {
  return {packed >> 9, static_cast<uint8_t>(packed >> 5 & 15), static_cast<uint8_t>(packed & 31)};
}

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
    if (kind == ValueKind::date && std::abs(cell.value.as_date().year) > kMaxYear)
      return ValueKind::null;
  }
  return kind;
}

template <typename T, typename Get>
std::vector<T> fill(const std::vector<Column::Cell>& cells, size_t size, bool sparse, Get get) {
  std::vector<T> out(size);
  for (size_t i = 0; i < cells.size(); ++i) out[sparse ? i : cells[i].row] = get(cells[i].value);
  return out;
}

}  // namespace

Column::Column(std::vector<Cell> cells, uint32_t rows)
    : kind_(common_kind(cells)), count_(static_cast<uint32_t>(cells.size())) {
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.row < b.row; });
  sparse_ = cells.size() < rows / 4 || cells.empty();
  if (sparse_) {
    for (const Cell& cell : cells) rows_.push_back(cell.row);
  } else if (cells.size() < rows) {
    present_.resize(rows / 64 + 1);
    for (const Cell& cell : cells) present_[cell.row / 64] |= uint64_t{1} << cell.row % 64;
  }
  const size_t size = sparse_ ? cells.size() : rows;
  switch (kind_) {
    case ValueKind::boolean:
      data_ = fill<uint8_t>(cells, size, sparse_, [](const Value& v) { return v.as_bool(); });
      break;
    case ValueKind::integer:
      if (std::all_of(cells.begin(), cells.end(),
                      [](const Cell& cell) { return fits_int32(cell.value.as_int()); }))
        data_ = fill<int32_t>(cells, size, sparse_,
                              [](const Value& v) { return static_cast<int32_t>(v.as_int()); });
      else
        data_ = fill<int64_t>(cells, size, sparse_, [](const Value& v) { return v.as_int(); });
      break;
    case ValueKind::real:
      data_ = fill<double>(cells, size, sparse_, [](const Value& v) { return v.as_real(); });
      break;
    case ValueKind::date:
      data_ = fill<int32_t>(cells, size, sparse_, [](const Value& v) { return pack(v.as_date()); });
      break;
    case ValueKind::string: {
      std::map<std::string_view, uint32_t> ids;
      auto pool = std::make_shared<std::vector<std::string>>();
      Strings strings;
      strings.ids = fill<uint32_t>(cells, size, sparse_, [&](const Value& v) {
        const auto [place, added] = ids.emplace(v.as_string(), pool->size());
        if (added) pool->emplace_back(v.as_string());
        return place->second;
      });
      pool->shrink_to_fit();
      strings.pool = std::move(pool);
      data_ = std::move(strings);
      break;
    }
    default:
      data_ = Mixed{fill<Value>(cells, size, sparse_, [](const Value& v) { return v.owned(); })};
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
  switch (data_.index()) {
    case 1:
      return std::get<1>(data_)[at] != 0;
    case 2: {
      const int32_t value = std::get<2>(data_)[at];
      return kind_ == ValueKind::date ? Value(unpack(value)) : Value(value);
    }
    case 3:
      return std::get<3>(data_)[at];
    case 4:
      return std::get<4>(data_)[at];
    case 5: {
      const Strings& strings = std::get<5>(data_);
      return Value::borrow((*strings.pool)[strings.ids[at]]);
    }
    case 6:
      return std::get<6>(data_).values[at];
    default:
      return {};
  }
}

size_t Column::bytes() const {
  size_t sum = sizeof(Column) + rows_.size() * 4 + present_.size() * 8;
  switch (data_.index()) {
    case 1:
      return sum + std::get<1>(data_).size();
    case 2:
      return sum + std::get<2>(data_).size() * 4;
    case 3:
      return sum + std::get<3>(data_).size() * 8;
    case 4:
      return sum + std::get<4>(data_).size() * 8;
    case 5:
      sum += std::get<5>(data_).ids.size() * 4;
      for (const std::string& text : *std::get<5>(data_).pool)
        sum += sizeof(text) + (text.size() > 15 ? text.size() + 16 : 0);
      return sum;
    case 6:
      for (const Value& value : std::get<6>(data_).values) sum += value.bytes();
      return sum;
    default:
      return sum;
  }
}

}  // namespace nuncio
