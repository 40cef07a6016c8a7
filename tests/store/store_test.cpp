#include "store/store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"
#include "readings.h"
#include "store/database.h"

using namespace nuncio;
using namespace nuncio::testing;
namespace fs = std::filesystem;

namespace {

void add_all(Store& store, const std::vector<Reading>& readings) {
  store.begin_batch();
  for (const Reading& reading : readings) store.add(reading);
  store.commit_batch();
}

// All that a reader of the graph sees.
std::string dump(const Store& store, Store::OpenEdges open = Store::OpenEdges::include) {
  const GraphRows rows = store.rows(open);
  std::string text;
  for (const EntityRow& entity : rows.entities) {
    text += entity.id + " " + std::string(to_string(entity.type)) + " '" + entity.name + "'";
    for (const std::string& alias : entity.aliases) text += " ~" + alias;
    text += " " + std::to_string(entity.mentions) + "/" + std::to_string(entity.articles) + " " +
            entity.first_seen + ".." + entity.last_seen + "\n";
  }
  for (const EdgeRow& edge : rows.edges) {
    text += rows.entities[edge.source].id + " -" + edge.type + edge.label + "-> " +
            rows.entities[edge.target].id + " " + std::string(to_string(edge.polarity)) + " " +
            std::string(to_string(edge.modality)) + " " + edge.date + ".." + edge.last_date + " " +
            std::to_string(edge.support) + "/" + std::to_string(edge.articles) + " " +
            std::to_string(edge.confidence).substr(0, 6) +
            (edge.speaker ? " says " + rows.entities[*edge.speaker].id : "") + "\n";
    for (const Evidence& item : store.evidence_of(edge.id))
      text += "  " + item.doc + " " + item.published + " #" + std::to_string(item.sentence) + " " +
              std::to_string(item.begin) + "-" + std::to_string(item.end) + " [" +
              item.trigger_text + "] " + item.rule + " " + item.date + " " + item.speaker + "|" +
              item.speaker_id + " " + item.quote + "\n";
  }
  return text;
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::store);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("the graph of the sample is the recorded one") {
  const TempFolder folder("golden");
  Store store = Store::create_or_open(folder / "g.kg");
  add_all(store, sample_readings());
  CHECK(store.refresh(resolve_by_name, some_kinds()));
  const fs::path golden = fs::path(NUNCIO_TEST_FOLDER) / "sample.golden";
  if (std::getenv("NUNCIO_RECORD") != nullptr) write_file(golden, dump(store));
  CHECK(dump(store) == read_file(golden));
  // Open claims show only where asked for.
  CHECK(dump(store, Store::OpenEdges::leave_out).find("open") == std::string::npos);
}

TEST_CASE("the order of articles and the number of builds don't matter") {
  const TempFolder folder("order");
  std::vector<Reading> readings = sample_readings();
  Store once = Store::create_or_open(folder / "once.kg");
  add_all(once, readings);
  once.refresh(resolve_by_name, some_kinds());
  const std::string expected = dump(once);

  std::reverse(readings.begin(), readings.end());
  const fs::path path = folder / "twice.kg";
  for (size_t i = 0; i < readings.size(); i += 2) {
    Store store = Store::create_or_open(path);
    add_all(store, {readings[i], readings[i + 1]});
    store.refresh(resolve_by_name, some_kinds());
  }
  CHECK(dump(Store::open(path)) == expected);
  // Edges keep their ids.
  const auto ids = [](const Store& store) {
    std::vector<int64_t> all;
    for (const EdgeRow& edge : store.rows().edges) all.push_back(edge.id);
    return all;
  };
  CHECK(ids(Store::open(path)) == ids(once));
}

TEST_CASE("an article is added once and replaced when it changes") {
  const TempFolder folder("replace");
  const fs::path path = folder / "g.kg";
  const auto readings = sample_readings();
  Reading changed = make_reading("001_harbour", "2025-09-03", {"Tom Reed visited Österlund."},
                                 {{"Tom Reed"}, {"Österlund", EntityType::place}},
                                 {{"Tom Reed", "visited", "Österlund", 0}});
  {
    Store store = Store::create_or_open(path);
    CHECK(store.status_of(readings[0].document.article) == Store::Status::absent);
    add_all(store, readings);
    store.refresh(resolve_by_name, some_kinds());
    CHECK(store.status_of(readings[0].document.article) == Store::Status::unchanged);
    CHECK(store.status_of(changed.document.article) == Store::Status::changed);
    store.begin_batch();
    CHECK(store.add(readings[1]) == Store::Added::unchanged);
    CHECK(store.add(changed) == Store::Added::replaced);
    store.commit_batch();
    CHECK(store.search("Tuesday").empty());
    CHECK(store.search("osterlund").size() == 1);
    CHECK(store.refresh(resolve_by_name, some_kinds()));
    CHECK_FALSE(store.refresh(resolve_by_name, some_kinds()));
    CHECK(store.refresh(resolve_by_name, some_kinds(), true));
  }
  // As if the article had been so from the start.
  Store fresh = Store::create_or_open(folder / "fresh.kg");
  add_all(fresh, {readings[3], readings[2], changed, readings[1]});
  fresh.refresh(resolve_by_name, some_kinds());
  CHECK(dump(Store::open(path)) == dump(fresh));
  Database check(path, Database::Mode::write);
  check.run("INSERT INTO sentence_search (sentence_search, rank) VALUES ('integrity-check', 1)");
  CHECK(check.text("PRAGMA integrity_check") == "ok");
  CHECK(check.text("PRAGMA foreign_key_check").empty());
}

TEST_CASE("a clean build leaves one file") {
  const TempFolder folder("single");
  {
    Store store = Store::create_or_open(folder / "g.kg");
    add_all(store, sample_readings());
    store.refresh(resolve_by_name, some_kinds());
  }
  {
    const Store reader = Store::open(folder / "g.kg");
    CHECK(!reader.rows().edges.empty());
  }
  CHECK(list_files(folder.path()) == std::vector<fs::path>{folder / "g.kg"});
}

TEST_CASE("a batch that was not committed leaves no trace") {
  const TempFolder folder("undone");
  const auto readings = sample_readings();
  {
    Store store = Store::create_or_open(folder / "g.kg");
    add_all(store, {readings[0]});
    store.begin_batch();
    store.add(readings[1]);
  }
  Store store = Store::create_or_open(folder / "g.kg");
  CHECK(store.statistics().articles == 1);
  CHECK(store.status_of(readings[1].document.article) == Store::Status::absent);
}

TEST_CASE("readers see the graph as it stood while a build goes on") {
  const TempFolder folder("readers");
  const fs::path path = folder / "g.kg";
  const auto readings = sample_readings();
  Store writer = Store::create_or_open(path);
  add_all(writer, {readings[0], readings[1]});
  writer.refresh(resolve_by_name, some_kinds());
  const Store reader = Store::open(path);
  const std::string before = dump(reader);
  writer.begin_batch();
  writer.add(readings[2]);
  CHECK(dump(reader) == before);
  writer.add(readings[3]);
  writer.commit_batch();
  writer.refresh(resolve_by_name, some_kinds());
  CHECK(dump(reader) == before);
  CHECK(dump(Store::open(path)) == dump(writer));
  CHECK(dump(writer) != before);
}

TEST_CASE("evidence marks its words, and what is no sentence is cut") {
  const TempFolder folder("marks");
  Store store = Store::create_or_open(folder / "g.kg");
  const std::string filler(5000, 'x');
  add_all(store, {make_reading("long", "", {"Über " + filler + " Zoë met_with Ada " + filler},
                               {{"Zoë"}, {"Ada"}}, {{"Zoë", "met_with", "Ada", 0}}),
                  make_reading("short", "", {"Über Zoë met_with Ada."}, {{"Zoë"}, {"Ada"}},
                               {{"Zoë", "met_with", "Ada", 0}})});
  store.refresh(resolve_by_name, some_kinds());
  const GraphRows rows = store.rows();
  REQUIRE(rows.edges.size() == 1);
  CHECK(rows.entities[rows.edges[0].source].name == "Ada");  // mutual: from the smaller id
  const auto evidence = store.evidence_of(rows.edges[0].id);
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].end - evidence[0].begin == 2000);
  CHECK(evidence[0].quote.find("Zoë met_with Ada") != std::string::npos);
  CHECK(evidence[1].quote == "Über Zoë met_with Ada.");
  CHECK(evidence[1].trigger_text == "met_with");
  CHECK(evidence[1].trigger.begin == 9);
  CHECK(evidence[1].source_mark.begin == 18);  // of Ada, the edge's source
  CHECK(evidence[1].source_mark.end == 21);
  CHECK(evidence[1].target_mark.begin == 5);
  CHECK(evidence[1].target_mark.end == 8);
  CHECK(store.evidence_of(rows.edges[0].id + 1).empty());
}

TEST_CASE("statistics count what is there") {
  const TempFolder folder("statistics");
  Store store = Store::create_or_open(folder / "g.kg");
  CHECK(store.statistics().articles == 0);
  CHECK(store.statistics().first_published.empty());
  add_all(store, sample_readings());
  CHECK(store.statistics().pending == 4);
  store.refresh(resolve_by_name, some_kinds());
  const Statistics all = store.statistics();
  CHECK(all.articles == 4);
  CHECK(all.sentences == 11);
  CHECK(all.claims == 11);
  CHECK(all.open_claims == 1);
  CHECK(all.entities == 5);
  CHECK(all.edges == 6);
  CHECK(all.evidence == 9);
  CHECK(all.denied == 1);
  CHECK(all.pending == 0);
  CHECK(all.not_actual == 1);
  CHECK(all.first_published == "2025-09-03");
  CHECK(all.last_published == "2025-10");
  CHECK(all.first_date == "2019");
  CHECK(all.last_date == "2025-10-01");
  REQUIRE(all.entity_types.size() == 3);
  CHECK(all.entity_types[0].name == "Person");
  CHECK(all.entity_types[0].count == 2);
  REQUIRE(all.relation_types.size() == 4);
  CHECK(all.relation_types[0].name == "visited");
  CHECK(all.relation_types[0].count == 3);
  REQUIRE(all.sources.size() == 1);
  CHECK(all.sources[0].count == 4);
  CHECK(store.kinds().symmetric == std::set<std::string, std::less<>>{"met_with"});
}

TEST_CASE("full-text search takes what people type") {
  const TempFolder folder("search");
  Store store = Store::create_or_open(folder / "g.kg");
  add_all(store, sample_readings());
  struct Row {
    std::string words;
    size_t hits;
  };
  const std::vector<Row> rows = {
      {"novakova", 5},
      {"Nováková TUESDAY", 1},
      {"\"met_with Tom\"", 1},
      {"\"Reed met_with\"", 2},
      {"", 0},
      {"\"", 0},
      {"- * ( AND", 0},
      {"AND OR NOT", 0},
      {"\"tom reed", 9},
      {"tom*", 9},
      {"漢字", 1},
      {"zzz", 0},
      {"text:tom", 0},
      {"NEAR(tom reed)", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(store.search(row.words, 100).size() == row.hits);
  }
  const auto hits = store.search("tuesday");
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].doc == "001_harbour");
  CHECK(hits[0].sentence == 0);
  CHECK(hits[0].text == "Léa Nováková criticized Tom Reed on Tuesday.");
  CHECK(store.search("tom", 3).size() == 3);
}

TEST_CASE("what is no graph file is refused in one line") {
  const TempFolder folder("refused");
  write_file(folder / "text.kg", std::string(5000, 'x'));
  write_file(folder / "short.kg", "x");
  write_file(folder / "empty.kg", "");
  fs::create_directory(folder / "folder.kg");
  { Store::create_or_open(folder / "newer.kg"); }
  { Database(folder / "newer.kg", Database::Mode::write).run("PRAGMA user_version = 99"); }
  { Store::create_or_open(folder / "other.kg"); }
  { Database(folder / "other.kg", Database::Mode::write).run("PRAGMA application_id = 7"); }
  write_file(folder / "half.kg", read_file(folder / "newer.kg").substr(0, 6000));
  struct Row {
    std::string name, read, write;
  };
  const std::vector<Row> rows = {
      {"text.kg", "is not a Nuncio graph file", "is not a Nuncio graph file"},
      {"short.kg", "is not a Nuncio graph file", "is not a Nuncio graph file"},
      {"empty.kg", "is empty", "no error"},
      {"folder.kg", "is a folder", "is a folder"},
      {"newer.kg", "has graph format 99", "has graph format 99"},
      {"other.kg", "of another program", "of another program"},
      {"half.kg", "is damaged", "is damaged"},
      {"missing.kg", "there is no such graph", "no error"},
      {"none/missing.kg", "there is no such graph", "cannot be opened"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto read = message_of([&] { Store::open(folder / row.name); });
    const auto write = message_of([&] { Store::create_or_open(folder / row.name); });
    CHECK_MESSAGE(read.find(row.read) != std::string::npos, read);
    CHECK_MESSAGE(write.find(row.write) != std::string::npos, write);
    CHECK(read.find('\n') == std::string::npos);
  }
  // A refused file is left as it was.
  CHECK(read_file(folder / "text.kg") == std::string(5000, 'x'));
}
