// A table of text cells and the ways to print one.
#ifndef NUNCIO_SHELL_TABLE_H_
#define NUNCIO_SHELL_TABLE_H_

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace nuncio {

// Every row has as many cells as there are columns.
struct TextTable {
  std::vector<std::string> columns;
  std::vector<bool> right;  // columns set to the right (numbers); may be shorter than `columns`
  std::vector<std::vector<std::string>> rows;
};

// Columns side by side, header and rule on top. Fits into `width` terminal columns (0: no limit):
// wide cells are wrapped, and where even that is too narrow lines are cut.
void print_table(const TextTable& table, size_t width, std::ostream& out);

// One "column  value" line a cell, an empty line between rows.
void print_lines(const TextTable& table, size_t width, std::ostream& out);

// RFC 4180: header, CRLF line ends, quotes where needed and doubled inside.
void print_csv(const TextTable& table, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_TABLE_H_
