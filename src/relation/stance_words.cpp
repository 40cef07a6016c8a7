#include "relation/stance_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace nuncio {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view kClauseNegative[] = {
    "abstain",  "avoid",     "bar",           "block",   "cease",  "decline",    "discourage",
    "dissuade", "fail",      "failure",       "forbid",  "forget", "inability",  "neglect",
    "prevent",  "prohibit",  "refrain",       "refusal", "refuse", "reluctance", "stop",
    "unable",   "unwilling", "unwillingness", "withhold"};

constexpr std::string_view kClausePlanned[] = {
    "about",    "agree",     "agreement", "aim",    "arrange", "commit",  "commitment", "decide",
    "decision", "determine", "due",       "expect", "go",      "intend",  "intent",     "intention",
    "mull",     "plan",      "plot",      "pledge", "poise",   "prepare", "prepared",   "promise",
    "ready",    "resolve",   "schedule",  "set",    "slate",   "swear",   "vow"};

constexpr std::string_view kClausePossible[] = {
    "accusation",  "accuse",   "advise",      "allegation", "allege",   "allow",    "appear",
    "appeal",      "ask",      "attempt",     "authorize",  "beg",      "believe",  "bid",
    "call",        "chance",   "claim",       "consider",   "demand",   "deserve",  "desire",
    "eager",       "effort",   "encourage",   "endeavor",   "fear",     "hesitate", "hope",
    "implore",     "incite",   "instruct",    "invitation", "invite",   "keen",     "likely",
    "need",        "offer",    "opportunity", "option",     "order",    "permit",   "persuade",
    "possibility", "possible", "press",       "pressure",   "proposal", "propose",  "push",
    "recommend",   "request",  "require",     "right",      "risk",     "rumor",    "scheme",
    "seek",        "seem",     "speculate",   "struggle",   "suggest",  "suspect",  "suspicion",
    "think",       "threat",   "threaten",    "try",        "unclear",  "unlikely", "urge",
    "want",        "willing",  "willingness", "wish",       "would-be", "deny",     "doubt",
    "whether"};

constexpr std::string_view kNounNegative[] = {
    "absence", "abandon", "avert", "avoid",   "cancel",   "cancellation", "deny",  "denial",
    "forgo",   "lack",    "nix",   "prevent", "preclude", "rescind",      "scrap", "shelve"};

constexpr std::string_view kNounPlanned[] = {"arrange",  "await",   "expect",      "plan",
                                             "planning", "prepare", "preparation", "schedule",
                                             "promise",  "pledge"};

constexpr std::string_view kNounPossible[] = {
    "accusation", "allegation",  "allege",    "appeal",      "ask",     "authorize",
    "call",       "chance",      "consider",  "contemplate", "demand",  "desire",
    "effort",     "fear",        "hope",      "likelihood",  "need",    "oppose",
    "option",     "possibility", "potential", "probability", "propose", "proposal",
    "prospect",   "question",    "recommend", "request",     "require", "risk",
    "seek",       "speculation", "suggest",   "suggestion",  "suspect", "suspicion",
    "threat",     "threaten",    "urge",      "want",        "warn"};

constexpr std::string_view kModifierNegative[] = {"failed", "unsuccessful", "hardly", "falsely"};
constexpr std::string_view kModifierPlanned[] = {"forthcoming", "future", "planned", "scheduled",
                                                 "upcoming"};
constexpr std::string_view kModifierPossible[] = {
    "alleged",  "allegedly", "attempted",  "likely",      "maybe",      "perhaps",
    "possible", "possibly",  "potential",  "potentially", "presumably", "presumed",
    "probably", "proposed",  "purported",  "purportedly", "reportedly", "reported",
    "rumored",  "supposed",  "supposedly", "suspected",   "would-be"};

constexpr std::string_view kAuxPlanned[] = {"'ll", "’ll", "shall", "will", "wo"};
constexpr std::string_view kAuxPossible[] = {"can",    "could", "may", "might", "must", "ought",
                                             "should", "would", "'d",  "’d",    "ca"};

constexpr std::string_view kNegation[] = {"n't",  "n’t", "neither", "never", "no",    "nobody",
                                          "none", "nor", "not",     "t",     "cannot"};

bool has(Words words, std::string_view lemma) {
  return std::find(words.begin(), words.end(), lemma) != words.end();
}

Effect effect(std::string_view lemma, Words negative, Words planned, Words possible) {
  if (has(negative, lemma)) return Effect::negative;
  if (has(planned, lemma)) return Effect::planned;
  if (has(possible, lemma)) return Effect::possible;
  return Effect::none;
}

}  // namespace

Effect effect_on_clause(std::string_view lemma) {
  return effect(lemma, kClauseNegative, kClausePlanned, kClausePossible);
}
Effect effect_on_noun(std::string_view lemma) {
  return effect(lemma, kNounNegative, kNounPlanned, kNounPossible);
}
Effect effect_of_modifier(std::string_view lemma) {
  return effect(lemma, kModifierNegative, kModifierPlanned, kModifierPossible);
}
Effect effect_of_auxiliary(std::string_view lemma) {
  return effect(lemma, {}, kAuxPlanned, kAuxPossible);
}
bool is_negation(std::string_view lemma) {
  return has(kNegation, lemma);
}

}  // namespace nuncio
