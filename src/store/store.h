// The graph file (`.kg`): the system of record of what every article says, and the graph drawn from
// it.
//
// A build adds articles in batches (one transaction each) and then refreshes the graph, which is
// one transaction too; so a kill at any moment leaves the file as the last finished batch left it.
//
//   Store store = Store::create_or_open("colombia.kg");
//   store.begin_batch();
//   if (store.status_of(article) != Store::Status::unchanged) store.add(reader.read(article));
//   store.commit_batch();
//   store.refresh(resolve, kinds);
//
// The graph depends only on the articles in the file, never on their order or the number of builds.
//
// Errors: Error{store} naming the file, with what is wrong and what to do. An open batch is rolled
// back where add() or commit_batch() throws, or where the Store is destroyed; earlier ones are
// kept. Threads: one Store serves one thread. Any number of Stores may read a file while one of
// them writes; a Store opened during a build sees the graph as it stood then. Offsets in the file
// are code points.
#ifndef NUNCIO_STORE_STORE_H_
#define NUNCIO_STORE_STORE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/article.h"
#include "nuncio/claim.h"
#include "nuncio/evidence.h"
#include "nuncio/graph_rows.h"
#include "nuncio/relation_kinds.h"
#include "nuncio/resolution.h"
#include "nuncio/value.h"
#include "store/edge_import.h"
#include "store/statistics.h"

namespace nuncio {

class Database;
class ArticleWriter;
class EvidenceReader;
class GraphBuilder;
class Transaction;

// A sentence that full-text search found.
struct SentenceHit {
  std::string doc;
  std::string title;
  std::string published;
  uint32_t sentence = 0;
  std::string text;
};

class Store : public EvidenceSource {
 public:
  // Claims that fit no declared relation (type "open") are kept but shown only where asked for.
  enum class OpenEdges : uint8_t { leave_out, include };
  enum class Status : uint8_t { absent, unchanged, changed };
  enum class Added : uint8_t { added, unchanged, replaced };

  // For building; makes the file where there is none (or an empty one).
  static Store create_or_open(const std::filesystem::path& path);
  // For reading only; the medium may be read-only too.
  static Store open(const std::filesystem::path& path);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store() override;

  const std::filesystem::path& path() const;

  // Waits a few seconds for another writer, then throws.
  void begin_batch();
  void commit_batch();
  // Cheap, by id and hash: ask before the costly reading.
  Status status_of(const Article& article) const;
  // An article of the same id and hash is left as it is, one of another hash is replaced.
  // REQUIRES: a batch is open.
  Added add(const Reading& reading);
  // Resolves entities across all articles and groups their claims into edges with evidence, anew.
  // Does nothing and gives false where nothing was added since the last time, unless `force` is set
  // (another resolver, other relation kinds). REQUIRES: no batch is open.
  bool refresh(const Resolver& resolver, const RelationKinds& kinds, bool force = false);

  // Foreign edges beside those of the articles; `properties` as in EdgeImport. REQUIRES: no batch
  // is open, and none is until the import is finished or gone.
  EdgeImport import_edges(std::string file, std::vector<std::string> properties);
  // While it lives all reads see the file in one state, and no build can begin to write. Where a
  // build writes already a Store does so anyway.
  std::unique_ptr<Transaction> hold() const;
  // Reads them into a graph, see store/imports_reader.h.
  void read_imported(const std::function<std::optional<NodeId>(std::string_view name)>& node_of,
                     GraphBuilder& builder) const;
  // Changes whenever the graph does; empty for a graph of before there were stamps.
  std::string stamp() const;

  // Of the articles; imported edges are not among them.
  GraphRows rows(OpenEdges open = OpenEdges::leave_out) const;
  std::vector<Evidence> evidence_of(int64_t edge_id) const override;
  // Of the relation types in the graph, as the last refresh was told.
  RelationKinds kinds() const;
  Statistics statistics() const;
  // Sentences with all of these words, whatever case or accents; "two words" in quotes stand
  // together. Best first, at most `limit`.
  std::vector<SentenceHit> search(std::string_view words, size_t limit = 20) const;

 private:
  explicit Store(std::unique_ptr<Database> database);

  // In this order: statements go before their connection.
  std::unique_ptr<Database> database_;
  std::unique_ptr<ArticleWriter> writer_;
  mutable std::unique_ptr<EvidenceReader> evidence_;
};

}  // namespace nuncio

#endif  // NUNCIO_STORE_STORE_H_
