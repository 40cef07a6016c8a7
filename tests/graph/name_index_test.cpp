#include "graph/name_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

using namespace nuncio;

namespace {

NameIndex index_of(const std::vector<std::pair<std::string, NodeId>>& names) {
  NameIndex::Builder builder;
  for (const auto& [text, node] : names) builder.add(text, node);
  return std::move(builder).build();
}

NameIndex sample() {
  return index_of({{"Gustavo Petro", 0},
                   {"Petro", 0},
                   {"President Petro", 0},
                   {"Donald Trump", 1},
                   {"Trump", 1},
                   {"Trump", 5},
                   {"Medellín", 2},
                   {"the United States", 3},
                   {"U.S.", 3},
                   {"", 4},
                   {"Gustavo Bolívar", 6}});
}

std::vector<NodeId> found(const NameIndex& index, const std::string& name) {
  const auto nodes = index.find(name);
  return {nodes.begin(), nodes.end()};
}

}  // namespace

TEST_CASE("names are found whatever case, accents and punctuation") {
  const NameIndex index = sample();
  CHECK(found(index, "gustavo petro") == std::vector<NodeId>{0});
  CHECK(found(index, "PETRO") == std::vector<NodeId>{0});
  CHECK(found(index, "Medellin") == std::vector<NodeId>{2});
  CHECK(found(index, "US") == std::vector<NodeId>{3});
  CHECK(found(index, "United  States") == std::vector<NodeId>{3});
  CHECK(found(index, "trump") == std::vector<NodeId>{1, 5});
  CHECK(found(index, "Petr").empty());
  CHECK(found(index, "").empty());
  CHECK(NameIndex().find("x").empty());
}

TEST_CASE("names are completed") {
  const NameIndex index = sample();
  CHECK(index.complete("gust", 10) == std::vector<std::string>{"Gustavo Bolívar", "Gustavo Petro"});
  CHECK(index.complete("gust", 1) == std::vector<std::string>{"Gustavo Bolívar"});
  CHECK(index.complete("medellí", 5) == std::vector<std::string>{"Medellín"});
  CHECK(index.complete("xyz", 5).empty());
}

TEST_CASE("near misses are suggested") {
  const NameIndex index = sample();
  struct Row {
    std::string name;
    std::vector<NodeId> nodes;
  };
  const std::vector<Row> rows = {
      {"Petroo", {0}},  {"Gustavo Perto", {0}}, {"Donlad Trump", {1}}, {"Medelin", {2}},
      {"Bolivar", {6}}, {"Gustav", {0}},        {"Xyzzy", {}},         {"", {}},
  };
  for (const Row& row : rows) {
    const std::vector<NodeId> near = index.suggest(row.name, 3);
    INFO(row.name);
    CHECK(near.empty() == row.nodes.empty());
    for (const NodeId node : row.nodes)
      CHECK(std::find(near.begin(), near.end(), node) != near.end());
  }
}

TEST_CASE("a misspelt name is looked for among many in short time") {
  std::vector<std::pair<std::string, NodeId>> names;
  for (uint32_t i = 0; i < 200000; ++i)
    names.emplace_back("name" + std::to_string(i * 7919 % 1000003) + " surname" + std::to_string(i),
                       i);
  names.emplace_back("Gustavo Petro", 200000);
  const NameIndex index = index_of(names);
  const auto start = std::chrono::steady_clock::now();
  CHECK(index.suggest("Gustvo Petro", 1) == std::vector<NodeId>{200000});
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
