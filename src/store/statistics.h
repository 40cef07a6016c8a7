// What a graph file holds, in numbers.
#ifndef NUNCIO_STORE_STATISTICS_H_
#define NUNCIO_STORE_STATISTICS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace nuncio {

class Database;

struct Statistics {
  struct Count {
    std::string name;
    uint64_t count = 0;
  };

  uint64_t articles = 0;
  uint64_t sentences = 0;
  uint64_t words = 0;  // punctuation left out
  uint64_t mentions = 0;
  uint64_t claims = 0;       // typed ones
  uint64_t open_claims = 0;  // those that fit no declared relation
  uint64_t pending = 0;      // articles added since the graph was last refreshed
  uint64_t entities = 0;
  uint64_t edges = 0;           // typed ones, of articles
  uint64_t imported = 0;        // edges of foreign tables
  uint64_t evidence = 0;        // of typed edges
  uint64_t denied = 0;          // edges
  uint64_t not_actual = 0;      // edges planned or possible
  std::string first_published;  // ISO 8601; empty where no article has a date
  std::string last_published;
  std::string first_date;  // of dated edges
  std::string last_date;
  std::vector<Count> entity_types;    // most frequent first, then by name
  std::vector<Count> relation_types;  // edges by type, likewise
  std::vector<Count> sources;         // articles by who published them; "" where unknown
};

Statistics read_statistics(const Database& database);

}  // namespace nuncio

#endif  // NUNCIO_STORE_STATISTICS_H_
