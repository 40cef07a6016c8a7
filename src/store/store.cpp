#include "store/store.h"

#include <cassert>
#include <utility>

#include "store/article_writer.h"
#include "store/database.h"
#include "store/evidence_reader.h"
#include "store/import_tables.h"
#include "store/imports_reader.h"
#include "store/refresh.h"
#include "store/rows_reader.h"
#include "store/sentence_search.h"

namespace nuncio {

namespace {

struct Known {
  int64_t id = 0;
  std::string hash;
};

std::optional<Known> find_article(const Database& database, const std::string& doc) {
  Statement row = database.prepare("SELECT id, hash FROM articles WHERE doc = ?");
  if (!row.with(doc).step()) return std::nullopt;
  return Known{row.integer(0), row.text(1)};
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&& other) noexcept {
  // Statements must go before the connection that they belong to.
  evidence_ = std::move(other.evidence_);
  writer_ = std::move(other.writer_);
  database_ = std::move(other.database_);
  return *this;
}
Store::~Store() = default;

Store Store::create_or_open(const std::filesystem::path& path) {
  return Store(std::make_unique<Database>(path, Database::Mode::write));
}

Store Store::open(const std::filesystem::path& path) {
  return Store(std::make_unique<Database>(path, Database::Mode::read));
}

const std::filesystem::path& Store::path() const {
  return database_->path();
}

void Store::begin_batch() {
  assert(database_->mode() == Database::Mode::write && !database_->in_transaction());
  database_->run("BEGIN IMMEDIATE");
}

void Store::commit_batch() {
  assert(database_->in_transaction());
  try {
    database_->run("COMMIT");
  } catch (...) {
    database_->roll_back();
    if (writer_) writer_->forget_names();
    throw;
  }
}

Store::Status Store::status_of(const Article& article) const {
  const auto found = find_article(*database_, article.id);
  if (!found) return Status::absent;
  return found->hash == article.hash ? Status::unchanged : Status::changed;
}

Store::Added Store::add(const Reading& reading) {
  assert(database_->in_transaction());
  const Article& article = reading.document.article;
  try {
    if (!writer_) writer_ = std::make_unique<ArticleWriter>(*database_);
    const auto found = find_article(*database_, article.id);
    if (found && found->hash == article.hash) return Added::unchanged;
    if (found) writer_->erase(found->id);
    writer_->insert(reading);
    database_->run("UPDATE meta SET value = value + 1 WHERE key = 'pending'");
    return found ? Added::replaced : Added::added;
  } catch (...) {
    database_->roll_back();
    if (writer_) writer_->forget_names();
    throw;
  }
}

bool Store::refresh(const Resolver& resolver, const RelationKinds& kinds, bool force) {
  assert(!database_->in_transaction());
  Transaction transaction(*database_, Transaction::Kind::write);
  if (!force && database_->integer("SELECT value FROM meta WHERE key = 'pending'") == 0)
    return false;
  refresh_graph(*database_, resolver, kinds);
  change_stamp(*database_);
  transaction.commit();
  return true;
}

EdgeImport Store::import_edges(std::string file, std::vector<std::string> properties) {
  assert(database_->mode() == Database::Mode::write && !database_->in_transaction());
  return EdgeImport(*database_, std::move(file), std::move(properties));
}

std::unique_ptr<Transaction> Store::hold() const {
  return std::make_unique<Transaction>(*database_, Transaction::Kind::read);
}

void Store::read_imported(const std::function<std::optional<NodeId>(std::string_view)>& node_of,
                          GraphBuilder& builder) const {
  read_imports(*database_, node_of, builder);
}

std::string Store::stamp() const {
  return read_stamp(*database_);
}

GraphRows Store::rows(OpenEdges open) const {
  return read_rows(*database_, open == OpenEdges::include);
}

std::vector<Evidence> Store::evidence_of(int64_t edge_id) const {
  if (!evidence_) evidence_ = std::make_unique<EvidenceReader>(*database_);
  return evidence_->read(edge_id);
}

RelationKinds Store::kinds() const {
  RelationKinds kinds;
  Statement row = database_->prepare("SELECT name, symmetric, event FROM relation_types");
  while (row.step()) {
    if (row.integer(1) != 0) kinds.symmetric.insert(row.text(0));
    if (row.integer(2) != 0) kinds.events.insert(row.text(0));
  }
  return kinds;
}

Statistics Store::statistics() const {
  return read_statistics(*database_);
}

std::vector<SentenceHit> Store::search(std::string_view words, size_t limit) const {
  return search_sentences(*database_, words, limit);
}

}  // namespace nuncio
