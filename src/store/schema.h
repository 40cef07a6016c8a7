// The tables of a graph file. The SQL text in schema.cpp is their documentation.
#ifndef NUNCIO_STORE_SCHEMA_H_
#define NUNCIO_STORE_SCHEMA_H_

#include <cstdint>

namespace nuncio {

class Database;

// "Nunc" in the header of the file tells it from other SQLite databases.
inline constexpr int64_t kApplicationId = 0x4E756E63;
// Grows with every change of the tables. A file of another version is not read.
inline constexpr int64_t kSchemaVersion = 1;

// Makes the tables in an empty database. REQUIRES: a transaction is open.
void create_schema(const Database& database);

// Throws Error{store} unless it is a graph file of this version. False where it is empty.
bool check_schema(const Database& database);

}  // namespace nuncio

#endif  // NUNCIO_STORE_SCHEMA_H_
