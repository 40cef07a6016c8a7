#include "entity/person_links.h"

#include <algorithm>
#include <cmath>
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

namespace {

constexpr size_t kMaxCandidates = 50;  // people of one surname
constexpr size_t kMaxHomes = 200;      // articles of a person that are looked at

// Who is named in which article, by clusters.
class Company {
 public:
  Company(std::span<const LocalEntity* const> entities, std::span<const uint32_t> article_of,
          Clusters& clusters) {
    for (uint32_t i = 0; i < entities.size(); ++i) {
      const uint32_t cluster = clusters.find(i);
      articles_[cluster].insert(article_of[i]);
      members_[article_of[i]].insert(cluster);
    }
  }

  // How much of the article's company the person keeps elsewhere; what few articles name counts
  // more.
  double shared(uint32_t article, uint32_t person) {
    double sum = 0;
    const std::set<uint32_t>& known = company_of(person, article);
    for (const uint32_t other : members_[article])
      if (other != person && known.contains(other))
        sum += 1 / std::log2(1.0 + static_cast<double>(articles_[other].size()));
    return sum;
  }

 private:
  const std::set<uint32_t>& company_of(uint32_t person, uint32_t article) {
    const auto [at, fresh] = company_.try_emplace(person);
    if (!fresh) return at->second;
    size_t homes = 0;
    for (const uint32_t home : articles_[person]) {
      if (home == article || ++homes > kMaxHomes) continue;
      at->second.insert(members_[home].begin(), members_[home].end());
    }
    return at->second;
  }

  std::map<uint32_t, std::set<uint32_t>> articles_;  // by cluster
  std::map<uint32_t, std::set<uint32_t>> members_;   // by article
  std::map<uint32_t, std::set<uint32_t>> company_;   // by person, of articles with the full name
};

// The candidate whose company the article shares, clearly more than that of any other.
std::optional<uint32_t> choose(const std::set<uint32_t>& candidates, uint32_t article,
                               Company& company) {
  std::optional<uint32_t> best;
  double best_score = 0, second = 0;
  for (const uint32_t person : candidates) {
    const double score = company.shared(article, person);
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = person;
    } else {
      second = std::max(second, score);
    }
  }
  if (best_score < 2 * second) return std::nullopt;
  return best;
}

}  // namespace

void unite_surnames(std::span<const LocalEntity* const> entities,
                    std::span<const uint32_t> article_of, Clusters& clusters) {
  std::map<std::string, std::set<uint32_t>> by_surname;  // clusters of full names
  std::map<std::string, std::vector<uint32_t>> singles;
  for (uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i]->type != EntityType::person) continue;
    const PersonName name(entities[i]->name);
    if (name.single()) singles[name.surname()].push_back(i);
    if (!name.empty() && !name.single()) by_surname[name.surname()].insert(clusters.find(i));
  }
  Company company(entities, article_of, clusters);
  std::vector<std::pair<uint32_t, uint32_t>> unions;
  for (const auto& [surname, group] : singles) {
    const auto found = by_surname.find(surname);
    if (found == by_surname.end()) {
      // Nobody's full name has it: one who goes by it alone.
      for (const uint32_t one : group) unions.emplace_back(group.front(), one);
    } else if (found->second.size() <= kMaxCandidates) {
      for (const uint32_t one : group)
        if (const auto person = choose(found->second, article_of[one], company))
          unions.emplace_back(one, *person);
    }
  }
  for (const auto& [a, b] : unions) clusters.unite(a, b);
}

}  // namespace nuncio
