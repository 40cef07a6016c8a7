#include "exchange/export.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>

#include "base/files.h"
#include "exchange/csv.h"
#include "exchange/graphviz_text.h"
#include "nuncio/error.h"
#include "readings.h"
#include "store/store.h"

using namespace nuncio;
using namespace nuncio::testing;
namespace fs = std::filesystem;

namespace {

Store sample_store(const fs::path& path) {
  Store store = Store::create_or_open(path);
  store.begin_batch();
  for (const Reading& reading : sample_readings()) store.add(reading);
  store.commit_batch();
  store.refresh(resolve_by_name, some_kinds());
  return store;
}

std::string exported(const Store& store, std::string_view format) {
  const GraphRows rows = store.rows();
  std::ostringstream out;
  export_graph(export_format(format), {rows, store, store.statistics().articles, store.kinds()},
               out);
  return out.str();
}

}  // namespace

TEST_CASE("dumps of the sample are the recorded ones") {
  const TempFolder folder("dumps");
  const Store store = sample_store(folder / "g.kg");
  for (const char* format : {"json", "jsonl", "csv", "dot"}) {
    CAPTURE(format);
    const fs::path golden = fs::path(NUNCIO_TEST_FOLDER) / (std::string("sample.") + format);
    std::string dump = exported(store, format);
    const size_t version = dump.find(NUNCIO_VERSION);  // a release changes no golden file
    if (version != std::string::npos) dump.replace(version, std::strlen(NUNCIO_VERSION), "VERSION");
    if (std::getenv("NUNCIO_RECORD") != nullptr) write_file(golden, dump);
    CHECK(dump == read_file(golden));
  }
}

TEST_CASE("formats are found by name, and unknown ones suggest") {
  for (const ExportFormat& format : export_formats()) CHECK(&export_format(format.name) == &format);
  CHECK(export_format("JSON").name == "json");
  struct Row {
    std::string name, message;
  };
  for (const Row& row :
       {Row{"jsn", "unknown format 'jsn'; did you mean 'json'?"}, Row{"sgv", "did you mean 'svg'?"},
        Row{"graphml", "unknown format 'graphml' (known formats: csv, dot, json"},
        Row{"", "unknown format ''"}}) {
    try {
      export_format(row.name);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::usage);
      CHECK_MESSAGE(std::string(error.what()).find(row.message) != std::string::npos, error.what());
    }
  }
}

TEST_CASE("a stream that fails is an error") {
  const TempFolder folder("failing");
  const Store store = sample_store(folder / "g.kg");
  const GraphRows rows = store.rows();
  for (const ExportFormat& format : export_formats()) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    CHECK_THROWS_AS(export_graph(format, {rows, store}, out), Error);
  }
}

TEST_CASE("an empty graph is exported too") {
  const TempFolder folder("nothing");
  const Store store = Store::create_or_open(folder / "g.kg");
  CHECK(exported(store, "json").find("\"articles\": 0},\n\"nodes\": [\n\n],") != std::string::npos);
  CHECK(exported(store, "jsonl").empty());
  CHECK(exported(store, "svg").find("No relations in this graph") != std::string::npos);
}

TEST_CASE("too large a picture is refused with advice") {
  GraphRows rows;
  rows.entities.resize(5001);
  for (uint32_t i = 0; i < 5001; ++i) {
    rows.entities[i].id = std::to_string(i);
    EdgeRow edge;
    edge.source = i;
    edge.target = (i + 1) % 5001;
    rows.edges.push_back(edge);
  }
  const TempFolder folder("large");
  const Store store = Store::create_or_open(folder / "g.kg");
  std::ostringstream out;
  try {
    export_graph(export_format("svg"), {rows, store}, out);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::limit);
    CHECK(std::string(error.what()).find("of 5001 entities") != std::string::npos);
  }
  CHECK(out.str().empty());
}

TEST_CASE("text for GraphViz") {
  CHECK(dot_id("a\"b\\c\nd%") == "\"a\\\"b\\\\c%0Ad%25\"");
  CHECK(plain_line("  a\n\t b\x01\u202Ec  ", 10) == "a bc");
  CHECK(plain_line("abcdef", 3) == "abc…");
  CHECK(plain_line("äöü", 3) == "äöü");
  CHECK(dot_escape("a\"b\\n&lt;\n") == "a\\\"b\\\\n&amp;lt;\\n");
  CHECK(html_escape("<a & \"b\">\n") == "&lt;a &amp; &quot;b&quot;&gt;<br/>");
  CHECK(wrap("Ministry of Foreign Affairs", 12) == "Ministry of\nForeign\nAffairs");
  CHECK(wrap("", 5).empty());
  CHECK(csv_field("a") == "a");
  CHECK(csv_field("a,\"b\"\n") == "\"a,\"\"b\"\"\n\"");
}
