// What the parser makes of a text, printed back: tests/query/parse.cases.
#include "cases.h"
#include "query/engine.h"
#include "query/parser.h"
#include "query/rewrite.h"

using namespace nuncio;

namespace {

std::string parsed(const std::string& query) {
  try {
    const auto ast = parse_query(query);
    rewrite_short_forms(*ast);
    return ast::print(*ast->query);
  } catch (const Error& error) {
    return render_error(query, error);
  }
}

}  // namespace

TEST_CASE("queries parse as recorded") {
  check_cases("tests/query/parse.cases", parsed);
}

TEST_CASE("what is printed parses to the same again") {
  check_cases("tests/query/parse.cases", [](const std::string& query) {
    const std::string once = parsed(query);
    if (once.find("\n") == std::string::npos) CHECK(parsed(once) == once);
    return once;
  });
}
