// Which country a much-named politician belongs to: what tells "President Obama" from "President
// Petro" where the article says neither country beside the name.
#ifndef NUNCIO_ENTITY_LEADERS_H_
#define NUNCIO_ENTITY_LEADERS_H_

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entity/person_name.h"

namespace nuncio {

class Leaders {
 public:
  // Reads leaders.tsv. Throws Error on a damaged one.
  static Leaders load(const std::filesystem::path& english_folder);

  // The code of the country of a person of this name; of a surname alone where all who bear it
  // belong to one country. Unset where nobody or several are known.
  std::optional<std::string> country_of(std::string_view name) const;

 private:
  struct Leader {
    PersonName name;
    std::string code;
  };
  std::map<std::string, std::vector<Leader>> by_surname_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_LEADERS_H_
