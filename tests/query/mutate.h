// Texts like queries, made of a corpus by chance: for the fuzz targets.
#ifndef NUNCIO_TESTS_QUERY_MUTATE_H_
#define NUNCIO_TESTS_QUERY_MUTATE_H_

#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace nuncio {

// A query a line.
inline std::vector<std::string> read_corpus(const std::string& path) {
  std::vector<std::string> corpus;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) corpus.push_back(line);
  return corpus;
}

inline const std::vector<std::string> kPieces = {"(",
                                                 ")",
                                                 "[",
                                                 "]",
                                                 "{",
                                                 "}",
                                                 "-",
                                                 "->",
                                                 "<-",
                                                 "--",
                                                 "*",
                                                 "..",
                                                 ":",
                                                 "|",
                                                 ",",
                                                 ".",
                                                 "=",
                                                 "<",
                                                 ">",
                                                 "+",
                                                 "/",
                                                 "%",
                                                 "^",
                                                 "=~",
                                                 "$n",
                                                 "'a'",
                                                 "1",
                                                 "0",
                                                 "-1",
                                                 "9223372036854775807",
                                                 "1e308",
                                                 "null",
                                                 "true",
                                                 "x",
                                                 "a",
                                                 "r",
                                                 "p",
                                                 "n",
                                                 " MATCH ",
                                                 " OPTIONAL MATCH ",
                                                 " RETURN ",
                                                 " WITH ",
                                                 " WHERE ",
                                                 " UNWIND ",
                                                 " AS ",
                                                 " AND ",
                                                 " OR ",
                                                 " NOT ",
                                                 " IN ",
                                                 " IS NULL ",
                                                 " ORDER BY ",
                                                 " SKIP ",
                                                 " LIMIT ",
                                                 " UNION ",
                                                 " EXISTS { ",
                                                 " COUNT { ",
                                                 " CASE WHEN ",
                                                 " THEN ",
                                                 " END ",
                                                 " ANY SHORTEST ",
                                                 " ALL SHORTEST ",
                                                 " SHORTEST 2 ",
                                                 " ACYCLIC ",
                                                 " DISTINCT ",
                                                 "count(*)",
                                                 "collect(",
                                                 "size(",
                                                 "range(",
                                                 "nodes(",
                                                 "relationships(",
                                                 "PATH 'Reyes' TO 'Okoro' ",
                                                 "NEAR 'Reyes' ",
                                                 "HOPS 1..2 ",
                                                 "VIA OUT :leads ",
                                                 "AVOIDING 'Lumen' ",
                                                 "date('2025')",
                                                 "duration('P1M')",
                                                 "reduce(s = 0, x IN ",
                                                 "all(x IN ",
                                                 "cite(r)",
                                                 " ANY CHEAPEST ",
                                                 " CHEAPEST 2 ",
                                                 " SHORTEST 2 GROUPS ",
                                                 " WALK ",
                                                 " COST r.support",
                                                 " AS OF '2025'",
                                                 " KNOWN BY '2025'",
                                                 " BETWEEN '2024' AND '2025'",
                                                 " DENIED",
                                                 " ANY STANCE",
                                                 " CLAIMED BY 'Okoro'",
                                                 "{1,3}",
                                                 "+",
                                                 "((x)-[r]->(y)){1,2}",
                                                 " CALL pagerank() YIELD node ",
                                                 " CALL degree({types: ['leads']}) ",
                                                 " SET a.x = 1",
                                                 " DELETE a",
                                                 " MERGE (a)",
                                                 "PROFILE ",
                                                 "EXPLAIN ",
                                                 "date.truncate('week', ",
                                                 "duration.between(",
                                                 "\xC3\xA9",
                                                 "\xFF",
                                                 std::string(1, '\0')};

inline std::string mutate(std::string text, const std::vector<std::string>& corpus,
                          std::mt19937& random) {
  for (uint32_t i = random() % 5 + 1; i > 0; --i) {
    const size_t at = text.empty() ? 0 : random() % text.size();
    switch (random() % 6) {
      case 0:
        text.insert(at, kPieces[random() % kPieces.size()]);
        break;
      case 1:
        text.erase(at, random() % 8 + 1);
        break;
      case 2:
        text.insert(at, text.substr(at, random() % 20));
        break;
      case 3:
        text += ' ' + corpus[random() % corpus.size()];
        break;
      case 4: {
        const std::string& other = corpus[random() % corpus.size()];
        text = text.substr(0, at) + other.substr(random() % other.size());
        break;
      }
      default:
        if (!text.empty()) text[at] = static_cast<char>(random());
    }
  }
  return text.substr(0, 2000);
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_QUERY_MUTATE_H_
