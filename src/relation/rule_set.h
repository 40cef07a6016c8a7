// All declared relations, compiled: triggers hashed by their first lemma, so that the time to read
// a sentence does not grow with the number of relations.
#ifndef NUNCIO_RELATION_RULE_SET_H_
#define NUNCIO_RELATION_RULE_SET_H_

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "relation/rule.h"

namespace nuncio {

class RuleSet {
 public:
  struct TriggerRef {
    uint32_t relation = 0;  // into relations()
    uint32_t trigger = 0;   // into Relation::triggers
  };

  RuleSet() = default;
  // Throws Error{bind} where two files declare the same relation.
  explicit RuleSet(std::vector<Relation> relations);

  // All `.rel` files of the folder, in the order of their names. Throws Error{system} where there
  // is no such folder or no such file in it, else as parse_rules.
  static RuleSet load(const std::filesystem::path& folder);

  const std::vector<Relation>& relations() const { return relations_; }
  // Null where no such relation is declared.
  const Relation* find(std::string_view name) const;

  // Triggers whose first part is `lemma`, those with most parts first.
  std::span<const TriggerRef> triggers(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  std::vector<Relation> relations_;
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> by_name_;
  std::unordered_map<std::string, std::vector<TriggerRef>, Hash, std::equal_to<>> by_lemma_;
};

// British to American spelling, "criticise" to "criticize": the form under which triggers and words
// are compared.
std::string spelling_key(std::string_view lemma);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_RULE_SET_H_
