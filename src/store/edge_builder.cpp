#include "store/edge_builder.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/files.h"

namespace nuncio {

namespace {

constexpr double kMostConfident = 0.99;

struct Item {
  ResolvedClaim claim;
  bool flipped = false;
};

auto edge_key(const ResolvedClaim& claim) {
  return std::tie(claim.source, claim.type, claim.target, claim.polarity, claim.modality,
                  claim.label);
}

auto evidence_key(const ResolvedClaim& claim) {
  return std::tie(claim.article, claim.sentence, claim.trigger_begin, claim.trigger_end);
}

// By edge, then evidence, the most confident first of those with one trigger.
bool comes_before(const Item& a, const Item& b) {
  const auto left = edge_key(a.claim), right = edge_key(b.claim);
  if (left != right) return left < right;
  const auto left_place = evidence_key(a.claim), right_place = evidence_key(b.claim);
  if (left_place != right_place) return left_place < right_place;
  return std::pair(-a.claim.confidence, a.claim.number) <
         std::pair(-b.claim.confidence, b.claim.number);
}

std::vector<Item> arrange(std::vector<ResolvedClaim> claims, std::span<const std::string> types,
                          const RelationKinds& kinds) {
  std::vector<char> symmetric;
  symmetric.reserve(types.size());
  for (const std::string& type : types) symmetric.push_back(kinds.symmetric.contains(type));
  std::vector<Item> items;
  items.reserve(claims.size());
  for (ResolvedClaim& claim : claims) {
    if (claim.source == claim.target) continue;
    const bool flip = symmetric[claim.type] && claim.target < claim.source;
    if (flip) std::swap(claim.source, claim.target);
    items.push_back({std::move(claim), flip});
  }
  std::sort(items.begin(), items.end(), comes_before);
  const auto same = [](const Item& a, const Item& b) {
    return edge_key(a.claim) == edge_key(b.claim) && evidence_key(a.claim) == evidence_key(b.claim);
  };
  items.erase(std::unique(items.begin(), items.end(), same), items.end());
  return items;
}

// The properties that sum up all evidence of an edge.
void sum_up(std::span<const Item> items, bool event, EdgeRow& edge) {
  double doubt = 1.0;
  bool one_speaker = true;
  std::string latest;
  uint32_t article = UINT32_MAX;
  for (const Item& item : items) {
    const ResolvedClaim& claim = item.claim;
    doubt *= 1.0 - std::clamp(claim.confidence, 0.0, 1.0);
    one_speaker = one_speaker && claim.speaker == items.front().claim.speaker;
    edge.date = earlier_date(edge.date, claim.date);
    latest = later_date(latest, claim.last_date);
    if (event) latest = later_date(latest, claim.date);
    edge.articles += claim.article != article;
    article = claim.article;
  }
  if (one_speaker) edge.speaker = items.front().claim.speaker;
  edge.last_date = event && latest == edge.date ? std::string() : latest;
  edge.support = static_cast<uint32_t>(items.size());
  edge.confidence = std::round(std::min(1.0 - doubt, kMostConfident) * 10000.0) / 10000.0;
}

// Edges keep their id from refresh to refresh, as it is a hash of what makes them one. It stays
// below 2^52, so that readers that know only doubles keep it whole.
int64_t edge_id(const EdgeRow& edge, std::span<const EntityRow> entities,
                std::unordered_set<int64_t>& taken) {
  std::string key;
  for (const std::string_view part :
       {std::string_view(entities[edge.source].id), std::string_view(edge.type),
        std::string_view(entities[edge.target].id), to_string(edge.polarity),
        to_string(edge.modality), std::string_view(edge.label)}) {
    key += part;
    key += '\0';
  }
  constexpr int64_t kMask = (int64_t{1} << 52) - 1;
  auto id = static_cast<int64_t>(stable_hash(key) & static_cast<uint64_t>(kMask));
  while (!taken.insert(id).second) id = (id + 1) & kMask;
  return id;
}

}  // namespace

std::string earlier_date(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  if (a.starts_with(b)) return a;
  if (b.starts_with(a)) return b;
  return std::min(a, b);
}

std::string later_date(const std::string& a, const std::string& b) {
  return std::max(a, b);  // of "2025" and "2025-09" the longer is the greater
}

BuiltEdges build_edges(std::vector<ResolvedClaim> claims, std::span<const std::string> sorted_types,
                       std::span<const EntityRow> entities, const RelationKinds& kinds) {
  const std::vector<Item> items = arrange(std::move(claims), sorted_types, kinds);
  BuiltEdges built;
  built.evidence.reserve(items.size());
  std::unordered_set<int64_t> taken;
  for (size_t begin = 0, end = 0; begin < items.size(); begin = end) {
    while (end < items.size() && edge_key(items[end].claim) == edge_key(items[begin].claim)) ++end;
    const ResolvedClaim& first = items[begin].claim;
    EdgeRow edge;
    edge.source = first.source;
    edge.target = first.target;
    edge.type = sorted_types[first.type];
    edge.label = first.label;
    edge.polarity = first.polarity;
    edge.modality = first.modality;
    sum_up(std::span(items).subspan(begin, end - begin), kinds.events.contains(edge.type), edge);
    edge.id = edge_id(edge, entities, taken);
    for (size_t i = begin; i < end; ++i)
      built.evidence.push_back(
          {edge.id, items[i].claim.article, items[i].claim.number, items[i].flipped});
    built.edges.push_back(std::move(edge));
  }
  return built;
}

}  // namespace nuncio
