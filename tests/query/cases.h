// Files of cases: a query behind ">", its answer on the lines below, a blank line between cases.
//   > RETURN 1 AS one
//   one
//   1
// NUNCIO_RECORD=1 rewrites the answers.
#ifndef NUNCIO_TESTS_QUERY_CASES_H_
#define NUNCIO_TESTS_QUERY_CASES_H_

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace nuncio {

inline std::string source_path(const std::string& path) {
  const char* root = std::getenv("NUNCIO_SOURCE");
  return (root ? std::string(root) : std::string(".")) + '/' + path;
}

inline void check_cases(const std::string& path,
                        const std::function<std::string(std::string)>& answer) {
  std::ifstream in(source_path(path));
  REQUIRE(in);
  const bool record = std::getenv("NUNCIO_RECORD") != nullptr;
  std::string out, line, query, expected;
  size_t cases = 0;
  const auto flush = [&] {
    if (query.empty()) return;
    const std::string got = answer(query);
    std::string want = expected;
    while (!want.empty() && want.back() == '\n') want.pop_back();
    INFO(query);
    if (!record) CHECK(got == want);
    std::string shown = query;
    for (size_t at = 0; (at = shown.find('\n', at)) != std::string::npos; at += 3)
      shown.replace(at, 1, "\n> ");
    out += "> " + shown + '\n' + got + "\n\n";
    ++cases;
    query.clear();
    expected.clear();
  };
  while (std::getline(in, line)) {
    if (line.starts_with("# ")) {
      flush();
      out += line + "\n\n";
    } else if (line.starts_with("> ")) {
      if (!expected.empty()) flush();
      query += (query.empty() ? "" : "\n") + line.substr(2);
    } else if (!query.empty()) {
      expected += line + '\n';
    }
  }
  flush();
  CHECK(cases > 0);
  if (record) std::ofstream(source_path(path)) << out.substr(0, out.size() - 1);
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_QUERY_CASES_H_
