#include "entity/entity_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/fold.h"
#include "entity/lexicon_file.h"
#include "entity/resolver.h"

namespace nuncio {
namespace {

struct Form {
  uint32_t articles = 0;
  uint32_t mentions = 0;
};

// What is known of one cluster.
struct Gathered {
  std::map<std::string, Form> names;  // entities' own names
  std::set<std::string> forms;        // and all aliases
  std::array<uint32_t, entity_type_names.size()> types{};
  std::set<uint32_t> articles;
  std::string code;
  uint32_t mentions = 0;
  std::string first_seen, last_seen;
};

void gather(Gathered& out, const LocalEntity& entity, uint32_t article,
            const std::string& published) {
  Form& form = out.names[entity.name];
  ++form.articles;
  form.mentions += entity.mentions;
  out.forms.insert(entity.name);
  out.forms.insert(entity.aliases.begin(), entity.aliases.end());
  out.types[static_cast<size_t>(entity.type)] += 1 + entity.mentions;
  out.articles.insert(article);
  if (out.code.empty() || (!entity.code.empty() && entity.code < out.code)) out.code = entity.code;
  out.mentions += entity.mentions;
  if (published.empty()) return;
  if (out.first_seen.empty() || published < out.first_seen) out.first_seen = published;
  if (published > out.last_seen) out.last_seen = published;
}

// The fullest common form: the one of most articles, of several words where there is such.
std::string best_name(const Gathered& gathered) {
  const std::string* best = nullptr;
  Form best_form;
  const auto full = [](const std::string& name) { return name_pieces(name).size() > 1; };
  for (const auto& [name, form] : gathered.names) {
    const bool better = best == nullptr ||
                        (full(name) != full(*best)             ? full(name)
                         : form.articles != best_form.articles ? form.articles > best_form.articles
                         : form.mentions != best_form.mentions ? form.mentions > best_form.mentions
                         : name.size() != best->size()         ? name.size() > best->size()
                                                               : name < *best);
    if (!better) continue;
    best = &name;
    best_form = form;
  }
  return *best;
}

EntityRow make_row(const Gathered& gathered) {
  EntityRow row;
  row.type = static_cast<EntityType>(
      std::max_element(gathered.types.begin(), gathered.types.end()) - gathered.types.begin());
  row.name = best_name(gathered);
  for (const std::string& form : gathered.forms)
    if (form != row.name && !form.empty()) row.aliases.push_back(form);
  row.code = gathered.code;
  row.mentions = gathered.mentions;
  row.articles = static_cast<uint32_t>(gathered.articles.size());
  row.first_seen = gathered.first_seen;
  row.last_seen = gathered.last_seen;
  row.id = fold(to_string(row.type)) + ":" + slug(row.name);
  return row;
}

}  // namespace

Resolution make_rows(std::span<const ArticleEntities> articles, std::span<const uint32_t> order,
                     std::span<const LocalEntity* const> entities,
                     std::span<const uint32_t> article_of, Clusters& clusters) {
  std::map<uint32_t, Gathered> gathered;  // by cluster, in the order of their first entities
  for (uint32_t i = 0; i < entities.size(); ++i)
    gather(gathered[clusters.find(i)], *entities[i], article_of[i],
           articles[article_of[i]].published);
  std::set<std::string> taken;
  std::vector<std::pair<std::string, uint32_t>> by_id;  // id and cluster
  std::map<uint32_t, EntityRow> rows;
  for (const auto& [cluster, one] : gathered) {
    EntityRow row = make_row(one);
    const std::string id = row.id;
    for (uint32_t number = 2; !taken.insert(row.id).second; ++number)
      row.id = id + "-" + std::to_string(number);
    by_id.emplace_back(row.id, cluster);
    rows.emplace(cluster, std::move(row));
  }
  std::sort(by_id.begin(), by_id.end());
  Resolution out;
  std::map<uint32_t, uint32_t> number_of;
  for (const auto& [id, cluster] : by_id) {
    number_of[cluster] = static_cast<uint32_t>(out.entities.size());
    out.entities.push_back(std::move(rows.at(cluster)));
  }
  out.map.resize(articles.size());
  for (size_t a = 0; a < articles.size(); ++a) out.map[a].reserve(articles[a].entities.size());
  uint32_t i = 0;
  for (const uint32_t a : order)
    for (size_t k = 0; k < articles[a].entities.size(); ++k)
      out.map[a].push_back(number_of[clusters.find(i++)]);
  return out;
}

}  // namespace nuncio
