// A prepared SQL statement of a graph file.
#ifndef NUNCIO_STORE_STATEMENT_H_
#define NUNCIO_STORE_STATEMENT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace nuncio {

class Database;

// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

// Parameters are bound in the order of their question marks; columns count
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
  // The same of bytes that are no text.
  std::string_view blob(int column) const;
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
  void bind(int place, Blob value);
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

}  // namespace nuncio

#endif  // NUNCIO_STORE_STATEMENT_H_
