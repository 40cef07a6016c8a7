// Imported edges and the image of a graph beside its file.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/files.h"
#include "nuncio/error.h"
#include "readings.h"
#include "store/edge_import.h"
#include "store/graph_cache.h"
#include "store/import_code.h"
#include "store/load_graph.h"

using namespace nuncio;
using namespace nuncio::testing;
namespace fs = std::filesystem;

namespace {

using Row = std::vector<std::string>;

bool import_rows(const fs::path& path, const std::vector<Row>& rows,
                 const std::vector<std::string>& properties) {
  Store store = Store::create_or_open(path);
  EdgeImport import = store.import_edges("test.tsv", properties);
  for (const Row& row : rows) {
    const std::vector<std::string_view> fields(row.begin(), row.end());
    import.add(fields);
  }
  return import.finish();
}

std::vector<Row> many_rows(std::mt19937& random, size_t count) {
  std::vector<Row> rows;
  for (size_t i = 0; i < count; ++i)
    rows.push_back({"n" + std::to_string(random() % 997), "t" + std::to_string(random() % 9),
                    "n" + std::to_string(random() % 997),
                    random() % 5 ? "2024-0" + std::to_string(random() % 9 + 1) + "-11" : "",
                    std::to_string(random() % 50)});
  return rows;
}

// The edges as the rows that they were made of, sorted.
std::vector<Row> rows_of(const PropertyGraph& graph) {
  std::vector<Row> rows;
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
    const Value date = graph.edge_property(edge, "date");
    rows.push_back({std::string(graph.name_of(graph.source(edge))),
                    std::string(graph.type_name(edge)),
                    std::string(graph.name_of(graph.target(edge))),
                    date.is_null() ? "" : to_string(date.as_date()),
                    std::to_string(graph.edge_property(edge, "weight").as_int())});
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

TEST_CASE("numbers and strings come back from their packing") {
  std::mt19937 random(1);
  for (const size_t size : {0, 1, 5, 1000, 70000}) {
    std::vector<uint32_t> numbers(size);
    std::vector<std::string> strings, back;
    for (uint32_t& number : numbers) number = static_cast<uint32_t>(random() >> random() % 32);
    for (size_t i = 0; i < size; ++i) strings.emplace_back(random() % 300, 'x');
    CHECK(unpack_numbers(pack_numbers(numbers)) == numbers);
    unpack_strings(pack_strings([&](const auto& put) {
                     for (const std::string& text : strings) put(text);
                   }),
                   [&](std::string_view text) { back.emplace_back(text); });
    CHECK(back == strings);
  }
}

TEST_CASE("every row of an import is an edge, over many parts and several imports") {
  const TempFolder folder("import");
  std::mt19937 random(2);
  std::vector<Row> all = many_rows(random, kImportPart + 1000);
  CHECK(import_rows(folder / "g.kg", all, {"date", "weight"}));
  CHECK_FALSE(import_rows(folder / "g.kg", all, {"date", "weight"}));  // known already
  const std::vector<Row> more = many_rows(random, 50);
  CHECK(import_rows(folder / "g.kg", more, {"date", "weight"}));
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  const PropertyGraph graph = load_graph(Store::open(folder / "g.kg"));
  CHECK(graph.node_count() == 997);
  CHECK(rows_of(graph) == all);
}

TEST_CASE("properties are of the narrowest kind that fits all of their values") {
  const TempFolder folder("kinds");
  import_rows(folder / "g.kg",
              {{"a", "r", "b", "2024", "1", "1.5", "2024-01-02", "007", "x"},
               {"b", "r", "c", "2024-05", "-3", "2", "2024", "8", ""}},
              {"date", "whole", "real", "day", "code", "text"});
  const PropertyGraph graph = load_graph(Store::open(folder / "g.kg"));
  const std::map<std::string, ValueKind> kinds = {
      {"date", ValueKind::date}, {"whole", ValueKind::integer}, {"real", ValueKind::real},
      {"day", ValueKind::date},  {"code", ValueKind::string},   {"text", ValueKind::string}};
  for (const auto& [key, kind] : kinds) CHECK(graph.edge_property(0, key).kind() == kind);
  CHECK(graph.edge_property(1, "text").is_null());
}

TEST_CASE("an import that is not finished leaves nothing") {
  const TempFolder folder("unfinished");
  {
    Store store = Store::create_or_open(folder / "g.kg");
    EdgeImport import = store.import_edges("test.tsv", {});
    for (int i = 0; i < 200000; ++i) import.add(std::vector<std::string_view>{"a", "r", "b"});
  }
  CHECK(load_graph(Store::open(folder / "g.kg")).edge_count() == 0);
}

TEST_CASE("an entity of the articles and one of an import are one by their name") {
  const TempFolder folder("both");
  Store store = Store::create_or_open(folder / "g.kg");
  store.begin_batch();
  for (const Reading& reading : sample_readings()) store.add(reading);
  store.commit_batch();
  store.refresh(resolve_by_name, some_kinds());
  const PropertyGraph before = load_graph(store);
  REQUIRE(before.node_count() > 0);
  const std::string known(before.name_of(0));
  EdgeImport import = store.import_edges("test.tsv", {});
  import.add(std::vector<std::string_view>{known, "visited", "Somewhere else"});
  CHECK(import.finish());
  const PropertyGraph after = load_graph(store);
  CHECK(after.node_count() == before.node_count() + 1);
  CHECK(after.edge_count() == before.edge_count() + 1);
  CHECK(after.names().find(known).size() == before.names().find(known).size());
}

TEST_CASE("a graph opens from its image, which is made anew where it does not fit") {
  const TempFolder folder("image");
  const fs::path path = folder / "g.kg", image = image_path(path);
  std::mt19937 random(3);
  const std::vector<Row> rows = many_rows(random, kCacheFromEdges + 10);
  import_rows(path, rows, {"date", "weight"});
  const std::vector<Row> wanted = rows_of(load_graph(Store::open(path)));
  CHECK_FALSE(fs::exists(image));
  CHECK(rows_of(open_graph(Store::open(path))) == wanted);
  REQUIRE(fs::exists(image));
  const std::string good = read_file(image);
  CHECK(map_image(image, Store::open(path).stamp()).has_value());
  CHECK(rows_of(open_graph(Store::open(path))) == wanted);

  SUBCASE("of another state of the graph") {
    import_rows(path, {{"new", "t0", "newer", "", "1"}}, {"date", "weight"});
    CHECK_FALSE(map_image(image, Store::open(path).stamp()).has_value());
    CHECK(open_graph(Store::open(path)).edge_count() == wanted.size() + 1);
    CHECK(map_image(image, Store::open(path).stamp()).has_value());
  }
  SUBCASE("cut short or changed") {
    for (const size_t size :
         {size_t{0}, size_t{10}, size_t{64}, good.size() / 2, good.size() - 8}) {
      write_file(image, good.substr(0, size));
      CHECK(rows_of(open_graph(Store::open(path))) == wanted);
      CHECK(read_file(image) == good);
    }
    std::string wild = good;
    std::fill(wild.begin() + static_cast<std::ptrdiff_t>(good.size() / 4),
              wild.begin() + static_cast<std::ptrdiff_t>(good.size() / 2), '\xFF');
    write_file(image, wild);
    CHECK(rows_of(open_graph(Store::open(path))) == wanted);
  }
  SUBCASE("in a folder where nothing may be written") {
    fs::remove(image);
    fs::create_directory(image);  // in its way
    CHECK(rows_of(open_graph(Store::open(path))) == wanted);
  }
}
