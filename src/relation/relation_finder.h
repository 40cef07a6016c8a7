// From a parsed document with its entities to the relations that it states.
#ifndef NUNCIO_RELATION_RELATION_FINDER_H_
#define NUNCIO_RELATION_RELATION_FINDER_H_

#include <filesystem>
#include <vector>

#include "nuncio/claim.h"
#include "relation/rule_set.h"

namespace nuncio {

// Immutable; find() may be called from several threads at once.
class RelationFinder {
 public:
  explicit RelationFinder(RuleSet rules) : rules_(std::move(rules)) {}
  // The rules of all `.rel` files of the folder; throws as RuleSet::load does.
  static RelationFinder load(const std::filesystem::path& relations_folder) {
    return RelationFinder(RuleSet::load(relations_folder));
  }

  const RuleSet& rules() const { return rules_; }

  // In the order of sentences and triggers. Per sentence one claim for each (source, type, target,
  // polarity, modality), the most confident. REQUIRES: every sentence is parsed, and `entities` was
  // found in this document.
  std::vector<Claim> find(const Document& document, const DocumentEntities& entities) const;

 private:
  RuleSet rules_;
};

}  // namespace nuncio

#endif  // NUNCIO_RELATION_RELATION_FINDER_H_
