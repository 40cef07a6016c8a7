// Runs tests/entity/documents.txt: documents ("> " lines) and, below each, what is found in it.
// NUNCIO_RECORD=1 rewrites the file with what is found now.
#include "entity/entity_finder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "../english_segmenter.h"
#include "base/files.h"
#include "syntax/analyzer.h"

using namespace nuncio;

namespace {

const std::filesystem::path kSource = NUNCIO_SOURCE;
const std::filesystem::path kEnglish = kSource / "grammar" / "english";

struct Tools {
  Analyzer analyzer = Analyzer::load(kEnglish);
  EntityFinder finder = EntityFinder::load(kEnglish);

  Document document(const std::string& text) const {
    Document out;
    out.article.text = text;
    out.sentences = english_segmenter().segment(out.article);
    for (Sentence& sentence : out.sentences) analyzer.analyze(sentence);
    return out;
  }
};

// Entities with what the text calls them, posts with holders, descriptions and pronouns.
std::string describe(const Document& document, const DocumentEntities& found) {
  std::ostringstream out;
  std::vector<std::string> lines;
  for (const LocalEntity& entity : found.entities) {
    std::string line = std::string(to_string(entity.type)) + " " + entity.name;
    if (!entity.code.empty()) line += " " + entity.code;
    if (entity.type == EntityType::office)
      line += " {" + entity.jurisdiction + "}";
    else
      for (const std::string& alias : entity.aliases) line += " | " + alias;
    out << line << "\n";
  }
  for (const OfficeHolding& holding : found.offices)
    out << "holds " << found.entities[holding.holder].name << " -> "
        << found.entities[holding.office].name << (holding.former ? " (former)" : "")
        << (holding.elect ? " (elect)" : "") << "\n";
  for (const Mention& mention : found.mentions) {
    if (mention.kind == MentionKind::name || mention.type == EntityType::office) continue;
    out << "\"" << document.article.at(mention.span) << "\" ->";
    for (size_t i = 0; i < mention.entities.size(); ++i)
      out << (i == 0 ? " " : ", ") << found.entities[mention.entities[i]].name;
    out << "\n";
  }
  return out.str();
}

struct Case {
  std::string notes;  // comment lines before it
  std::string text;
  std::string expected;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::istringstream in(read_file(path));
  std::vector<Case> cases(1);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty()) {
      if (!cases.back().text.empty()) cases.emplace_back();
    } else if (line.starts_with("#")) {
      cases.back().notes += line + "\n";
    } else if (line.starts_with(">")) {
      cases.back().text +=
          (cases.back().text.empty() ? "" : "\n") + (line.size() > 2 ? line.substr(2) : "");
    } else {
      cases.back().expected += line + "\n";
    }
  }
  if (cases.back().text.empty()) cases.pop_back();
  return cases;
}

std::string quoted(const std::string& text) {
  std::string out = "> ";
  for (const char c : text) out += c == '\n' ? std::string("\n> ") : std::string(1, c);
  return out + "\n";
}

}  // namespace

TEST_CASE("documents and what is found in them") {
  const Tools tools;
  const std::filesystem::path path = kSource / "tests" / "entity" / "documents.txt";
  std::string recorded;
  for (const Case& one : read_cases(path)) {
    const Document document = tools.document(one.text);
    const std::string found = describe(document, tools.finder.find(document));
    recorded += one.notes + quoted(one.text) + found + "\n";
    if (std::getenv("NUNCIO_RECORD") != nullptr) continue;
    CAPTURE(one.text);
    CHECK(found == one.expected);
  }
  if (std::getenv("NUNCIO_RECORD") != nullptr) write_file(path, recorded);
}

TEST_CASE("what include/nuncio/entity.h promises holds for any text") {
  const Tools tools;
  const std::string texts[] = {
      "",
      "\"",
      "President President President of of the the U.S. U.S.",
      "He said she said they said it said I said",
      "Ministers, mayors and senators of Bogotá, Cali, Medellín - Petro, Char and Eder - met.",
      "THE PRESIDENT OF THE UNITED STATES AND THE MAYOR OF CALI",
      "((((UN))) (EU) 's 's 's",
      "Mr. Mrs. Dr. Jr.",
      std::string(3000, 'A') + " " + std::string(50, '('),
      "\xE2\x80\x9CI am,\xE2\x80\x9D said Ann Lee, president."};
  for (const std::string& text : texts) {
    CAPTURE(text);
    const Document document = tools.document(text);
    const DocumentEntities found = tools.finder.find(document);
    uint32_t begin = 0;
    for (const Mention& mention : found.mentions) {
      REQUIRE(mention.sentence < document.sentences.size());
      const auto& words = document.sentences[mention.sentence].words;
      CHECK(mention.first < mention.last);
      CHECK(mention.last <= words.size());
      CHECK(mention.first <= mention.head);
      CHECK(mention.head < mention.last);
      CHECK(mention.span ==
            Span{words[mention.first].span.begin, words[mention.last - 1].span.end});
      CHECK(begin <= mention.span.begin);
      begin = mention.span.begin;
      for (const uint32_t entity : mention.entities) CHECK(entity < found.entities.size());
    }
    for (const OfficeHolding& holding : found.offices) {
      CHECK(found.entities[holding.holder].type == EntityType::person);
      CHECK(found.entities[holding.office].type == EntityType::office);
    }
    for (const LocalEntity& entity : found.entities) CHECK_FALSE(entity.name.empty());
  }
}

TEST_CASE("a long document takes time in proportion") {
  const Tools tools;
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "Mayor Ann Example" + std::to_string(i) +
            " of Cali met the president. She said he agreed. ";
  const Document document = tools.document(text);
  CHECK(tools.finder.find(document).entities.size() > 1000);
}
