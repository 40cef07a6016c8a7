// Takes foreign edges into the graph file, row by row, in bounded memory: what it holds are the
// different strings and one part of rows.
//
//   EdgeImport import = store.import_edges("events.tsv", {"date", "weight"});
//   while (…) import.add({"Ann", "met", "Bob", "2025-01-03", "7"});
//   import.finish();
//
// All of it is one transaction: without finish() nothing stays. Errors: Error{store}.
#ifndef NUNCIO_STORE_EDGE_IMPORT_H_
#define NUNCIO_STORE_EDGE_IMPORT_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/interner.h"

namespace nuncio {

class Database;
class Transaction;

class EdgeImport {
 public:
  // Every row has a subject, a relation, an object, and then these.
  EdgeImport(Database& database, std::string file, std::vector<std::string> properties);
  EdgeImport(EdgeImport&&) noexcept;
  ~EdgeImport();

  // An empty property is absent. REQUIRES: as many fields as columns; valid UTF-8; the first three
  // not empty.
  void add(std::span<const std::string_view> fields);
  uint64_t rows() const { return rows_; }
  // False where the very same rows were imported before; then nothing is added.
  bool finish();

 private:
  struct Dictionary {
    Interner strings;
    uint32_t written = 0;
  };

  void write_part();
  void write(int64_t kind, size_t place, const std::string& data);

  Database* database_;
  std::unique_ptr<Transaction> transaction_;
  std::string file_;
  std::vector<std::string> properties_;
  std::vector<Dictionary> dictionaries_;        // entities, relations, and one a property
  std::vector<std::vector<uint32_t>> columns_;  // subject, relation, object, properties
  int64_t id_ = 0;
  uint64_t rows_ = 0;
  uint64_t hash_ = 0;  // of all that was written
};

}  // namespace nuncio

#endif  // NUNCIO_STORE_EDGE_IMPORT_H_
