#include "relation/word_lists.h"

#include <algorithm>
#include <array>

namespace nuncio::words {
namespace {

// Each list is sorted, which the static_asserts below hold it to.
constexpr std::array<std::string_view, 104> kSupport = {
    "announce", "apply",     "arrange",   "begin",     "boost",      "break",    "bring",
    "build",    "cancel",    "carry",     "conclude",  "conduct",    "consider", "continue",
    "convey",   "cut",       "deal",      "deepen",    "deliver",    "demand",   "develop",
    "do",       "echo",      "enact",     "end",       "engage",     "enter",    "establish",
    "exert",    "expand",    "express",   "extend",    "file",       "finalize", "finish",
    "fire",     "forge",     "forgo",     "give",      "grant",      "have",     "heap",
    "hold",     "host",      "impose",    "increase",  "inflict",    "initiate", "intensify",
    "issue",    "join",      "keep",      "launch",    "lead",       "level",    "levy",
    "lodge",    "maintain",  "make",      "mount",     "offer",      "open",     "orchestrate",
    "order",    "pay",       "perform",   "place",     "plan",       "pledge",   "plot",
    "postpone", "prepare",   "propose",   "provide",   "pursue",     "put",      "reaffirm",
    "rebuild",  "register",  "reinforce", "reiterate", "remain",     "renew",    "repair",
    "request",  "restore",   "resume",    "schedule",  "seek",       "sever",    "show",
    "slap",     "stage",     "start",     "step",      "strengthen", "stress",   "suspend",
    "threaten", "underline", "undertake", "voice",     "wage",       "want"};

constexpr std::array<std::string_view, 15> kReverse = {
    "accept",  "attract", "draw",  "earn",   "enjoy",   "escape",  "face", "get",
    "provoke", "receive", "spark", "suffer", "sustain", "undergo", "win"};

constexpr std::array<std::string_view, 93> kCollective = {
    "administration", "agency",       "agent",      "aircraft",
    "airline",        "airstrike",    "ambassador", "army",
    "artillery",      "attack",       "authority",  "bomber",
    "bombing",        "branch",       "cabinet",    "campaign",
    "citizen",        "coalition",    "commander",  "company",
    "congressman",    "council",      "court",      "delegate",
    "delegation",     "diplomat",     "drone",      "envoy",
    "faction",        "federation",   "fighter",    "firm",
    "force",          "fund",         "government", "group",
    "guard",          "gunman",       "helicopter", "intelligence",
    "investigator",   "jet",          "judge",      "junta",
    "jury",           "lawmaker",     "leader",     "leadership",
    "legislator",     "majority",     "member",     "militant",
    "military",       "militia",      "minister",   "ministry",
    "minority",       "missile",      "movement",   "navy",
    "negotiator",     "newspaper",    "officer",    "official",
    "operation",      "organization", "parliament", "party",
    "people",         "plane",        "police",     "policymaker",
    "prosecutor",     "raid",         "rebel",      "regime",
    "representative", "security",     "senator",    "service",
    "ship",           "side",         "soldier",    "spokesman",
    "spokesperson",   "spokeswoman",  "state",      "strike",
    "team",           "troop",        "union",      "warplane",
    "warship"};

constexpr std::array<std::string_view, 62> kPerson = {
    "adviser",     "advisor",   "aide",      "ally",      "associate", "attorney",
    "aunt",        "baby",      "backer",    "bodyguard", "boy",       "boyfriend",
    "brother",     "candidate", "chief",     "child",     "colleague", "counterpart",
    "cousin",      "critic",    "daughter",  "deputy",    "driver",    "enemy",
    "father",      "fiance",    "follower",  "friend",    "girl",      "girlfriend",
    "grandfather", "grandson",  "guest",     "head",      "husband",   "journalist",
    "kid",         "lawyer",    "man",       "mother",    "nephew",    "niece",
    "opponent",    "parent",    "partner",   "patient",   "person",    "physician",
    "predecessor", "relative",  "reporter",  "rival",     "secretary", "sister",
    "son",         "student",   "successor", "supporter", "uncle",     "victim",
    "wife",        "woman"};

constexpr std::array<std::string_view, 4> kPromise = {"pledge", "promise", "threaten", "vow"};

constexpr std::array<std::string_view, 74> kSpeech = {
    "acknowledge", "add",        "admit",     "advise",   "affirm",    "agree",     "allege",
    "announce",    "argue",      "assert",    "assure",   "boast",     "caution",   "claim",
    "comment",     "complain",   "concede",   "conclude", "confirm",   "contend",   "counter",
    "declare",     "deny",       "describe",  "echo",     "emphasize", "estimate",  "exclaim",
    "explain",     "express",    "highlight", "hint",     "imply",     "indicate",  "inform",
    "insist",      "joke",       "lament",    "maintain", "mention",   "note",      "observe",
    "opine",       "pledge",     "point",     "post",     "proclaim",  "promise",   "quip",
    "quote",       "read",       "reaffirm",  "recall",   "reckon",    "reiterate", "relate",
    "remark",      "repeat",     "reply",     "report",   "respond",   "retort",    "reveal",
    "say",         "state",      "stress",    "suggest",  "tell",      "testify",   "think",
    "tweet",       "underscore", "warn",      "write"};

constexpr std::array<std::string_view, 12> kEvent = {"be",       "begin",  "come",  "commence",
                                                     "continue", "follow", "go",    "happen",
                                                     "occur",    "resume", "start", "take"};

constexpr std::array<std::string_view, 17> kText = {
    "address", "article", "comment", "interview",  "letter", "message",   "motion", "note", "post",
    "release", "remark",  "report",  "resolution", "speech", "statement", "tweet",  "video"};

constexpr std::array<std::string_view, 5> kRelative = {"that", "which", "who", "whom", "whose"};

template <size_t N>
constexpr bool sorted(const std::array<std::string_view, N>& list) {
  return std::is_sorted(list.begin(), list.end()) &&
         std::adjacent_find(list.begin(), list.end()) == list.end();
}
static_assert(sorted(kSupport) && sorted(kReverse) && sorted(kCollective) && sorted(kPerson) &&
              sorted(kPromise) && sorted(kSpeech) && sorted(kRelative) && sorted(kText) &&
              sorted(kEvent));

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace

bool is_support_verb(std::string_view lemma) {
  return contains(kSupport, lemma);
}
bool is_reverse_verb(std::string_view lemma) {
  return contains(kReverse, lemma);
}
bool is_collective(std::string_view lemma) {
  return contains(kCollective, lemma);
}
bool is_person_noun(std::string_view lemma) {
  return contains(kPerson, lemma);
}
bool is_promise_verb(std::string_view lemma) {
  return contains(kPromise, lemma);
}
bool is_speech_verb(std::string_view lemma) {
  return contains(kSpeech, lemma);
}
bool is_event_verb(std::string_view lemma) {
  return contains(kEvent, lemma);
}
bool is_text_noun(std::string_view lemma) {
  return contains(kText, lemma);
}
bool is_relative_pronoun(std::string_view lemma) {
  return contains(kRelative, lemma);
}

}  // namespace nuncio::words
