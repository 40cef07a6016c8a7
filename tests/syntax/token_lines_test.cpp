#include "syntax/token_lines.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "nuncio/error.h"
#include "syntax/conllu.h"
#include "syntax/conllu_text.h"

using namespace nuncio;

namespace {

std::string line(const std::string& id, const std::string& form, const std::string& misc = "_") {
  return id + "\t" + form + "\told\tX\tX\tA=b\t1\tdep\t1:dep\t" + misc + "\n";
}

// Every word hangs on the first, as "new".
std::string retagged(const std::string& content) {
  ConlluText text;
  for (auto& [lines, sentence] : read_token_lines(content, "made", 1)) {
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      Word& word = sentence.words[i];
      word.lemma = "new";
      word.head = i == 0 ? Word::kRoot : 0;
      word.deprel = i == 0 ? Deprel::root : Deprel::dep;
    }
    text.add(lines, sentence);
  }
  std::ostringstream out;
  uint64_t number = 0;
  text.write(out, "a b/c", number);
  return out.str();
}

}  // namespace

TEST_CASE("tokens, comments and MISC stay as they were") {
  const std::string got = retagged("# a comment\n# sent_id = s1\n" + line("1", "We") +
                                   line("2-3", "don't", "SpaceAfter=No|X=y") + line("2", "do") +
                                   line("3", "n't") + line("3.1", "gone") + line("4", "!") + "\n");
  CHECK(got ==
        "# a comment\n# sent_id = s1\n# text = We don't!\n"
        "1\tWe\tnew\tX\t_\t_\t0\troot\t_\t_\n"
        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|X=y\n"
        "2\tdo\tnew\tX\t_\t_\t1\tdep\t_\t_\n"
        "3\tn't\tnew\tX\t_\t_\t1\tdep\t_\t_\n"
        "4\t!\tnew\tX\t_\t_\t1\tdep\t_\t_\n\n");
}

TEST_CASE("what sentences lack is made up") {
  const std::string got =
      retagged("# text = A\n" + line("1", "A") + "\n" + line("1", "B") + "\n\n\n");
  CHECK(got ==
        "# text = A\n# sent_id = a_b_c-1\n1\tA\tnew\tX\t_\t_\t0\troot\t_\t_\n\n"
        "# sent_id = a_b_c-2\n# text = B\n1\tB\tnew\tX\t_\t_\t0\troot\t_\t_\n\n");
  CHECK(read_conllu(got, "again").document.sentences.size() == 2);
}

TEST_CASE("words of tokens know their spaces and places") {
  const auto sentences = read_token_lines(
      line("1", "A", "SpaceAfter=No") + line("2-3", "cannot") + line("2", "can") + line("3", "not"),
      "made", 1);
  REQUIRE(sentences.size() == 1);
  const auto& words = sentences[0].second.words;
  REQUIRE(words.size() == 3);
  CHECK(sentences[0].first.text == "Acannot");
  CHECK_FALSE(words[0].space_after);
  CHECK(words[1].joined);
  CHECK_FALSE(words[1].space_after);
  CHECK_FALSE(words[2].joined);
  CHECK(words[2].space_after);
  CHECK(words[1].span == Span{1, 4});
  CHECK(words[2].span == Span{4, 7});
}

TEST_CASE("what is no CoNLL-U is refused with its line") {
  struct Row {
    std::string content, message;
  };
  const std::vector<Row> rows = {
      {"1\tA\n", "made:5: a word has 10 columns"},
      {line("1", "A") + line("3", "B"), "made:6: words must be numbered"},
      {line("0", "A"), "made:5: column ID"},
      {line("x", "A"), "made:5: column ID"},
      {line("99999999999999999999", "A"), "made:5: column ID"},
      {line("1", ""), "made:5: the form is empty"},
      {line("1-1", "A"), "made:5: a multiword token must"},
      {line("2-3", "A"), "made:5: a multiword token must"},
      {line("1-2", "ab") + line("1", "a") + "\n", "made:7: a multiword token covers"},
      {line("1-3", "ab") + line("1", "a") + line("2-3", "b"), "made:7: a multiword token must"},
      {line("1", "A") + "# late\n", "made:6: a comment must stand before"},
      {"# alone\n\n", "made:6: comments without a sentence"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.content);
    std::string message;
    try {
      read_token_lines(row.content, "made", 5);
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message.starts_with(row.message));
  }
}
