// The tables of imported edges, which only graph files with such edges have, and the stamp by which
// a graph image knows whether it is still that of the file.
#ifndef NUNCIO_STORE_IMPORT_TABLES_H_
#define NUNCIO_STORE_IMPORT_TABLES_H_

#include <cstdint>
#include <functional>
#include <string>

namespace nuncio {

class Database;

// What a row of import_parts holds: strings of a dictionary or numbers of a column.
inline constexpr int64_t kStringsPart = 0, kNumbersPart = 1;

// Where there are none. REQUIRES: a write transaction is open.
void create_import_tables(const Database& database);
bool has_imports(const Database& database);
// Edges of all imports.
uint64_t imported_edges(const Database& database);

// To be called in every transaction that changes the graph. Two graphs never have the same stamp.
void change_stamp(const Database& database);
// Empty where the graph was never changed since stamps exist.
std::string read_stamp(const Database& database);

}  // namespace nuncio

#endif  // NUNCIO_STORE_IMPORT_TABLES_H_
