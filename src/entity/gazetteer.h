// The places and bodies of the world that need no introduction in the news: countries with their
// demonyms and capitals, regions, cities, multinational and much-named organizations, treaties and
// laws.
#ifndef NUNCIO_ENTITY_GAZETTEER_H_
#define NUNCIO_ENTITY_GAZETTEER_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/phrase_table.h"
#include "nuncio/sentence.h"

namespace nuncio {

struct Country {
  std::string code;  // ISO 3166-1 alpha-3
  std::string name;  // as news uses it
  std::vector<std::string> aliases;
  std::vector<std::string> demonyms;  // the adjective first; empty where none is in use
  std::vector<std::string> capitals;
  std::string posts;  // letters: P president, M prime minister, C chancellor, K king or queen, ...
};

// What a listed name stands for.
struct GazetteerEntry {
  enum class Kind : uint8_t {
    country,
    demonym,
    capital,
    region,
    region_demonym,
    city,
    organization,
    agreement
  };
  Kind kind = Kind::country;
  std::string name;  // canonical: the country of a demonym, the region of an adjective
  std::string code;  // the country itself or the one that it lies in or belongs to; maybe empty
  uint32_t thousands = 0;  // people, of cities
};

class Gazetteer {
 public:
  // Reads countries.tsv, regions.tsv, cities.tsv, organizations.tsv and agreements.tsv. Throws
  // Error on a damaged one.
  static Gazetteer load(const std::filesystem::path& english_folder);

  // A listed name over words [first, last) of a sentence; `entries` into entry(), in the order of
  // Kind.
  struct Match {
    uint32_t first = 0;
    uint32_t last = 0;
    std::vector<uint32_t> entries;
  };

  // The longest names from left to right, not overlapping. A name counts only where it is written
  // with a capital, an acronym only where all its letters are capitals.
  std::vector<Match> match(const Sentence& sentence) const;

  const GazetteerEntry& entry(uint32_t number) const { return entries_[number]; }

  // Entries whose name or alias is exactly this; empty where it is not listed.
  std::vector<uint32_t> find(std::string_view name) const;

  // Whether a country has such a post; only heads of state and of government are ever denied.
  bool has_post(std::string_view code, std::string_view role) const;

  // By code; nullptr where there is none.
  const Country* country(std::string_view code) const;
  // The country that has this name or alias, or whose demonym (also in the plural) this is.
  const Country* country_named(std::string_view name) const;
  const Country* country_of_demonym(std::string_view word) const;
  // Also of regions and continents: "Colombian", "Texans", "European".
  bool is_demonym(std::string_view word) const;

  // Other names of a region or an organization.
  std::span<const std::string> aliases(uint32_t entry) const { return aliases_[entry]; }

 private:
  uint32_t add_entry(GazetteerEntry entry, std::vector<std::string> aliases);
  void add_phrase(std::string_view phrase, uint32_t entry);
  void load_countries(const std::filesystem::path& path);
  void load_regions(const std::filesystem::path& path);
  void load_cities(const std::filesystem::path& path);
  void load_organizations(const std::filesystem::path& path);
  void load_agreements(const std::filesystem::path& path);
  bool acceptable(const Sentence& sentence, uint32_t first, uint32_t last,
                  std::span<const uint32_t> phrases) const;

  struct Phrase {
    uint32_t entry = 0;
    bool acronym = false;  // all its letters are capitals
  };

  std::vector<Country> countries_;
  std::unordered_map<std::string, uint32_t> by_code_;
  std::vector<GazetteerEntry> entries_;
  std::vector<std::vector<std::string>> aliases_;
  std::vector<Phrase> phrases_;
  PhraseTable table_;  // values are phrases_
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_GAZETTEER_H_
