#include "relation/matcher.h"

#include <algorithm>
#include <optional>

namespace nuncio {
namespace {

struct Found {
  std::vector<Argument> arguments;
  bool any_filler = false;  // the construction has someone there, entity or not
  Slot slot;                // that gave them
};

class Matcher {
 public:
  Matcher(const RuleSet& rules, const Arguments& arguments)
      : rules_(rules), arguments_(arguments), tree_(arguments.tree()), roles_(tree_) {}

  std::vector<Match> run() {
    find_triggers();
    for (const Candidate& candidate : candidates_) fill(candidate);
    return std::move(out_);
  }

 private:
  struct Candidate {
    const Relation* relation;
    const Trigger* trigger;
    TriggerMatch match;
  };

  // The longest triggers win: "strike + deal" silences "strike", and "voice + criticism" the noun.
  void find_triggers() {
    std::vector<Candidate> all;
    for (uint32_t w = 0; w < tree_.size(); ++w)
      for (const RuleSet::TriggerRef ref : rules_.triggers(tree_.lemma(w))) {
        const Relation& relation = rules_.relations()[ref.relation];
        const Trigger& trigger = relation.triggers[ref.trigger];
        if (auto match = match_trigger(trigger, w))
          all.push_back({&relation, &trigger, std::move(*match)});
      }
    std::vector<size_t> longest(tree_.size(), 0);
    for (const Candidate& candidate : all) {
      const size_t parts = candidate.trigger->parts.size();
      for (uint32_t w : candidate.match.words) longest[w] = std::max(longest[w], parts);
    }
    for (Candidate& candidate : all) {
      const size_t parts = candidate.trigger->parts.size();
      if (parts >= longest[candidate.match.words[0]] && !candidate.trigger->blocks &&
          !blocked(candidate, all))
        candidates_.push_back(std::move(candidate));
    }
  }

  static bool blocked(const Candidate& candidate, const std::vector<Candidate>& all) {
    return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
      return other.trigger->blocks && other.relation == candidate.relation &&
             other.match.words[0] == candidate.match.words[0];
    });
  }

  bool is_class(uint32_t word, WordClass word_class) const {
    const Upos tag = tree_.word(word).upos;
    switch (word_class) {
      case WordClass::verb:
        return tree_.is_verb(word);
      case WordClass::noun:
        return tag == Upos::noun || tag == Upos::propn;
      case WordClass::adj:
        return tag == Upos::adj || tag == Upos::adv || tree_.is_past_participle(word);
    }
    return false;
  }

  // "States" in "United States" is no state. The name of an office says what its holder is.
  bool in_name(uint32_t word) const {
    const Mention* mention = arguments_.at(word);
    return mention != nullptr && mention->kind == MentionKind::name &&
           mention->type != EntityType::office;
  }

  bool inside_same_mention(uint32_t filler, uint32_t trigger) const {
    const Mention* mention = arguments_.at(filler);
    return mention != nullptr && mention->first <= trigger && trigger < mention->last;
  }

  std::optional<TriggerMatch> match_trigger(const Trigger& trigger, uint32_t word) const {
    if (!is_class(word, trigger.word_class) || in_name(word)) return std::nullopt;
    TriggerMatch match{trigger.word_class, {word}, std::nullopt};
    for (size_t part = 1; part < trigger.parts.size(); ++part)
      if (!match_part(trigger.parts[part], match)) return std::nullopt;
    return match;
  }

  bool match_part(const std::string& part, TriggerMatch& match) const {
    for (size_t i = 0; i < match.words.size(); ++i) {
      const uint32_t from = match.words[i];
      for (uint32_t k : tree_.kids(from)) {
        if (one_of(tree_.rel(k), {Deprel::conj, Deprel::punct, Deprel::parataxis, Deprel::mark}))
          continue;
        if (tree_.lemma(k) != part) continue;
        if (std::find(match.words.begin(), match.words.end(), k) != match.words.end()) continue;
        match.words.push_back(k);
        return true;
      }
      if (match.governed || !is_preposition(part)) continue;
      for (uint32_t k : tree_.kids(from)) {
        if (!one_of(tree_.rel(k), {Deprel::obl, Deprel::nmod, Deprel::xcomp, Deprel::advmod}))
          continue;
        if (!tree_.has_preposition(k, part)) continue;
        match.governed = k;
        return true;
      }
    }
    // "sanctions imposed on", "the criticism that he voiced"
    const auto head = tree_.head(match.words[0]);
    if (head && one_of(tree_.rel(match.words[0]), {Deprel::acl, Deprel::acl_relcl, Deprel::amod}) &&
        tree_.lemma(*head) == part) {
      match.words.push_back(*head);
      return true;
    }
    return false;
  }

  Found find_role(const Candidate& candidate, const std::vector<Slot>& slots, TypeSet types,
                  Arguments::Descent descent, const std::vector<Argument>& taken) const {
    Found found;
    for (const Slot& slot : slots) {
      for (const Filler& filler : roles_.find(candidate.match, slot)) {
        const bool self = slot.kind == Slot::Kind::self;
        // "third" in "the third city" stands for nobody but the city.
        if (!self && inside_same_mention(filler.word, candidate.match.words[0])) continue;
        found.any_filler = found.any_filler || filler.word != candidate.match.words[0];
        // The conjuncts of a describing noun are other people: "members of the army and the navy".
        auto arguments =
            self && filler.word == candidate.match.words[0]
                ? arguments_.resolve_one(filler.word, types, Arguments::Descent::none)
                : arguments_.resolve(filler.word, types, self ? Arguments::Descent::none : descent);
        std::erase_if(arguments, [&](const Argument& a) {
          return std::any_of(taken.begin(), taken.end(),
                             [&](const Argument& t) { return t.span == a.span; });
        });
        if (arguments.empty()) continue;
        merge_arguments(found.arguments, arguments, filler.confidence);
        found.slot = slot;
        return found;
      }
    }
    return found;
  }

  void fill(const Candidate& candidate) {
    const Relation& relation = *candidate.relation;
    const Frame& frame = relation.frames[candidate.trigger->frame];
    const Found whom = find_role(candidate, frame.whom, TypeSet(relation.whom_types),
                                 Arguments::Descent::target, {});
    const Found who = find_role(candidate, frame.who, TypeSet(relation.who_types),
                                Arguments::Descent::actor, whom.arguments);
    if (relation.symmetric && whom.arguments.empty() && !whom.any_filler && reciprocal(candidate))
      return pair_up(candidate, who.arguments);
    if (relation.symmetric && who.arguments.empty() && joins(whom.slot))
      return pair_up(candidate, whom.arguments);
    if (overlap(who.arguments, whom.arguments)) return;
    for (const Argument& a : who.arguments)
      for (const Argument& b : whom.arguments) emit(candidate, a, b);
  }

  // "They met the mayors", themselves mayors: who of the group did what is not said.
  static bool overlap(const std::vector<Argument>& who, const std::vector<Argument>& whom) {
    if (who.size() < 2 || whom.size() < 2) return false;
    return std::any_of(who.begin(), who.end(), [&](const Argument& a) {
      return std::any_of(whom.begin(), whom.end(),
                         [&](const Argument& b) { return a.entity == b.entity; });
    });
  }

  // "talks between A and B", "a meeting of A and B": one preposition for both roles.
  static bool joins(const Slot& slot) {
    return slot.word == "between" || slot.word == "among" || slot.word == "of";
  }

  // "A and B met", "A and B held talks"; but "remarks by A and B" were made to others.
  bool reciprocal(const Candidate& candidate) const {
    const Frame& frame = candidate.relation->frames[candidate.trigger->frame];
    if (frame.who[0].kind == Slot::Kind::self)  // "A and B are rivals"
      return tree_.word(candidate.match.words[0]).xpos == "NNS" &&
             tree_.has_kid(candidate.match.words[0], {Deprel::cop});
    return candidate.match.word_class == WordClass::verb ||
           roles_.subjects().support_of(candidate.match.words[0]).has_value();
  }

  // "Trump and Petro met": each with each of the others.
  void pair_up(const Candidate& candidate, const std::vector<Argument>& all) {
    for (size_t i = 0; i < all.size(); ++i)
      for (size_t j = i + 1; j < all.size(); ++j)
        // "the mayors proposed a partnership": not among themselves
        if (candidate.match.word_class == WordClass::verb || !(all[i].span == all[j].span))
          emit(candidate, all[i], all[j]);
  }

  void emit(const Candidate& candidate, const Argument& who, const Argument& whom) {
    if (who.entity == whom.entity) return;
    const Frame& frame = candidate.relation->frames[candidate.trigger->frame];
    const bool describes =
        frame.who[0].kind == Slot::Kind::self || frame.whom[0].kind == Slot::Kind::self;
    out_.push_back({candidate.relation, candidate.match, describes, who, whom});
  }

  const RuleSet& rules_;
  const Arguments& arguments_;
  const Tree& tree_;
  RoleFinder roles_;
  std::vector<Candidate> candidates_;
  std::vector<Match> out_;
};

}  // namespace

std::vector<Match> match_relations(const RuleSet& rules, const Arguments& arguments) {
  return Matcher(rules, arguments).run();
}

}  // namespace nuncio
