// Eight readers open a graph again and again while a build writes it: each sees one state of it,
// whole, with the evidence that belongs to it.
#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "nuncio/error.h"
#include "readings.h"
#include "store/graph_cache.h"
#include "store/store.h"

using namespace nuncio;
using namespace nuncio::testing;

namespace {

constexpr int kReaders = 8, kArticles = 24;

Reading numbered_reading(int number) {
  const std::string one = "Person " + std::to_string(number % 5),
                    other = "Other " + std::to_string(number);
  return make_reading("article" + std::to_string(number), "2025-01-01",
                      {one + " criticized " + other + ".", one + " met_with " + other + "."},
                      {{one}, {other}},
                      {{one, "criticized", other, 0}, {one, "met_with", other, 1}});
}

// Two edges an article, each with one piece of evidence, and those of the imports: a graph that
// fits together tells how many articles it is of.
struct Seen {
  uint32_t articles = 0, imported = 0;
  std::string fault;
};

Seen look(const std::string& path) {
  const Store store = Store::open(path);
  const PropertyGraph graph = open_graph(store);
  Seen seen;
  uint32_t of_articles = 0;
  for (EdgeId edge = 0; edge < graph.edge_count(); ++edge) {
    const auto id = graph.external_id(edge);
    if (!id) {
      ++seen.imported;
      continue;
    }
    ++of_articles;
    const Value support = graph.edge_property(edge, "support");
    if (!support.is(ValueKind::integer) || support.as_int() != 1) seen.fault = "support";
  }
  seen.articles = of_articles / 2;
  if (of_articles % 2 != 0) seen.fault = "half an article";
  const GraphRows rows = store.rows();
  if (rows.edges.size() < of_articles) seen.fault = "fewer rows than before";
  return seen;
}

}  // namespace

TEST_CASE("eight readers beside a writer see one state of the graph each") {
  const TempFolder folder("readers");
  const std::string path = folder / "g.kg";
  {
    Store first = Store::create_or_open(path);
    first.begin_batch();
    first.add(numbered_reading(0));
    first.commit_batch();
    first.refresh(resolve_by_name, some_kinds());
  }
  std::atomic<bool> written = false;
  std::vector<std::string> faults(kReaders);
  std::vector<std::set<uint32_t>> states(kReaders);
  std::vector<std::thread> readers;
  for (int reader = 0; reader < kReaders; ++reader)
    readers.emplace_back([&, reader] {
      uint32_t last = 0;
      bool again = true;
      while (again) {
        again = !written;  // one more look when all is written
        try {
          const Seen seen = look(path);
          if (!seen.fault.empty()) faults[reader] = seen.fault;
          if (seen.articles < last) faults[reader] = "went back";
          if (seen.imported % 100 != 0) faults[reader] = "part of an import";
          last = seen.articles;
          states[reader].insert(seen.articles);
        } catch (const Error& error) {
          faults[reader] = error.what();
        }
      }
    });
  {
    Store store = Store::create_or_open(path);
    for (int article = 1; article < kArticles; ++article) {
      store.begin_batch();
      store.add(numbered_reading(article));
      store.commit_batch();
      store.refresh(resolve_by_name, some_kinds());
      if (article % 6 != 0) continue;
      EdgeImport import = store.import_edges("more" + std::to_string(article), {});
      for (int i = 0; i < 100; ++i) {
        const std::string name = "n" + std::to_string(article) + "." + std::to_string(i);
        import.add(std::vector<std::string_view>{name, "near", "Hub"});
      }
      import.finish();
    }
  }
  written = true;
  for (std::thread& reader : readers) reader.join();
  for (int reader = 0; reader < kReaders; ++reader) {
    CHECK(faults[reader] == "");
    CHECK(states[reader].contains(kArticles));
  }
}
