// The posts that people hold: which words name them, what they are called in one canonical form,
// and what they are of.
#ifndef NUNCIO_ENTITY_ROLE_TABLE_H_
#define NUNCIO_ENTITY_ROLE_TABLE_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entity/phrase_table.h"

namespace nuncio {

// What a post is of, see roles.tsv.
enum class RoleScope : uint8_t {
  any,
  country,
  place,
  body,
  fixed,
  congress,
  senate,
  parliament,
  embassy,
  ministry,
};

struct Role {
  std::string words;  // folded, singular
  std::string
      name;  // canonical: "Minister", "Member of the United States House of Representatives"
  RoleScope scope = RoleScope::any;
  std::string jurisdiction;  // where the scope is fixed; also the one taken for granted elsewhere
};

class RoleTable {
 public:
  // Reads roles.tsv and portfolios.tsv. Throws Error on a damaged one.
  static RoleTable load(const std::filesystem::path& english_folder);

  struct Hit {
    uint32_t pieces = 0;  // 0 where none was found
    const Role* role = nullptr;
    bool plural = false;
  };
  // The longest role that the pieces begin with.
  Hit longest(std::span<const std::string> pieces) const;

  // The role of exactly these words; nullptr where there is none.
  const Role* role(std::string_view words) const;

  // "foreign" -> "Foreign Affairs"; folded words, unset where they are no portfolio.
  std::optional<std::string> portfolio(std::string_view words) const;
  // The longest portfolio that the pieces begin with: number of pieces, 0 where none.
  uint32_t longest_portfolio(std::span<const std::string> pieces) const;
  // The wording before "minister" of a portfolio given after "Minister of"; for aliases.
  std::vector<std::string> wordings(std::string_view portfolio) const;

 private:
  struct Entry {
    uint32_t role = 0;
    bool plural = false;
  };
  struct Portfolio {
    std::string before;  // folded
    std::string after;
  };

  std::vector<Role> roles_;
  std::vector<Entry> entries_;
  PhraseTable table_;  // values are entries_
  std::vector<Portfolio> portfolios_;
  PhraseTable portfolio_table_;  // values are portfolios_
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_ROLE_TABLE_H_
