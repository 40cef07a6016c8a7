// What a graph file must live through: kills, full disks, read-only media.
#include <doctest/doctest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"
#include "readings.h"
#include "store/database.h"
#include "store/store.h"

using namespace nuncio;
using namespace nuncio::testing;
namespace fs = std::filesystem;

namespace {

constexpr int kArticles = 60;
constexpr int kBatch = 7;

Reading numbered_reading(int number) {
  const std::string person = "Person " + std::to_string(number % 11);
  const std::string other = "Other " + std::to_string(number % 7);
  std::vector<std::string> sentences;
  std::vector<Said> claims;
  for (uint32_t i = 0; i < 20; ++i) {
    sentences.push_back(person + " criticized " + other + " for the " + std::to_string(i) +
                        "th time.");
    claims.push_back({person, i % 2 == 0 ? "criticized" : "met_with", other, i});
  }
  return make_reading("article" + std::to_string(number), "2025-01-01", sentences,
                      {{person}, {other}}, claims);
}

void build(const fs::path& path) {
  Store store = Store::create_or_open(path);
  for (int begin = 0; begin < kArticles; begin += kBatch) {
    store.begin_batch();
    for (int i = begin; i < std::min(begin + kBatch, kArticles); ++i) {
      const Reading reading = numbered_reading(i);
      if (store.status_of(reading.document.article) != Store::Status::unchanged) store.add(reading);
    }
    store.commit_batch();
    store.refresh(resolve_by_name, some_kinds());
  }
  store.refresh(resolve_by_name, some_kinds());
}

std::string summary(const Store& store) {
  std::string text;
  const GraphRows rows = store.rows();
  for (const EdgeRow& edge : rows.edges)
    text += std::to_string(edge.id) + " " + rows.entities[edge.source].id + " " + edge.type + " " +
            rows.entities[edge.target].id + " " + std::to_string(edge.support) + " " +
            std::to_string(store.evidence_of(edge.id).size()) + "\n";
  return text;
}

// Runs `action` in a process of its own; gives its exit status, or -1 where it was killed.
int in_child(const std::function<int()>& action, std::chrono::microseconds kill_after = {}) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int status = 9;
    try {
      status = action();
    } catch (const std::exception&) {
    }
    _exit(status);
  }
  if (kill_after.count() > 0) {
    std::this_thread::sleep_for(kill_after);
    kill(child, SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// As a user who may not write there; the superuser may write anywhere.
int as_nobody(const std::function<int()>& action) {
  return in_child([&] {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return 8;
    return action();
  });
}

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

int page_limit = 0;

// Every connection made from now on runs out of space after `page_limit` pages.
int limit_pages(sqlite3* connection, const char**, const sqlite3_api_routines*) {
  const std::string sql = "PRAGMA max_page_count = " + std::to_string(page_limit);
  return sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr);
}

}  // namespace

TEST_CASE("a kill at any moment leaves a valid file, and the next build goes on") {
  const TempFolder folder("killed");
  build(folder / "whole.kg");
  const std::string expected = summary(Store::open(folder / "whole.kg"));
  const auto started = std::chrono::steady_clock::now();
  build(folder / "timed.kg");
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - started);
  int killed = 0;
  for (int round = 0; round < 24; ++round) {
    const fs::path path = folder / ("killed" + std::to_string(round % 8) + ".kg");
    killed += in_child(
                  [&] {
                    build(path);
                    return 0;
                  },
                  std::chrono::microseconds(200) + whole * (round * 7 % 24) / 24) == -1;
    if (!fs::exists(path)) continue;
    summary(Store::open(path));
    {
      const Database database(path, Database::Mode::write);
      CHECK(database.text("PRAGMA integrity_check") == "ok");
      CHECK(database.text("PRAGMA foreign_key_check").empty());
      CHECK(database.integer("SELECT count(*) FROM articles") % kBatch ==
            (database.integer("SELECT count(*) FROM articles") == kArticles ? kArticles % kBatch
                                                                            : 0));
    }
    summary(Store::open(path));
    if (round < 16) continue;  // killed again and again; now let it finish
    build(path);
    CHECK(summary(Store::open(path)) == expected);
  }
  CHECK(killed > 6);
}

TEST_CASE("a reader takes what a killed build left behind") {
  const TempFolder folder("left");
  build(folder / "g.kg");
  const std::string before = summary(Store::open(folder / "g.kg"));
  const int status = in_child([&] {
    Store store = Store::create_or_open(folder / "g.kg");
    store.begin_batch();
    store.add(numbered_reading(1000));
    store.commit_batch();
    store.begin_batch();
    store.add(numbered_reading(1001));
    _exit(0);  // without closing anything
    return 0;
  });
  CHECK(status == 0);
  CHECK(fs::exists(folder / "g.kg-wal"));
  CHECK(summary(Store::open(folder / "g.kg")) == before);
  CHECK(Store::open(folder / "g.kg").statistics().articles == kArticles + 1);
  { Store::create_or_open(folder / "g.kg"); }
  CHECK(list_files(folder.path()).size() == 1);
}

TEST_CASE("a full disk is one clear error, and earlier batches are kept") {
  const TempFolder folder("full");
  for (const int spare : {0, 1, 3, 10, 40}) {
    CAPTURE(spare);
    const fs::path path = folder / ("full" + std::to_string(spare) + ".kg");
    {
      Store store = Store::create_or_open(path);
      store.begin_batch();
      store.add(numbered_reading(0));
      store.commit_batch();
      store.refresh(resolve_by_name, some_kinds());
    }
    const std::string before = summary(Store::open(path));
    page_limit = static_cast<int>(fs::file_size(path) / 4096) + spare;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(limit_pages));
    std::string message;
    {
      Store store = Store::create_or_open(path);
      message = error_of([&] {
        store.begin_batch();
        for (int i = 1; i < 200; ++i) store.add(numbered_reading(i));
        store.commit_batch();
      });
    }
    sqlite3_reset_auto_extension();
    CHECK_MESSAGE(message.find("the disk is full") != std::string::npos, message);
    CHECK(message.find('\n') == std::string::npos);
    CHECK(summary(Store::open(path)) == before);
    Store store = Store::create_or_open(path);
    store.begin_batch();
    CHECK(store.add(numbered_reading(1)) == Store::Added::added);
    store.commit_batch();
    CHECK(store.statistics().articles == 2);
  }
}

TEST_CASE("a writer that is kept out says so") {
  const TempFolder folder("locked");
  Store first = Store::create_or_open(folder / "g.kg");
  first.begin_batch();
  Store second = Store::create_or_open(folder / "g.kg");
  CHECK(error_of([&] { second.begin_batch(); }).find("another program is writing to it") !=
        std::string::npos);
  first.commit_batch();
  second.begin_batch();
  second.commit_batch();
}

TEST_CASE("a graph on a read-only medium is read, not written") {
  const TempFolder folder("readonly");
  build(folder / "g.kg");
  Store writer = Store::create_or_open(folder / "live.kg");
  writer.begin_batch();
  writer.add(numbered_reading(0));
  writer.commit_batch();
  // As if carried away from a running build: with its log, and without.
  for (const char* name : {"medium", "torn", "bare"}) fs::create_directory(folder / name);
  fs::copy(folder / "g.kg", folder.path() / "medium/g.kg");
  fs::copy(folder / "live.kg", folder.path() / "torn/g.kg");
  fs::copy(folder / "live.kg-wal", folder.path() / "torn/g.kg-wal");
  fs::copy(folder / "live.kg", folder.path() / "bare/g #1%.kg");
  const auto read_only = [&](bool on) {
    for (const char* name : {"medium", "torn", "bare"}) {
      for (const auto& file : fs::directory_iterator(folder / name))
        fs::permissions(file.path(), on ? fs::perms(0444) : fs::perms(0644));
      fs::permissions(folder / name, on ? fs::perms(0555) : fs::perms(0755));
    }
  };
  read_only(true);
  CHECK(as_nobody([&] {
          return Store::open(folder.path() / "medium/g.kg").rows().edges.empty() ? 1 : 0;
        }) == 0);
  CHECK(as_nobody([&] {
          return Store::open(folder.path() / "bare/g #1%.kg").statistics().articles > 1 ? 1 : 0;
        }) == 0);
  CHECK(as_nobody([&] {
          const auto message = error_of([&] { Store::open(folder.path() / "torn/g.kg"); });
          return message.find("an unfinished build lies beside it") == std::string::npos ? 1 : 0;
        }) == 0);
  CHECK(as_nobody([&] {
          const auto message = error_of([&] {
            Store store = Store::create_or_open(folder.path() / "medium/g.kg");
            store.begin_batch();
          });
          return message.find("cannot be written") == std::string::npos ? 1 : 0;
        }) == 0);
  read_only(false);
}
