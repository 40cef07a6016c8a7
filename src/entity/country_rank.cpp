#include "entity/country_rank.h"

#include <algorithm>

namespace nuncio {

CountryRank::CountryRank(const Draft& draft) {
  std::map<uint32_t, std::map<std::string, double>> by_sentence;
  std::map<uint32_t, std::set<uint32_t>> people;  // by sentence
  for (const DraftMention& mention : draft.mentions) {
    for (const uint32_t number : mention.mention.entities) {
      const DraftEntity& entity = draft.entities[number];
      if (entity.type == EntityType::person) people[mention.mention.sentence].insert(number);
      const std::string& code = entity.code.empty() ? entity.within : entity.code;
      if (code.empty()) continue;
      const double share = entity.code.empty() ? 0.5 : 1;
      weight_[code] += share;
      all_ += share;
      by_sentence[mention.mention.sentence][code] += share;
    }
  }
  for (const auto& [sentence, persons] : people)
    for (const uint32_t person : persons)
      for (const auto& [code, share] : by_sentence[sentence]) {
        together_[{person, code}] += share;
        together_all_[person] += share;
      }
  for (const auto& [code, share] : weight_) codes_.push_back(code);
  std::stable_sort(codes_.begin(), codes_.end(), [&](const std::string& a, const std::string& b) {
    return weight_.at(a) > weight_.at(b);
  });
}

double CountryRank::share(const std::string& code) const {
  const auto found = weight_.find(code);
  return found == weight_.end() ? 0 : found->second / all_;
}

double CountryRank::share_with(uint32_t person, const std::string& code) const {
  const auto found = together_.find({person, code});
  return found == together_.end() ? 0 : found->second / together_all_.at(person);
}

}  // namespace nuncio
