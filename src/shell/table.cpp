#include "shell/table.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <string_view>

#include "shell/text_width.h"

namespace nuncio {

namespace {

constexpr std::string_view kGap = "  ";
constexpr size_t kNarrowest = 6;

size_t total_width(const std::vector<size_t>& widths, size_t cap) {
  size_t total = widths.empty() ? 0 : kGap.size() * (widths.size() - 1);
  for (const size_t width : widths) total += std::min(width, cap);
  return total;
}

// Takes from the widest columns first until all fit into `width`, but leaves each some room.
void fit_widths(std::vector<size_t>& widths, size_t width) {
  if (width == 0 || widths.empty()) return;
  size_t cap = std::ranges::max(widths);
  while (cap > kNarrowest && total_width(widths, cap) > width) --cap;
  size_t left = width > total_width(widths, cap) ? width - total_width(widths, cap) : 0;
  for (size_t& column : widths) {
    const size_t extra = column > cap ? std::min(left, column - cap) : 0;
    column = std::min(column, cap + extra);
    left -= extra;
  }
}

std::string trimmed_line(std::string line, size_t width) {
  line.erase(line.find_last_not_of(' ') + 1);
  return width > 0 ? cut_to_width(line, width) : line;
}

class TableLayout {
 public:
  TableLayout(const TextTable& table, size_t width) : table_(table), width_(width) {
    for (const std::string& column : table.columns)
      widths_.push_back(std::max<size_t>(2, display_width(printable(column))));
    for (const auto& row : table.rows)
      for (size_t c = 0; c < row.size(); ++c)
        widths_[c] = std::max(widths_[c], display_width(printable(row[c])));
    fit_widths(widths_, width);
  }

  void print_row(const std::vector<std::string>& row, std::ostream& out) const {
    std::vector<std::vector<std::string>> cells;
    size_t height = 1;
    for (size_t c = 0; c < row.size(); ++c) {
      cells.push_back(wrap_to_width(printable(row[c]), widths_[c]));
      height = std::max(height, cells.back().size());
    }
    for (size_t line = 0; line < height; ++line) {
      std::string text;
      for (size_t c = 0; c < cells.size(); ++c) {
        if (c > 0) text += kGap;
        text += placed(line < cells[c].size() ? cells[c][line] : "", c);
      }
      out << trimmed_line(std::move(text), width_) << '\n';
    }
  }

  void print_rule(std::ostream& out) const {
    std::string text;
    for (size_t c = 0; c < widths_.size(); ++c) {
      if (c > 0) text += kGap;
      text.append(widths_[c], '-');
    }
    out << (width_ > 0 ? text.substr(0, width_) : text) << '\n';
  }

 private:
  std::string placed(const std::string& cell, size_t column) const {
    const bool right = column < table_.right.size() && table_.right[column];
    if (!right) return pad_to_width(cell, widths_[column]);
    const size_t used = display_width(cell);
    return std::string(widths_[column] > used ? widths_[column] - used : 0, ' ') + cell;
  }

  const TextTable& table_;
  size_t width_;
  std::vector<size_t> widths_;
};

std::string csv_cell(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

void print_csv_row(const std::vector<std::string>& row, std::ostream& out) {
  for (size_t c = 0; c < row.size(); ++c) out << (c > 0 ? "," : "") << csv_cell(row[c]);
  out << "\r\n";
}

}  // namespace

void print_table(const TextTable& table, size_t width, std::ostream& out) {
  if (table.columns.empty()) return;
  const TableLayout layout(table, width);
  layout.print_row(table.columns, out);
  layout.print_rule(out);
  for (const auto& row : table.rows) layout.print_row(row, out);
}

void print_lines(const TextTable& table, size_t width, std::ostream& out) {
  size_t name_width = 0;
  for (const std::string& column : table.columns)
    name_width = std::max(name_width, display_width(printable(column)));
  const size_t left = name_width + kGap.size();
  for (size_t r = 0; r < table.rows.size(); ++r) {
    if (r > 0) out << '\n';
    for (size_t c = 0; c < table.columns.size(); ++c) {
      const std::string cell = printable(table.rows[r][c]);
      const auto lines = width > left + kNarrowest ? wrap_to_width(cell, width - left)
                                                   : std::vector<std::string>{cell};
      for (size_t i = 0; i < lines.size(); ++i) {
        const std::string name = i == 0 ? printable(table.columns[c]) : "";
        out << trimmed_line(pad_to_width(name, left) + lines[i], width) << '\n';
      }
    }
  }
}

void print_csv(const TextTable& table, std::ostream& out) {
  print_csv_row(table.columns, out);
  for (const auto& row : table.rows) print_csv_row(row, out);
}

}  // namespace nuncio
