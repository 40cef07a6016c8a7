#include "syntax/conllu.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "nuncio/error.h"
#include "base/random.h"

using namespace nuncio;

namespace {

const std::string kTwoSentences =
    "# newdoc id = sample\n"
    "# newpar\n"
    "# sent_id = sample-1\n"
    "# text = She don't care.\n"
    "1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\tVerbForm=Fin\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_\n"
    "4\tcare\tcare\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# sent_id = sample-2\n"
    "# text = ¿Qué?\n"
    "1\t¿\t¿\tPUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No\n"
    "2\tQué\tqué\tX\tFW\tForeign=Yes\t0\troot\t_\tSpaceAfter=No\n"
    "3\t?\t?\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n";

std::string written(const Document& document) {
  std::ostringstream out;
  write_conllu(out, document);
  return out.str();
}

std::string word_line(const std::string& id, const std::string& head,
                      const std::string& rest = "") {
  return id + "\ta\ta\tX\t_\t_\t" + head + "\tdep\t_\t_" + rest + "\n";
}

}  // namespace

TEST_CASE("what is read is written again") {
  ConlluFile file = read_conllu(kTwoSentences, "sample");
  file.document.article.id = "sample";
  CHECK(written(file.document) == kTwoSentences);
  REQUIRE(file.document.sentences.size() == 2);
  CHECK(file.notes[0].sent_id == "sample-1");
  CHECK(file.notes[0].newdoc == "sample");
  CHECK(file.notes[1].newdoc.empty());
  CHECK(file.notes[0].misc == std::vector<std::string>{"", "", "", "SpaceAfter=No", ""});
  CHECK(file.document.sentences[0].paragraph_start);
  CHECK_FALSE(file.document.sentences[1].paragraph_start);
}

TEST_CASE("spans point into the article's text") {
  const Document document = read_conllu(kTwoSentences, "sample").document;
  CHECK(document.article.text == "She don't care. ¿Qué?");
  for (const Sentence& sentence : document.sentences)
    for (const Word& word : sentence.words) CHECK(document.article.at(word.span) == word.form);
  const auto& words = document.sentences[0].words;
  CHECK(words[1].joined);
  CHECK_FALSE(words[2].joined);
  CHECK_FALSE(words[3].space_after);
  CHECK(words[3].head == Word::kRoot);
  CHECK(words[0].head == 3);
}

TEST_CASE("words of a token whose text they are not still have spans in order") {
  const Document document =
      read_conllu("1-2\tim\t_\t_\t_\t_\t_\t_\t_\t_\n" + word_line("1", "0") + word_line("2", "1"),
                  "x")
          .document;
  const auto& words = document.sentences[0].words;
  CHECK(document.article.text == "im");
  CHECK(words[0].span == Span{0, 1});
  CHECK(words[1].span == Span{1, 2});
}

TEST_CASE("comments, empty nodes, carriage returns and missing columns are borne") {
  const std::string text =
      "# odd = 1\n#\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\r\n1.1\tb\tb\tX\t_\t_\t_\t_\t_\t_\n";
  const ConlluFile file = read_conllu(text, "x");
  REQUIRE(file.document.sentences.size() == 1);
  const Word& word = file.document.sentences[0].words.at(0);
  CHECK(word.lemma.empty());
  CHECK(word.head == Word::kNoHead);
  CHECK(written(file.document).find("1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n") != std::string::npos);
  CHECK(read_conllu("", "x").document.sentences.empty());
  CHECK(read_conllu("\n\n\n", "x").document.sentences.empty());
}

TEST_CASE("text that is not CoNLL-U is an error with its line") {
  struct Row {
    std::string content;
    uint32_t line;
    std::string says;
  };
  const std::vector<Row> rows = {
      {"1\ta\n", 1, "10 columns"},
      {word_line("1", "0") + word_line("3", "1"), 2, "numbered"},
      {word_line("1", "x"), 1, "HEAD"},
      {word_line("one", "0"), 1, "ID"},
      {word_line("1", "0", "\tmore"), 1, "10 columns"},
      {"1\ta\ta\tNOUNS\t_\t_\t0\troot\t_\t_\n", 1, "NOUNS"},
      {"1\ta\ta\tX\t_\t_\t0\tsubject\t_\t_\n", 1, "subject"},
      {"1\t\ta\tX\t_\t_\t0\troot\t_\t_\n", 1, "form is empty"},
      {word_line("1", "5") + "\n", 2, "no word"},
      {word_line("1", "2") + word_line("2", "1") + "\n", 3, "cycle"},
      {word_line("1", "1") + "\n", 2, "cycle"},
      {"1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + word_line("1", "0") + "\n", 3, "covers words"},
      {"2-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "before its first word"},
      {std::string(100000, '\t'), 1, "10 columns"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.says);
    try {
      read_conllu(row.content, "bad.conllu");
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::input);
      CHECK(error.line() == row.line);
      CHECK(error.file() == "bad.conllu");
      CHECK(error.message().find(row.says) != std::string::npos);
    }
  }
}

TEST_CASE("whatever is changed in a file, it is read or it is an error") {
  Random random(17);
  const std::string pieces = "\t\n-_.#0129=|\xC3\r";
  int read = 0, refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string content = kTwoSentences;
    for (uint64_t changes = 1 + random.below(4); changes > 0; --changes) {
      const size_t at = random.below(content.size());
      const char piece = pieces[random.below(pieces.size())];
      switch (random.below(3)) {
        case 0:
          content[at] = piece;
          break;
        case 1:
          content.insert(at, 1, piece);
          break;
        default:
          content.erase(at, 1 + random.below(8));
          break;
      }
    }
    try {
      const Document document = read_conllu(content, "changed").document;
      for (const Sentence& sentence : document.sentences)
        for (const Word& word : sentence.words) {
          CHECK(word.span.begin <= word.span.end);
          CHECK(word.span.end <= document.article.text.size());
        }
      written(document);
      ++read;
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::input);
      CHECK(error.line() > 0);
      ++refused;
    }
  }
  CHECK(read > 100);
  CHECK(refused > 100);
}
