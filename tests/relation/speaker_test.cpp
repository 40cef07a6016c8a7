// Who says it: direct and indirect speech, "according to", quotations over several sentences.
#include <string>

#include "base/files.h"
#include "doctest/doctest.h"
#include "parsed_text.h"
#include "relation/relation_finder.h"
#include "tree_text.h"

namespace nuncio {
namespace {

// "Ann > Bo (Cy)": Cy says that Ann criticized Bo.
std::string criticism_in(const std::string& text) {
  static const RelationFinder finder = RelationFinder::load(grammar_folder() / "relations");
  const Document document = parsed_text(text);
  const DocumentEntities entities = names_of(document);
  std::string out;
  for (const Claim& claim : finder.find(document, entities)) {
    if (claim.type != "criticized") continue;
    out += (out.empty() ? "" : "; ") + entities.entities[claim.source].name + " > " +
           entities.entities[claim.target].name;
    if (claim.speaker) out += " (" + entities.entities[*claim.speaker].name + ")";
  }
  return out;
}

struct Case {
  const char* text;
  const char* claims;
};

constexpr Case kCases[] = {
    {"Johnson criticized Novak.", "Johnson > Novak"},
    {"Ortega said that Johnson criticized Novak.", "Johnson > Novak (Ortega)"},
    {"Johnson criticized Novak, Ortega said.", "Johnson > Novak (Ortega)"},
    {"According to Ortega, Johnson criticized Novak.", "Johnson > Novak (Ortega)"},
    {"As Ortega reported, Johnson criticized Novak.", "Johnson > Novak (Ortega)"},
    {"“Johnson criticized Novak,” Ortega said.", "Johnson > Novak (Ortega)"},
    {"\"Johnson criticized Novak,\" said Ortega.", "Johnson > Novak (Ortega)"},
    {"“It was a long day,” Ortega said. “Johnson criticized Novak.”", "Johnson > Novak (Ortega)"},
    {"Ortega said: “It was a long day. Johnson criticized Novak.”", "Johnson > Novak (Ortega)"},
    {"“It was a long day,” Ortega said. Johnson criticized Novak.", "Johnson > Novak"},
    {"“It was a long day for us,” Ortega said.\n\n“Johnson criticized Novak.”", "Johnson > Novak"},
    {"“It was a long day for us,” Ortega said. “It rained.\n\n“Johnson criticized Novak.”",
     "Johnson > Novak (Ortega)"},
    // The act of speaking itself is told by the article.
    {"“Johnson is a fine man,” said Ortega, who criticized Novak.", "Ortega > Novak"},
};

TEST_CASE("speakers") {
  for (const Case& c : kCases) {
    CAPTURE(std::string(c.text));
    CHECK(criticism_in(c.text) == c.claims);
  }
}

}  // namespace
}  // namespace nuncio
