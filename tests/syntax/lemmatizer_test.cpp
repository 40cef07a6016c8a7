#include "syntax/lemmatizer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "syntax/inflection.h"
#include "syntax/lemma_trainer.h"

using namespace nuncio;

namespace {

Word word(const std::string& form, Upos upos, const std::string& xpos,
          const std::string& lemma = "") {
  Word out;
  out.form = form;
  out.upos = upos;
  out.xpos = xpos;
  out.lemma = lemma;
  return out;
}

}  // namespace

TEST_CASE("the script between a form and its lemma makes the lemma") {
  struct Row {
    std::string form, lemma;
    LemmaScript::Case letters;
  };
  using enum LemmaScript::Case;
  const std::vector<Row> rows = {{"walked", "walk", lower}, {"Walked", "walk", lower},
                                 {"went", "go", lower},     {"NASA", "NASA", keep},
                                 {"States", "State", keep}, {"Über", "über", lower},
                                 {"’s", "be", lower},       {"x", "", lower},
                                 {"peru", "Peru", title},   {"TEHRAN", "Tehran", title}};
  for (const Row& row : rows) {
    const LemmaScript script = LemmaScript::between(row.form, row.lemma);
    CHECK(script.apply(row.form) == row.lemma);
    CHECK(script.letters == row.letters);
  }
}

TEST_CASE("regular inflection") {
  struct Row {
    std::string lemma, s, ing, ed;
  };
  const std::vector<Row> rows = {
      {"walk", "walks", "walking", "walked"},    {"stop", "stops", "stopping", "stopped"},
      {"try", "tries", "trying", "tried"},       {"play", "plays", "playing", "played"},
      {"hope", "hopes", "hoping", "hoped"},      {"agree", "agrees", "agreeing", "agreed"},
      {"pass", "passes", "passing", "passed"},   {"tie", "ties", "tying", "tied"},
      {"quiz", "quizes", "quizzing", "quizzed"}, {"visit", "visits", "visiting", "visited"},
      {"fix", "fixes", "fixing", "fixed"},       {"dye", "dyes", "dyeing", "dyed"},
  };
  for (const Row& row : rows) {
    const Inflected forms = inflect_verb(row.lemma);
    REQUIRE(forms.size() == 4);
    CHECK(forms[0].first == row.s);
    CHECK(forms[1].first == row.ing);
    CHECK(forms[2].first == row.ed);
    CHECK(forms[3].first == row.ed);
  }
  CHECK(inflect_noun("city")[0].first == "cities");
  for (const auto& [lemma, form] :
       std::vector<std::pair<std::string, std::string>>{{"big", "biggest"},
                                                        {"simple", "simplest"},
                                                        {"happy", "happiest"},
                                                        {"narrow", "narrowest"}})
    CHECK(inflect_adjective(lemma)[1].first == form);
  CHECK(inflect_adjective("interesting").empty());
}

TEST_CASE("a lemmatizer learns endings and exceptions") {
  Sentence sentence;
  for (const auto& [form, lemma] :
       std::vector<std::pair<std::string, std::string>>{{"walked", "walk"},
                                                        {"talked", "talk"},
                                                        {"barked", "bark"},
                                                        {"went", "go"},
                                                        {"tried", "try"},
                                                        {"cried", "cry"},
                                                        {"pried", "pry"},
                                                        {"left", "leave"}})
    sentence.words.push_back(word(form, Upos::verb, "VBD", lemma));
  sentence.words.push_back(word("Walked", Upos::verb, "VBD", "walk"));
  sentence.words.push_back(word("Kim", Upos::propn, "NNP", "Kim"));
  sentence.words.push_back(word("left", Upos::adj, "JJ", "left"));
  LemmaTrainer trainer;
  trainer.add(std::vector<Sentence>{sentence});
  const Lemmatizer lemmatizer = trainer.train();
  struct Row {
    std::string form, xpos, lemma;
    Upos upos;
  };
  const std::vector<Row> rows = {
      {"went", "VBD", "go", Upos::verb},      {"Went", "VBD", "go", Upos::verb},
      {"marked", "VBD", "mark", Upos::verb},  {"dried", "VBD", "dry", Upos::verb},
      {"left", "VBD", "leave", Upos::verb},   {"left", "JJ", "left", Upos::adj},
      {"Barked", "VBD", "bark", Upos::verb},  {"Lee", "NNP", "Lee", Upos::propn},
      {"Unseen", "XX", "unseen", Upos::noun}, {"ed", "VBD", "ed", Upos::verb},
      {"1,200.5", "CD", "1200.5", Upos::num}, {"12,34", "CD", "12,34", Upos::num},
      {"a@B.com", "ADD", "a@B.com", Upos::x}, {"--", ":", "--", Upos::punct},
  };
  for (const Row& row : rows) {
    CAPTURE(row.form);
    CHECK(lemmatizer.lemma(word(row.form, row.upos, row.xpos), false) == row.lemma);
  }
}
