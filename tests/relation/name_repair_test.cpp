// Trees bent to the names in them.
#include "relation/name_repair.h"

#include <string>

#include "doctest/doctest.h"
#include "relation/tree.h"
#include "tree_text.h"

namespace nuncio {
namespace {

Mention mention(uint32_t first, uint32_t last, uint32_t head, EntityType type,
                MentionKind kind = MentionKind::name) {
  Mention out;
  out.first = first;
  out.last = last;
  out.head = head;
  out.type = type;
  out.kind = kind;
  return out;
}

// "word<-head relation", for each word.
std::string tree_with(const std::string& text, const std::vector<Mention>& mentions) {
  const Document document = document_from(text);
  const Tree tree(document.sentences[0], mentions);
  std::string out;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    const auto head = tree.head(i);
    out += (i == 0 ? "" : "; ") + tree.word(i).form + "<-" +
           (head ? tree.word(*head).form : "root") + " " + std::string(to_string(tree.rel(i)));
  }
  return out;
}

TEST_CASE("the words of a name hang together") {
  CHECK(tree_with("Ann Ann PROPN NNP 5 nsubj\nof of ADP IN 3 case\nCity City PROPN NNP 1 nmod\n"
                  "Hall Hall PROPN NNP 5 nsubj\ncame come VERB VBD 0 root\n",
                  {mention(2, 4, 2, EntityType::organization)}) ==
        "Ann<-came nsubj; of<-City case; City<-Ann nmod; Hall<-City flat; came<-root root");
}

TEST_CASE("a title in front of a name hangs on it") {
  CHECK(tree_with(
            "Acme Acme PROPN NNP 2 compound\nspokesman spokesman NOUN NN 4 nsubj\n"
            "Ann Ann PROPN NNP 4 nsubj\nleft leave VERB VBD 0 root\n",
            {mention(0, 1, 0, EntityType::organization), mention(2, 3, 2, EntityType::person)}) ==
        "Acme<-spokesman compound; spokesman<-Ann nmod:desc; Ann<-left nsubj; left<-root root");
  CHECK(tree_with("In in ADP IN 2 case\nRome Rome PROPN NNP 4 obl\nAnn Ann PROPN NNP 4 nsubj\n"
                  "left leave VERB VBD 0 root\n",
                  {mention(1, 2, 1, EntityType::place), mention(2, 3, 2, EntityType::person)}) ==
        "In<-Rome case; Rome<-left obl; Ann<-left nsubj; left<-root root");
}

TEST_CASE("an office and the name behind it are one nominal") {
  CHECK(
      tree_with("Bo Bo PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\nformer former ADJ JJ 2 xcomp\n"
                "mayor mayor NOUN NN 5 nmod:desc\nAnn Ann PROPN NNP 3 obl\n",
                {mention(0, 1, 0, EntityType::person),
                 mention(2, 4, 3, EntityType::office, MentionKind::nominal),
                 mention(4, 5, 4, EntityType::person)}) ==
      "Bo<-met nsubj; met<-root root; former<-Ann nmod:desc; mayor<-Ann nmod:desc; Ann<-met obj");
}

TEST_CASE("nothing is lost or closed in a circle, whatever the mentions say") {
  const std::string text =
      "A A PROPN NNP 3 nsubj\nB B PROPN NNP 1 conj\nC C PROPN NNP 0 root\nand and CCONJ CC 5 cc\n"
      "D D PROPN NNP 3 obj\nE E PROPN NNP 5 flat\n";
  for (uint32_t first = 0; first < 6; ++first)
    for (uint32_t last = first + 1; last <= 6; ++last)
      for (uint32_t head = first; head < last; ++head)
        for (EntityType type : {EntityType::person, EntityType::office, EntityType::place}) {
          const Document document = document_from(text);
          const std::vector<Mention> mentions = {
              mention(first, last, head, type),
              mention(last % 6, last % 6 + 1, last % 6, EntityType::person)};
          const Tree tree(document.sentences[0], mentions);
          for (uint32_t i = 0; i < tree.size(); ++i) {
            size_t steps = 0;
            for (std::optional<uint32_t> at = i; at && steps <= tree.size(); at = tree.head(*at))
              ++steps;
            CHECK(steps <= tree.size());
          }
        }
}

}  // namespace
}  // namespace nuncio
