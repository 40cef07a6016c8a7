#include "store/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cassert>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "nuncio/error.h"
#include "store/schema.h"

namespace nuncio {

namespace fs = std::filesystem;

namespace {

constexpr int kWaitMilliseconds = 2500;

std::string explain(int code, const char* said) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "the disk is full: free some space and build again; what earlier batches added is "
             "kept";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it: try again when that has finished";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "cannot be written: check the permissions of the file and its folder";
    case SQLITE_NOTADB:
      return "is not a Nuncio graph file: name one that 'nuncio build' made";
    case SQLITE_CORRUPT:
      return "is damaged: build the graph again from its articles";
    case SQLITE_CANTOPEN:
      return "cannot be opened: check that its folder exists and may be read and written";
    case SQLITE_IOERR:
      return "cannot be read or written (disk fault or quota): what earlier batches added is kept";
    case SQLITE_NOMEM:
      return "not enough memory to work on it";
    default:
      return std::string("SQLite refused: ") + said;
  }
}

// A path in the URI form that SQLite takes; only there can a file be called immutable.
std::string immutable_uri(const fs::path& path) {
  std::string uri = "file:";
  for (const char c : path.string()) {
    if (c == '%' || c == '?' || c == '#') {
      static constexpr char kHex[] = "0123456789ABCDEF";
      uri += {'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[c & 15]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// SQLite takes a file shorter than its header for an empty database, and would write over it.
bool begins_otherwise(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(16, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return file.gcount() > 0 && head != std::string("SQLite format 3\0", 16);
}

void check_file(const fs::path& path, Database::Mode mode) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  const auto fail = [&](const char* message) {
    throw Error(Error::Kind::store, message, path.string());
  };
  if (fs::is_directory(status)) fail("is a folder, not a graph file");
  if (fs::exists(status) && !fs::is_regular_file(status)) fail("is not a regular file");
  if (mode == Database::Mode::read && !fs::exists(status))
    fail("there is no such graph: make one with 'nuncio build -o GRAPH INPUT…'");
  if (begins_otherwise(path) && !fs::exists(path.string() + "-journal"))
    fail("is not a Nuncio graph file: name one that 'nuncio build' made");
}

}  // namespace

void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close(connection);
}

Database::Database(fs::path path, Mode mode) : path_(std::move(path)), mode_(mode) {
  check_file(path_, mode_);
  if (mode_ == Mode::read)
    open_for_reading();
  else
    open_for_writing();
}

Database::~Database() {
  roll_back();
  if (mode_ == Mode::read) return;
  // Fails while others read; the last writer to close then does it.
  sqlite3_busy_timeout(connection_.get(), 0);
  sqlite3_exec(connection_.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
}

void Database::connect(const fs::path& file, bool immutable) {
  const fs::path absolute = fs::absolute(file);  // ":memory:" would be special
  const std::string name = immutable ? immutable_uri(absolute) : absolute.string();
  const int flags = mode_ == Mode::read ? SQLITE_OPEN_READONLY | (immutable ? SQLITE_OPEN_URI : 0)
                                        : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &opened, flags, nullptr);
  connection_.reset(opened);
  if (code != SQLITE_OK) fail();
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kWaitMilliseconds);
  // A graph file may come from a stranger: nothing in its schema may call functions with side
  // effects.
  sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

// A file that a killed build left in write-ahead mode needs a writable folder, unless nothing is in
// the log: then it can be read as it stands.
void Database::open_for_reading() {
  const auto check = [&] {
    if (!check_schema(*this))
      throw Error(Error::Kind::store, "is empty: no graph was built into it yet", path_.string());
  };
  connect(path_, false);
  try {
    check();
  } catch (const Error&) {
    const int code = last_fault_ & 0xFF;
    if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY) throw;
    if (wal_left_behind())
      throw Error(
          Error::Kind::store,
          "an unfinished build lies beside it (\"-wal\") where nothing can be written: copy both "
          "files to a folder of your own",
          path_.string());
    connect(path_, true);
    check();
  }
  // During a build, stay with the graph as it is now. At rest a lasting read lock would keep builds
  // out.
  if (text("PRAGMA journal_mode") == "wal") {
    run("BEGIN");
    integer("SELECT count(*) FROM meta");
  }
}

// Beside its place first, so that a file of this name is a graph from its first moment on.
void Database::make_file() {
  struct Fresh {
    fs::path path;
    ~Fresh() {
      std::error_code ignored;
      fs::remove(path, ignored);
    }
  };
  const Fresh fresh{path_.string() + ".new-" + std::to_string(getpid())};
  std::error_code failed;
  fs::remove(fresh.path, failed);
  connect(fresh.path, false);
  {
    Transaction transaction(*this, Transaction::Kind::write);
    create_schema(*this);
    transaction.commit();
  }
  connection_.reset();
  // A link, unlike a new name, leaves a graph alone that somebody else made meanwhile.
  fs::create_hard_link(fresh.path, path_, failed);
  if (failed && !fs::exists(path_)) fs::rename(fresh.path, path_, failed);
}

void Database::open_for_writing() {
  if (!fs::exists(path_)) make_file();
  connect(path_, false);
  if (!check_schema(*this)) {
    Transaction transaction(*this, Transaction::Kind::write);
    if (!check_schema(*this)) create_schema(*this);
    transaction.commit();
  }
  // synchronous = NORMAL: in write-ahead mode a power cut may undo the last batches, never damage.
  run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
      "PRAGMA cache_size = -65536");
}

bool Database::wal_left_behind() const {
  std::error_code ignored;
  const auto size = fs::file_size(path_.string() + "-wal", ignored);
  return !ignored && size > 0;
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement,
                         nullptr) != SQLITE_OK)
    fail();
  return Statement(*this, statement);
}

void Database::run(const char* sql) const {
  if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  [[maybe_unused]] const bool row = statement.step();
  assert(row);
  return statement.integer(0);
}

std::string Database::text(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.text(0) : std::string();
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(connection_.get()) == 0;
}

int64_t Database::last_insert_id() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

void Database::roll_back() const noexcept {
  if (in_transaction()) sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::fail() const {
  last_fault_ = sqlite3_extended_errcode(connection_.get());
  throw Error(Error::Kind::store, explain(last_fault_, sqlite3_errmsg(connection_.get())),
              path_.string());
}

void Database::damaged() const {
  throw Error(Error::Kind::store, explain(SQLITE_CORRUPT, ""), path_.string());
}

Transaction::Transaction(const Database& database, Kind kind)
    : database_(database), mine_(!database.in_transaction()) {
  if (mine_) database_.run(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (mine_) database_.roll_back();
}

void Transaction::commit() {
  if (mine_) database_.run("COMMIT");
  mine_ = false;
}

}  // namespace nuncio
