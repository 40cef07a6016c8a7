// Finds the triggers of a sentence and fills the two roles of each: one pass over the words.
#ifndef NUNCIO_RELATION_MATCHER_H_
#define NUNCIO_RELATION_MATCHER_H_

#include <vector>

#include "relation/arguments.h"
#include "relation/role_finder.h"
#include "relation/rule_set.h"

namespace nuncio {

// One pair of entities in one relation, before stance, speaker and date.
struct Match {
  const Relation* relation = nullptr;
  TriggerMatch trigger;
  bool describes = false;  // the trigger is a noun that names one of the two ("a critic of X")
  Argument who;
  Argument whom;
};

// In the order of the trigger words, for each in the order of rules and fillers.
std::vector<Match> match_relations(const RuleSet& rules, const Arguments& arguments);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_MATCHER_H_
