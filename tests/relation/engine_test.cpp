// The engine on trees written by hand: who does what to whom, in which construction, in which
// stance.
#include <string>

#include "doctest/doctest.h"
#include "relation/relation_finder.h"
#include "relation/rule_parser.h"
#include "tree_text.h"

namespace nuncio {
namespace {

constexpr const char* kRules = R"(
relation hit
  when hit
  who any = subj
  whom any = obj
relation met symmetric
  when meet, meet + with
  when talk/noun where whom = with, between
  who any = subj
  whom any = obj
relation scolded
  when voice + criticism where whom = of
  when criticism/noun where whom = obj
  who any = subj
  whom any = obj
relation serves state
  when aide/noun where who = self; whom = of, poss
  who any = subj
  whom any = obj
)";

std::string claims_in(const std::string& tree) {
  static const RelationFinder finder{RuleSet(parse_rules(kRules, "test.rel"))};
  const Document document = document_from(tree);
  const DocumentEntities entities = names_of(document);
  std::string out;
  for (const Claim& claim : finder.find(document, entities)) {
    if (claim.type == "member_of" || claim.type == "citizen_of") continue;
    out += (out.empty() ? "" : "; ") + entities.entities[claim.source].name + " " + claim.type +
           " " + entities.entities[claim.target].name;
    if (claim.polarity == Polarity::negative) out += " denied";
    if (claim.modality != Modality::actual) out += " " + std::string(to_string(claim.modality));
    if (claim.speaker) out += " says " + entities.entities[*claim.speaker].name;
    if (!claim.date.empty()) out += " " + claim.date;
  }
  return out;
}

struct Case {
  const char* name;
  const char* tree;
  const char* claims;
};

constexpr Case kCases[] = {
    {"active", "Ann Ann PROPN NNP 2 nsubj\nhit hit VERB VBD 0 root\nBo Bo PROPN NNP 2 obj\n",
     "Ann hit Bo"},
    {"passive",
     "Bo Bo PROPN NNP 3 nsubj:pass\nwas be AUX VBD 3 aux:pass\nhit hit VERB VBN 0 root\nby by ADP "
     "IN 5 case\n"
     "Ann Ann PROPN NNP 3 obl:agent\n",
     "Ann hit Bo"},
    {"conjoined subjects and objects",
     "Ann Ann PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nCy Cy PROPN NNP 1 conj\nhit hit VERB VBD 0 "
     "root\n"
     "Bo Bo PROPN NNP 4 obj\nand and CCONJ CC 7 cc\nDi Di PROPN NNP 5 conj\n",
     "Ann hit Bo; Ann hit Di; Cy hit Bo; Cy hit Di"},
    {"conjoined verbs share their subject",
     "Ann Ann PROPN NNP 2 nsubj\nran run VERB VBD 0 root\nand and CCONJ CC 4 cc\nhit hit VERB VBD "
     "2 conj\n"
     "Bo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo"},
    {"relative clause",
     "Ann Ann PROPN NNP 0 root\nwho who PRON WP 3 nsubj\nhit hit VERB VBD 1 acl:relcl\nBo Bo PROPN "
     "NNP 3 obj\n",
     "Ann hit Bo"},
    {"relative clause without pronoun, on the object",
     "Bo Bo PROPN NNP 0 root\nAnn Ann PROPN NNP 3 nsubj\nhit hit VERB VBD 1 acl:relcl\n",
     "Ann hit Bo"},
    {"participle with agent",
     "Bo Bo PROPN NNP 0 root\nhit hit VERB VBN 1 acl\nby by ADP IN 4 case\nAnn Ann PROPN NNP 2 "
     "obl\n",
     "Ann hit Bo"},
    {"control: refused to",
     "Ann Ann PROPN NNP 2 nsubj\nrefused refuse VERB VBD 0 root\nto to PART TO 4 mark\nhit hit "
     "VERB VB 2 xcomp\n"
     "Bo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo denied"},
    {"managed to",
     "Ann Ann PROPN NNP 2 nsubj\nmanaged manage VERB VBD 0 root\nto to PART TO 4 mark\nhit hit "
     "VERB VB 2 xcomp\n"
     "Bo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo"},
    {"object control: urged",
     "Di Di PROPN NNP 2 nsubj\nurged urge VERB VBD 0 root\nAnn Ann PROPN NNP 2 obj\nto to PART TO "
     "5 mark\n"
     "hit hit VERB VB 2 xcomp\nBo Bo PROPN NNP 5 obj\n",
     "Ann hit Bo possible"},
    {"did not fail to",
     "Ann Ann PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\nfail fail VERB VB "
     "0 root\n"
     "to to PART TO 6 mark\nhit hit VERB VB 4 xcomp\nBo Bo PROPN NNP 6 obj\n",
     "Ann hit Bo"},
    {"plans to",
     "Ann Ann PROPN NNP 2 nsubj\nplans plan VERB VBZ 0 root\nto to PART TO 4 mark\nhit hit VERB VB "
     "2 xcomp\n"
     "Bo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo planned"},
    {"if",
     "If if SCONJ IN 3 mark\nAnn Ann PROPN NNP 3 nsubj\nhits hit VERB VBZ 6 advcl\nBo Bo PROPN NNP "
     "3 obj\n"
     "we we PRON PRP 6 nsubj\nrun run VERB VBP 0 root\n",
     "Ann hit Bo possible"},
    {"without",
     "Ann Ann PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nwithout without SCONJ IN 4 mark\n"
     "hitting hit VERB VBG 2 advcl\nBo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo denied"},
    {"indirect speech",
     "Di Di PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nAnn Ann PROPN NNP 4 nsubj\nhit hit VERB "
     "VBD 2 ccomp\n"
     "Bo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo says Di"},
    {"denied speech",
     "Di Di PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nAnn Ann PROPN NNP 4 nsubj\nhit hit "
     "VERB VBD 2 ccomp\n"
     "Bo Bo PROPN NNP 4 obj\n",
     "Ann hit Bo denied says Di"},
    {"according to",
     "Ann Ann PROPN NNP 2 nsubj\nhit hit VERB VBD 0 root\nBo Bo PROPN NNP 2 obj\n"
     "according accord VERB VBG 6 case\nto to ADP IN 4 fixed\nDi Di PROPN NNP 2 obl\n",
     "Ann hit Bo says Di"},
    {"possessor of the object",
     "Ann Ann PROPN NNP 2 nsubj\nhit hit VERB VBD 0 root\nBo Bo PROPN NNP 5 nmod:poss\n's 's PART "
     "POS 3 case\n"
     "car car NOUN NN 2 obj\n",
     "Ann hit Bo"},
    {"a relative is not the man himself",
     "Ann Ann PROPN NNP 2 nsubj\nhit hit VERB VBD 0 root\nBo Bo PROPN NNP 5 nmod:poss\n's 's PART "
     "POS 3 case\n"
     "brother brother NOUN NN 2 obj\n",
     ""},
    {"prepositional verb",
     "Ann Ann PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\nwith with ADP IN 4 case\nBo Bo PROPN "
     "NNP 2 obl\n",
     "Ann met Bo"},
    {"they met",
     "Ann Ann PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nBo Bo PROPN NNP 1 conj\nmet meet VERB VBD "
     "0 root\n",
     "Ann met Bo"},
    {"talks between",
     "Talks talk NOUN NNS 6 nsubj\nbetween between ADP IN 3 case\nAnn Ann PROPN NNP 1 nmod\nand "
     "and CCONJ CC 5 cc\n"
     "Bo Bo PROPN NNP 3 conj\nfailed fail VERB VBD 0 root\n",
     "Ann met Bo"},
    {"noun with possessor",
     "Ann Ann PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\ncriticism criticism NOUN NN 6 "
     "nsubj\nof of ADP IN 5 case\n"
     "Bo Bo PROPN NNP 3 nmod\nhurt hurt VERB VBD 0 root\n",
     "Ann scolded Bo"},
    {"two words in one construction",
     "Ann Ann PROPN NNP 2 nsubj\nvoiced voice VERB VBD 0 root\ncriticism criticism NOUN NN 2 "
     "obj\nof of ADP IN 5 case\n"
     "Bo Bo PROPN NNP 3 nmod\n",
     "Ann scolded Bo"},
    {"reverse verb: faced criticism by",
     "Bo Bo PROPN NNP 2 nsubj\nfaced face VERB VBD 0 root\ncriticism criticism NOUN NN 2 obj\nby "
     "by ADP IN 5 case\n"
     "Ann Ann PROPN NNP 3 nmod\n",
     "Ann scolded Bo"},
    {"description in apposition",
     "Ann Ann PROPN NNP 0 root\n, , PUNCT , 4 punct\nan a DET DT 4 det\naide aide NOUN NN 1 "
     "appos\nof of ADP IN 6 case\n"
     "Bo Bo PROPN NNP 4 nmod\n",
     "Ann serves Bo"},
    {"predicate noun, denied",
     "Ann Ann PROPN NNP 5 nsubj\nis be AUX VBZ 5 cop\nnot not PART RB 5 advmod\nan a DET DT 5 det\n"
     "aide aide NOUN NN 0 root\nof of ADP IN 7 case\nBo Bo PROPN NNP 5 nmod\n",
     "Ann serves Bo denied"},
    {"accused of",
     "Di Di PROPN NNP 2 nsubj\naccused accuse VERB VBD 0 root\nAnn Ann PROPN NNP 2 obj\nof of "
     "SCONJ IN 5 mark\n"
     "hitting hit VERB VBG 2 advcl\nBo Bo PROPN NNP 5 obj\n",
     "Ann hit Bo possible says Di"},
};

TEST_CASE("constructions") {
  for (const Case& c : kCases) {
    CAPTURE(std::string(c.name));
    CHECK(claims_in(c.tree) == c.claims);
  }
}

TEST_CASE("broken trees do no harm") {
  CHECK(claims_in("Ann Ann PROPN NNP 2 nsubj\nhit hit VERB VBD 3 conj\nBo Bo PROPN NNP 2 obj\n") ==
        "Ann hit Bo");
  Document document = document_from("Ann Ann PROPN NNP 2 nsubj\nhit hit VERB VBD 0 root\n");
  document.sentences[0].words[0].head = 99;
  document.sentences[0].words[1].head = 1;
  const RelationFinder finder{RuleSet(parse_rules(kRules, "test.rel"))};
  CHECK(finder.find(document, names_of(document)).empty());
}

}  // namespace
}  // namespace nuncio
