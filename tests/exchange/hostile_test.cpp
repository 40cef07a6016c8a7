// Names that break careless writers, through the store and every export, read back by real readers.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <sys/wait.h>

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "exchange/export.h"
#include "readings.h"
#include "store/store.h"

using namespace nuncio;
using namespace nuncio::testing;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> hostile_names() {
  return {
      "plain",
      "a \"quoted\" name",
      "it's",
      "back\\slash \\N \\E \\\"",
      "ends in a backslash\\",
      "two\nlines\r\nand\ttabs",
      std::string("control \x01\x02\x1B[31m \x7F"),
      "next line \xC2\x85 and C1 \xC2\x9B",
      "right \xE2\x80\xAEto left\xE2\x80\xAC mark \xE2\x80\x8F",
      "]]>",
      "=1+1",
      "@SUM(A1)",
      "</script><script>alert(1)</script>",
      "<b>&amp; &lt; &#65; &bogus;",
      "{record|label}",
      "<table>",
      "comma, semicolon; pipe|",
      "; DROP TABLE edges; --",
      "%s%n%00",
      "../../etc/passwd",
      "漢字 العربية עברית 😀",
      "e\xCC\x81 combining",
      "\xEF\xBF\xBE noncharacter \xEF\xBF\xBF",
      "\xEF\xBB\xBF byte order mark",
      "line\xE2\x80\xA8separator",
      "null",
      "//comment",
      "/* comment",
      "#hash",
      " ",
  };
}

Resolution resolve_as_written(std::span<const ArticleEntities> articles) {
  std::map<std::string, EntityRow> rows;
  for (const ArticleEntities& article : articles)
    for (const LocalEntity& entity : article.entities)
      rows["person:" + entity.name] = {
          "person:" + entity.name, entity.type, entity.name, entity.aliases, "", 1, 1, "", ""};
  Resolution resolution;
  std::map<std::string, uint32_t> places;
  for (const auto& [id, row] : rows) {
    places[id] = static_cast<uint32_t>(resolution.entities.size());
    resolution.entities.push_back(row);
  }
  for (const ArticleEntities& article : articles) {
    resolution.map.emplace_back();
    for (const LocalEntity& entity : article.entities)
      resolution.map.back().push_back(places.at("person:" + entity.name));
  }
  return resolution;
}

// Each name criticizes the next, in a sentence that holds it.
Reading hostile_reading(const std::vector<std::string>& names) {
  std::vector<std::string> sentences;
  std::vector<Named> entities;
  std::vector<Said> claims;
  for (size_t i = 0; i < names.size(); ++i) {
    sentences.push_back(names[i] + " criticized " + names[(i + 1) % names.size()]);
    entities.push_back({names[i], static_cast<EntityType>(i % 6), {names[i] + " alias"}});
    claims.push_back(
        {names[i], "criticized", names[(i + 1) % names.size()], static_cast<uint32_t>(i)});
  }
  entities[0].aliases.push_back(std::string(10000, 'x'));
  return make_reading("hostile \"doc\"\n", "2025", sentences, entities, claims);
}

std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\r') {
      ++i;
      rows.push_back({""});
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

// Runs a program on a file; true too where the program is not installed.
bool accepted_by(const std::string& program, const std::string& command) {
  if (std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) != 0) {
    MESSAGE(program << " is not installed: not asked");
    return true;
  }
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

struct Exported {
  TempFolder folder{"hostile"};
  std::vector<std::string> names = hostile_names();
  GraphRows rows;
  std::map<std::string, std::string> dumps;

  Exported() {
    names.push_back(std::string(10000, 'y') + " " + std::string(10000, 'z'));
    Store store = Store::create_or_open(folder / "g.kg");
    store.begin_batch();
    store.add(hostile_reading(names));
    store.commit_batch();
    store.refresh(resolve_as_written, some_kinds());
    rows = store.rows();
    for (const ExportFormat& format : export_formats()) {
      std::ostringstream out;
      export_graph(format, {rows, store, 1, store.kinds()}, out);
      dumps[std::string(format.name)] = out.str();
      write_file(file(format.name), out.str());
    }
  }
  fs::path file(std::string_view format) const { return folder / ("g." + std::string(format)); }
};

}  // namespace

TEST_CASE("hostile names go through every export") {
  const Exported exported;
  const size_t count = exported.names.size();
  REQUIRE(exported.rows.entities.size() == count);
  REQUIRE(exported.rows.edges.size() == count);

  SUBCASE("json holds every name as it is") {
    rapidjson::Document dump;
    dump.Parse<rapidjson::kParseValidateEncodingFlag>(exported.dumps.at("json").c_str());
    REQUIRE_FALSE(dump.HasParseError());
    REQUIRE(dump["nodes"].Size() == count);
    for (rapidjson::SizeType i = 0; i < count; ++i) {
      const EntityRow& entity = exported.rows.entities[i];
      CHECK(dump["nodes"][i]["name"].GetString() == entity.name);
      CHECK(dump["nodes"][i]["aliases"].Size() == entity.aliases.size());
      const auto& edge = dump["edges"][i];
      const EntityRow& source = exported.rows.entities[exported.rows.edges[i].source];
      CHECK(edge["source"].GetString() == source.id);
      const std::string quote = edge["evidence"][0]["quote"].GetString();
      if (source.name.size() < 1000) CHECK(quote.starts_with(source.name));
    }
    const std::string path = exported.file("json").string();
    CHECK(accepted_by("python3", "python3 -c \"import json; json.load(open('" + path + "'))\""));
  }
  SUBCASE("json lines are lines of json") {
    std::istringstream lines(exported.dumps.at("jsonl"));
    size_t read = 0;
    for (std::string line; std::getline(lines, line); ++read) {
      rapidjson::Document item;
      item.Parse(line.c_str());
      CHECK_FALSE(item.HasParseError());
    }
    CHECK(read == 2 * count);
  }
  SUBCASE("csv holds every name as it is") {
    const auto table = read_csv(exported.dumps.at("csv"));
    REQUIRE(table.size() == count + 1);
    for (size_t i = 0; i < count; ++i) {
      REQUIRE(table[i + 1].size() == 16);
      CHECK(table[i + 1][1] == exported.rows.entities[exported.rows.edges[i].source].name);
    }
  }
  SUBCASE("dot and its pictures are well formed") {
    const std::string dot = exported.file("dot").string();
    CHECK(accepted_by("dot", "dot -Tsvg '" + dot + "' -o '" + dot + ".svg'"));
    CHECK(accepted_by("xmllint", "xmllint --noout '" + exported.file("svg").string() + "'"));
    CHECK(accepted_by(
        "gvpr", "test $(gvpr 'BEG_G{print($.name); print(nNodes($)); print(nEdges($))}' '" + dot +
                    "' | tail -2 | tr '\\n' ' ' | tr -d ' ') = " + std::to_string(count) +
                    std::to_string(count)));
    const std::string& svg = exported.dumps.at("svg");
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("\xE2\x80\xAE") == std::string::npos);
    size_t nodes = 0;
    for (size_t at = 0; (at = svg.find("class=\"node\"", at)) != std::string::npos; ++at) ++nodes;
    CHECK(nodes == count);
    CHECK(exported.dumps.at("png").substr(1, 3) == "PNG");
  }
}
