// An SQLite connection to a graph file and its transactions, with every fault turned into one clear
// Error{store} that names the file.
#ifndef NUNCIO_STORE_DATABASE_H_
#define NUNCIO_STORE_DATABASE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "store/statement.h"

struct sqlite3;

namespace nuncio {

class Database {
 public:
  enum class Mode : uint8_t { read, write };

  // Opens a graph file and checks that it is one, of this version. For writing, makes it where
  // there is none. While a writer works the file is in write-ahead mode, so that it never waits for
  // readers nor they for it; closing leaves a single plain file.
  Database(std::filesystem::path path, Mode mode);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  const std::filesystem::path& path() const { return path_; }
  Mode mode() const { return mode_; }

  Statement prepare(std::string_view sql) const;
  // One or more statements without parameters.
  void run(const char* sql) const;
  // The first column of the first row; REQUIRES: there is one.
  int64_t integer(std::string_view sql) const;
  std::string text(std::string_view sql) const;

  bool in_transaction() const;
  int64_t last_insert_id() const;
  // Undoes the open transaction, if there is one; never throws.
  void roll_back() const noexcept;

  // Throws what SQLite says of the last call.
  [[noreturn]] void fail() const;
  // Throws where rows don't fit together, which only a fault of the disk or a stranger's hand can
  // do.
  [[noreturn]] void damaged() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };

  void connect(const std::filesystem::path& file, bool immutable);
  void make_file();
  void open_for_reading();
  void open_for_writing();
  bool wal_left_behind() const;

  std::filesystem::path path_;
  Mode mode_;
  std::unique_ptr<sqlite3, Close> connection_;
  mutable int last_fault_ = 0;  // SQLite's code of the last fail()
};

// Commits at commit(), else rolls back. Within an open transaction it does nothing.
class Transaction {
 public:
  enum class Kind : uint8_t { read, write };

  Transaction(const Database& database, Kind kind);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  const Database& database_;
  bool mine_;
};

}  // namespace nuncio

#endif  // NUNCIO_STORE_DATABASE_H_
