#include "syntax/evaluation.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "nuncio/error.h"

using namespace nuncio;

namespace {

// Sentences of "form/UPOS/head/deprel" words; "=" between two words joins them to one token without
// a space, "_" before a word means no space before it; "|" parts sentences.
Document document(const std::string& text) {
  std::string conllu;
  std::istringstream sentences(text);
  for (std::string sentence; std::getline(sentences, sentence, '|');) {
    std::vector<std::vector<std::string>> tokens;
    std::istringstream words(sentence);
    for (std::string token; words >> token;) {
      tokens.emplace_back();
      std::istringstream parts(token);
      for (std::string part; std::getline(parts, part, '=');) tokens.back().push_back(part);
    }
    size_t number = 0;
    for (size_t t = 0; t < tokens.size(); ++t) {
      const bool glued = t + 1 < tokens.size() && tokens[t + 1][0][0] == '_';
      const std::string misc = glued ? "SpaceAfter=No" : "_";
      std::string forms, lines;
      const size_t first = number + 1;
      for (const std::string& part : tokens[t]) {
        std::istringstream fields(part[0] == '_' ? part.substr(1) : part);
        std::string form, upos, head, deprel;
        std::getline(fields, form, '/');
        std::getline(fields, upos, '/');
        std::getline(fields, head, '/');
        std::getline(fields, deprel, '/');
        forms += form;
        lines += std::to_string(++number) + "\t" + form + "\t" + form + "\t" + upos + "\t" + upos +
                 "\t_\t" + head + "\t" + deprel + "\t_\t" + misc + "\n";
      }
      if (tokens[t].size() > 1)
        conllu += std::to_string(first) + "-" + std::to_string(number) + "\t" + forms +
                  "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
      conllu += lines;
    }
    conllu += "\n";
  }
  return read_conllu(conllu, "made").document;
}

struct Expected {
  std::string name;
  uint32_t gold, system, correct;
};

void check(const Document& gold, const Document& system, const std::vector<Expected>& rows) {
  const auto measures = evaluate(gold, system);
  for (const Expected& row : rows) {
    CAPTURE(row.name);
    const Measure& m = measure(measures, row.name);
    CHECK(m.gold == row.gold);
    CHECK(m.system == row.system);
    CHECK(m.correct == row.correct);
  }
}

void check(const std::string& gold, const std::string& system, const std::vector<Expected>& rows) {
  check(document(gold), document(system), rows);
}

// "She has slept": lemma, features and relation of "has" as given.
Document slept(const std::string& lemma, const std::string& feats, const std::string& relation) {
  return read_conllu("1\tShe\tshe\tPRON\tPRP\tCase=Nom\t3\tnsubj\t_\t_\n2\thas\t" + lemma +
                         "\tAUX\tVBZ\t" + feats + "\t3\t" + relation +
                         "\t_\t_\n3\tslept\tsleep\tVERB\tVBN\t_\t0\troot\t_\t_\n\n",
                     "made")
      .document;
}

}  // namespace

TEST_CASE("an analysis agrees with itself") {
  const std::string text =
      "He/PRON/2/nsubj goes/VERB/0/root _./PUNCT/2/punct|ca/AUX/3/aux=n't/PART/3/advmod "
      "go/VERB/0/root";
  for (const Measure& m : evaluate(document(text), document(text))) {
    CHECK(m.correct == m.gold);
    CHECK(m.f1() == doctest::Approx(1));
  }
}

TEST_CASE("wrong tags, heads and relations count where words agree") {
  check("A/DET/2/det dog/NOUN/3/nsubj barks/VERB/0/root _./PUNCT/3/punct",
        "A/DET/2/det dog/PROPN/3/obj barks/VERB/0/root _./PUNCT/2/punct",
        {{"Tokens", 4, 4, 4},
         {"Sentences", 1, 1, 1},
         {"UPOS", 4, 4, 3},
         {"UAS", 4, 4, 3},
         {"LAS", 4, 4, 2},
         {"CLAS", 2, 2, 1},
         {"Lemmas", 4, 4, 4}});
}

TEST_CASE("content words answer for their function words") {
  const std::string gold = "A/DET/2/det dog/NOUN/3/nsubj barks/VERB/0/root _./PUNCT/3/punct";
  // A tag of the function word is wrong: its head loses.
  check(gold, "A/PRON/2/det dog/NOUN/3/nsubj barks/VERB/0/root _./PUNCT/3/punct",
        {{"CLAS", 2, 2, 2}, {"MLAS", 2, 2, 1}, {"BLEX", 2, 2, 2}});
  // It hangs on another word: both heads lose.
  check(gold, "A/DET/3/det dog/NOUN/3/nsubj barks/VERB/0/root _./PUNCT/3/punct",
        {{"CLAS", 2, 2, 2}, {"MLAS", 2, 2, 0}, {"BLEX", 2, 2, 2}});
  // It is taken for a content word: one more of these, and its head has no function word.
  check(gold, "A/DET/2/amod dog/NOUN/3/nsubj barks/VERB/0/root _./PUNCT/3/punct",
        {{"CLAS", 2, 3, 2}, {"MLAS", 2, 3, 1}, {"BLEX", 2, 3, 2}});
  // Marks are neither.
  check(gold, "A/DET/2/det dog/NOUN/3/nsubj barks/VERB/0/root _./SYM/2/punct",
        {{"CLAS", 2, 2, 2}, {"MLAS", 2, 2, 2}});
  // The tag of a content word is its own affair.
  check(gold, "A/DET/2/det dog/PROPN/3/nsubj barks/VERB/0/root _./PUNCT/3/punct",
        {{"CLAS", 2, 2, 2}, {"MLAS", 2, 2, 1}, {"BLEX", 2, 2, 2}});
}

TEST_CASE("features and lemmas") {
  const Document gold = slept("have", "Mood=Ind|Tense=Pres", "aux");
  check(gold, slept("have", "Mood=Ind|Tense=Past", "aux"),
        {{"UFeats", 3, 3, 2}, {"AllTags", 3, 3, 2}, {"MLAS", 2, 2, 1}, {"BLEX", 2, 2, 2}});
  // Features that are not universal do not count.
  check(gold, slept("have", "Mood=Ind|Style=Coll|Tense=Pres", "aux"),
        {{"UFeats", 3, 3, 3}, {"MLAS", 2, 2, 2}});
  // The lemma of a function word does not count in BLEX, that of a content word does.
  check(gold, slept("has", "Mood=Ind|Tense=Pres", "aux"), {{"Lemmas", 3, 3, 2}, {"BLEX", 2, 2, 2}});
  check(slept("have", "_", "conj"), slept("has", "_", "conj"),
        {{"Lemmas", 3, 3, 2}, {"CLAS", 3, 3, 3}, {"BLEX", 3, 3, 2}});
  // Where the gold file has no lemma every lemma is right.
  check(slept("_", "_", "conj"), slept("has", "_", "conj"),
        {{"Lemmas", 3, 3, 3}, {"BLEX", 3, 3, 3}});
}

TEST_CASE("white space of any kind is no part of the text") {
  Document gold = document("10/NUM/0/root 000/NUM/1/flat"), system = gold;
  system.article.text = "10\u202f000";
  system.sentences[0].words[1].span = {5, 8};
  system.sentences[0].span = {0, 8};
  check(gold, system, {{"Tokens", 2, 2, 2}, {"Words", 2, 2, 2}});
}

TEST_CASE("subtypes do not count") {
  check("Dogs/NOUN/2/nsubj bark/VERB/0/root", "Dogs/NOUN/2/nsubj:pass bark/VERB/0/root",
        {{"LAS", 2, 2, 2}});
}

TEST_CASE("another tokenisation loses the words that differ and the arcs to them") {
  // gold: to-day is one token; system: three.
  check("to-day/NOUN/2/obl rains/VERB/0/root hard/ADV/2/advmod",
        "to/ADP/3/case _-/PUNCT/3/punct _day/NOUN/4/obl rains/VERB/0/root hard/ADV/4/advmod",
        {{"Tokens", 3, 5, 2}, {"Words", 3, 5, 2}, {"UPOS", 3, 5, 2}, {"LAS", 3, 5, 2}});
  // The word "rains" hangs on is lost in the system's analysis.
  check("to-day/NOUN/0/root rains/VERB/1/acl", "to-/ADP/2/case _day/NOUN/0/root rains/VERB/2/acl",
        {{"Words", 2, 3, 1}, {"UAS", 2, 3, 0}});
}

TEST_CASE("another sentence split loses sentences and roots, not words") {
  check("Go/VERB/0/root now/ADV/1/advmod|Stop/VERB/0/root",
        "Go/VERB/0/root now/ADV/1/advmod Stop/VERB/1/parataxis",
        {{"Sentences", 2, 1, 0}, {"Words", 3, 3, 3}, {"LAS", 3, 3, 2}});
  check("a/X/0/root|b/X/0/root|c/X/0/root", "a/X/0/root|b/X/0/root c/X/1/dep",
        {{"Sentences", 3, 2, 1}, {"LAS", 3, 3, 2}});
}

TEST_CASE("multiword tokens align by their words") {
  // The system does not split "cannot".
  check("We/PRON/4/nsubj can/AUX/4/aux=not/PART/4/advmod go/VERB/0/root",
        "We/PRON/3/nsubj cannot/AUX/3/aux go/VERB/0/root",
        {{"Tokens", 3, 3, 3}, {"Words", 4, 3, 2}, {"LAS", 4, 3, 2}});
  // It splits at another place: only the form that both have aligns.
  check("do/AUX/3/aux=nt/PART/3/advmod go/VERB/0/root",
        "don/AUX/3/aux=t/PART/3/advmod go/VERB/0/root",
        {{"Tokens", 2, 2, 2}, {"Words", 3, 3, 1}, {"LAS", 3, 3, 1}});
  // The same words as tokens of their own.
  check("do/AUX/3/aux=nt/PART/3/advmod go/VERB/0/root",
        "do/AUX/3/aux _nt/PART/3/advmod go/VERB/0/root",
        {{"Tokens", 2, 3, 1}, {"Words", 3, 3, 3}, {"LAS", 3, 3, 3}});
}

TEST_CASE("analyses of different texts are an error") {
  CHECK_THROWS_AS(evaluate(document("a/X/0/root"), document("b/X/0/root")), Error);
  CHECK_THROWS_AS(evaluate(document("a/X/0/root"), document("a/X/0/root b/X/1/dep")), Error);
}
