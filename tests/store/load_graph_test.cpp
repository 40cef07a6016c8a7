#include "store/load_graph.h"

#include <doctest/doctest.h>

#include <string>

#include "readings.h"

using namespace nuncio;
using namespace nuncio::testing;

TEST_CASE("a stored graph in memory has all that its rows have") {
  const TempFolder folder("load");
  Store store = Store::create_or_open(folder / "g.kg");
  store.begin_batch();
  for (const Reading& reading : sample_readings()) store.add(reading);
  store.commit_batch();
  store.refresh(resolve_by_name, some_kinds());
  const GraphRows rows = store.rows();
  const PropertyGraph graph = load_graph(store);
  REQUIRE(graph.node_count() == rows.entities.size());
  REQUIRE(graph.edge_count() == rows.edges.size());
  for (NodeId node = 0; node < graph.node_count(); ++node) {
    const EntityRow& entity = rows.entities[node];
    const auto label = graph.labels().find(std::string(to_string(entity.type)));
    REQUIRE(label);
    CHECK(graph.has_label(node, static_cast<LabelId>(*label)));
    CHECK(graph.node_property(node, "id").as_string() == entity.id);
    CHECK(graph.name_of(node) == entity.name);
    CHECK(graph.node_property(node, "mentions").as_int() == entity.mentions);
    for (const std::string& alias : entity.aliases) {
      REQUIRE(graph.names().find(alias).size() == 1);
      CHECK(graph.names().find(alias)[0] == node);
    }
  }
  size_t found = 0;
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
    for (const EdgeRow& row : rows.edges) {
      if (graph.external_id(edge) != row.id) continue;
      ++found;
      CHECK(graph.source(edge) == row.source);
      CHECK(graph.target(edge) == row.target);
      CHECK(graph.type_name(edge) == row.type);
      CHECK(graph.edge_property(edge, "polarity").as_string() == to_string(row.polarity));
      CHECK(graph.edge_property(edge, "modality").as_string() == to_string(row.modality));
      CHECK(graph.edge_property(edge, "support").as_int() == row.support);
      CHECK(graph.edge_property(edge, "confidence").as_real() == row.confidence);
      const Value date = graph.edge_property(edge, "date");
      CHECK((date.is_null() ? "" : to_string(date.as_date())) == row.date);
      const Value speaker = graph.edge_property(edge, "speaker");
      CHECK((speaker.is_null() ? "" : std::string(speaker.as_string())) ==
            (row.speaker ? rows.entities[*row.speaker].name : ""));
    }
  }
  CHECK(found == rows.edges.size());
  CHECK(load_graph(store, Store::OpenEdges::include).edge_count() == rows.edges.size() + 1);
}
