// An SQLite connection to a graph file, its prepared statements and transactions, with every fault
// turned into one clear Error{store} that names the file.
#ifndef NUNCIO_STORE_DATABASE_H_
#define NUNCIO_STORE_DATABASE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace nuncio {

class Database;

// A prepared statement. Parameters are bound in the order of their question marks; columns count
// from 0. REQUIRES: its Database outlives it.
class Statement {
 public:
  // Forgets the rows of the last run and binds anew. An empty optional binds NULL.
  template <typename... Values>
  Statement& with(const Values&... values) {
    reset();
    int place = 0;
    (bind(++place, values), ...);
    return *this;
  }
  // Moves to the next row; false at the end, where the statement is reset.
  bool step();
  // Runs to the end.
  void run();
  void reset();

  bool null(int column) const;
  int64_t integer(int column) const;
  uint32_t natural(int column) const { return static_cast<uint32_t>(integer(column)); }
  double real(int column) const;
  // Empty for NULL. Valid until the next step.
  std::string_view view(int column) const;
  std::string text(int column) const { return std::string(view(column)); }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}

  void bind(int place, int64_t value);
  void bind(int place, uint32_t value) { bind(place, int64_t{value}); }
  void bind(int place, int value) { bind(place, int64_t{value}); }
  void bind(int place, bool value) { bind(place, int64_t{value}); }
  void bind(int place, double value);
  void bind(int place, std::string_view value);
  void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
  void bind(int place, const char* value) { bind(place, std::string_view(value)); }
  void bind(int place, std::nullopt_t);
  template <typename Value>
  void bind(int place, const std::optional<Value>& value) {
    if (value)
      bind(place, *value);
    else
      bind(place, std::nullopt);
  }

  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// What is unknown is NULL in the file and the empty string in memory.
inline std::optional<std::string_view> known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

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

  void connect(bool immutable);
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
