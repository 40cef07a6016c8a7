// Which countries a document is about, and which of them a person in it has to do with.
#ifndef NUNCIO_ENTITY_COUNTRY_RANK_H_
#define NUNCIO_ENTITY_COUNTRY_RANK_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entity/draft.h"

namespace nuncio {

class CountryRank {
 public:
  // REQUIRES: names are settled.
  explicit CountryRank(const Draft& draft);

  // Entities that are countries, the most mentioned first. A mention of a city or a body of a
  // country counts half for it, even where the country itself is not named.
  const std::vector<std::string>& codes() const { return codes_; }

  // The country's share of all mentions of countries, and of those in sentences that mention the
  // person.
  double share(const std::string& code) const;
  double share_with(uint32_t person, const std::string& code) const;

 private:
  std::vector<std::string> codes_;
  std::map<std::string, double> weight_;
  std::map<std::pair<uint32_t, std::string>, double> together_;
  std::map<uint32_t, double> together_all_;
  double all_ = 0;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_COUNTRY_RANK_H_
