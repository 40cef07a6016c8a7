#include "store/edge_import.h"

#include <cassert>
#include <utility>

#include "base/files.h"
#include "store/database.h"
#include "store/import_code.h"
#include "store/import_tables.h"

namespace nuncio {
namespace {

// Subjects and objects are of one dictionary.
size_t dictionary_of(size_t column) {
  return column == 2 ? 0 : column > 2 ? column - 1 : column;
}

}  // namespace

EdgeImport::EdgeImport(Database& database, std::string file, std::vector<std::string> properties)
    : database_(&database),
      transaction_(std::make_unique<Transaction>(database, Transaction::Kind::write)),
      file_(std::move(file)),
      properties_(std::move(properties)),
      dictionaries_(2 + properties_.size()),
      columns_(3 + properties_.size()) {
  create_import_tables(database);
  id_ = database.integer("SELECT ifnull(max(id), 0) + 1 FROM imports");
  for (size_t i = 2; i < dictionaries_.size(); ++i) dictionaries_[i].strings.add("");  // absent
}

EdgeImport::EdgeImport(EdgeImport&&) noexcept = default;
EdgeImport::~EdgeImport() = default;

void EdgeImport::add(std::span<const std::string_view> fields) {
  assert(fields.size() == columns_.size());
  for (size_t i = 0; i < fields.size(); ++i)
    columns_[i].push_back(dictionaries_[dictionary_of(i)].strings.add(fields[i]));
  ++rows_;
  if (columns_[0].size() == kImportPart) write_part();
}

void EdgeImport::write_part() {
  for (size_t i = 0; i < dictionaries_.size(); ++i) {
    Dictionary& dictionary = dictionaries_[i];
    if (dictionary.written == dictionary.strings.size()) continue;
    write(kStringsPart, i, pack_strings([&](const auto& put) {
            for (uint32_t s = dictionary.written; s < dictionary.strings.size(); ++s)
              put(dictionary.strings[s]);
          }));
    dictionary.written = dictionary.strings.size();
  }
  for (size_t i = 0; i < columns_.size(); ++i) {
    write(kNumbersPart, i, pack_numbers(columns_[i]));
    columns_[i].clear();
  }
}

void EdgeImport::write(int64_t kind, size_t place, const std::string& data) {
  hash_ = stable_hash(data, hash_ + place);
  database_->prepare("INSERT INTO import_parts (import, kind, place, data) VALUES (?, ?, ?, ?)")
      .with(id_, kind, static_cast<int64_t>(place), Blob{data})
      .run();
}

bool EdgeImport::finish() {
  if (!columns_[0].empty() || rows_ == 0) write_part();
  std::string names;
  for (const std::string& name : properties_) names += (names.empty() ? "" : "\t") + name;
  const std::string hash = to_hex(stable_hash(names, hash_));
  Statement same = database_->prepare("SELECT 1 FROM imports WHERE hash = ?");
  if (same.with(hash).step()) {
    same.reset();
    transaction_.reset();
    return false;
  }
  database_->prepare("INSERT INTO imports VALUES (?, ?, ?, ?, ?)")
      .with(id_, file_, hash, names, static_cast<int64_t>(rows_))
      .run();
  change_stamp(*database_);
  transaction_->commit();
  transaction_.reset();
  return true;
}

}  // namespace nuncio
