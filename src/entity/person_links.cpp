#include "entity/person_links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entity/person_name.h"

namespace nuncio {
namespace {

constexpr size_t kMaxBlock = 500;  // distinct names that are compared with each other

std::string joined(const std::vector<std::string>& pieces) {
  std::string out;
  for (const std::string& piece : pieces) out += (out.empty() ? "" : " ") + piece;
  return out;
}

struct FullName {
  PersonName name;
  uint32_t entity;  // the first that bears it
};

// The longest of the compatible longer names, unless two of them are not compatible with each
// other.
std::optional<uint32_t> only_longer(const FullName& one,
                                    const std::vector<const FullName*>& block) {
  const FullName* best = nullptr;
  for (const FullName* other : block) {
    if (other->name.pieces().size() < one.name.pieces().size() || other->entity == one.entity)
      continue;
    if (other->name.pieces() == one.name.pieces() || !one.name.compatible(other->name)) continue;
    if (best != nullptr && !best->name.compatible(other->name)) return std::nullopt;
    if (best == nullptr || other->name.pieces().size() > best->name.pieces().size()) best = other;
  }
  if (best == nullptr) return std::nullopt;
  return best->entity;
}

}  // namespace

void unite_full_names(std::span<const LocalEntity* const> entities, Clusters& clusters) {
  std::map<std::string, FullName> names;  // sorted, so that the outcome is the same in any order
  for (uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i]->type != EntityType::person) continue;
    PersonName name(entities[i]->name);
    if (name.empty() || name.single()) continue;
    const auto [at, fresh] = names.try_emplace(joined(name.pieces()), FullName{name, i});
    if (!fresh) clusters.unite(at->second.entity, i);
  }
  std::map<std::string, std::vector<const FullName*>> blocks;
  for (const auto& [key, full] : names) {
    const auto& pieces = full.name.pieces();
    const std::set<std::string> rest(pieces.begin() + 1, pieces.end());
    for (const std::string& piece : rest)
      if (piece.size() > 1) blocks[pieces[0].substr(0, 1) + " " + piece].push_back(&full);
  }
  std::vector<std::pair<uint32_t, uint32_t>> unions;
  for (const auto& [key, block] : blocks) {
    if (block.size() > kMaxBlock) continue;
    for (const FullName* one : block)
      if (const auto other = only_longer(*one, block)) unions.emplace_back(one->entity, *other);
  }
  for (const auto& [a, b] : unions) clusters.unite(a, b);
}

void unite_surnames(std::span<const LocalEntity* const> entities,
                    std::span<const uint32_t> article_of, Clusters& clusters) {
  std::map<std::string, std::set<uint32_t>> by_surname;            // clusters of full names
  std::map<uint32_t, std::set<uint32_t>> articles_of, members_of;  // by cluster; by article
  for (uint32_t i = 0; i < entities.size(); ++i) {
    const uint32_t cluster = clusters.find(i);
    articles_of[cluster].insert(article_of[i]);
    members_of[article_of[i]].insert(cluster);
    if (entities[i]->type != EntityType::person) continue;
    const PersonName name(entities[i]->name);
    if (!name.empty() && !name.single()) by_surname[name.surname()].insert(cluster);
  }
  const auto shares_company = [&](uint32_t article, uint32_t person) {
    for (const uint32_t other : members_of[article]) {
      if (other == person) continue;
      for (const uint32_t home : articles_of[person])
        if (home != article && members_of[home].contains(other)) return true;
    }
    return false;
  };
  std::vector<std::pair<uint32_t, uint32_t>> unions;
  for (uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i]->type != EntityType::person) continue;
    const PersonName name(entities[i]->name);
    if (!name.single()) continue;
    const auto found = by_surname.find(name.surname());
    if (found == by_surname.end() || found->second.size() != 1) continue;
    const uint32_t person = *found->second.begin();
    if (shares_company(article_of[i], person)) unions.emplace_back(i, person);
  }
  for (const auto& [a, b] : unions) clusters.unite(a, b);
}

}  // namespace nuncio
