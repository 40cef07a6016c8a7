// Clauses cut out of sentences, as trees in a line: form/relation>head.
#include "syntax/clause_crops.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "syntax/conllu.h"

using namespace nuncio;

namespace {

// Words as "form/UPOS/XPOS/relation>head".
Sentence tree(const std::string& text) {
  Sentence sentence;
  std::istringstream in(text);
  for (std::string part; in >> part;) {
    std::istringstream fields(part);
    std::string form, upos, xpos, arc;
    std::getline(fields, form, '/');
    std::getline(fields, upos, '/');
    std::getline(fields, xpos, '/');
    std::getline(fields, arc);
    Word& word = sentence.words.emplace_back();
    word.form = form;
    word.lemma = form == "n't" ? "not" : form;
    word.upos = upos_from(upos).value();
    word.xpos = xpos;
    word.deprel = deprel_from(arc.substr(0, arc.find('>'))).value();
    word.head = std::stoi(arc.substr(arc.find('>') + 1)) - 1;
  }
  return sentence;
}

std::string show(const std::vector<Sentence>& sentences) {
  std::string out;
  for (const Sentence& sentence : sentences) {
    for (const Word& word : sentence.words)
      out += word.form + "/" + std::string(to_string(word.deprel)) + ">" +
             std::to_string(word.head + 1) + " ";
    out += "| ";
  }
  return out;
}

}  // namespace

TEST_CASE("what is cut out of a sentence") {
  struct Row {
    const char* sentence;
    const char* crops;
  };
  const std::vector<Row> rows = {
      // Both clauses; what says when and why is left out.
      {"Yesterday/ADV/RB/advmod>4 the/DET/DT/det>3 mayor/NOUN/NN/nsubj>4 said/VERB/VBD/root>0 "
       "that/SCONJ/IN/mark>8 she/PRON/PRP/nsubj>8 would/AUX/MD/aux>8 sign/VERB/VB/ccomp>4 "
       "it/PRON/PRP/obj>8 ./PUNCT/./punct>4",
       "The/det>2 mayor/nsubj>3 said/root>0 that/mark>7 she/nsubj>7 would/aux>7 sign/ccomp>3 "
       "it/obj>7 ./punct>3 | She/nsubj>3 would/aux>3 sign/root>0 it/obj>3 ./punct>3 | "},
      // No subject of its own, no finite verb, a relative pronoun for a subject, a question.
      {"To/PART/TO/mark>2 win/VERB/VB/root>0 them/PRON/PRP/obj>2 he/PRON/PRP/nsubj>5 "
       "lying/VERB/VBG/ccomp>2 there/ADV/RB/advmod>5",
       ""},
      {"Does/AUX/VBZ/aux>3 he/PRON/PRP/nsubj>3 know/VERB/VB/root>0 it/PRON/PRP/obj>3 "
       "already/ADV/RB/advmod>3 ?/PUNCT/./punct>3",
       ""},
      // Nothing would be left out.
      {"She/PRON/PRP/nsubj>2 saw/VERB/VBD/root>0 him/PRON/PRP/obj>2 ./PUNCT/./punct>2", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sentence);
    const std::vector<Sentence> sentences = {tree(row.sentence)};
    CHECK(show(crop_clauses(sentences)) == row.crops);
  }
}
