#include "relation/role_finder.h"

#include <algorithm>

#include "relation/word_lists.h"

namespace nuncio {
namespace {

void add(std::vector<Filler>& out, uint32_t word, double confidence) {
  for (const Filler& filler : out)
    if (filler.word == word) return;
  out.push_back({word, confidence});
}

}  // namespace

void RoleFinder::verb_subject(uint32_t verb, std::vector<Filler>& out) const {
  if (!tree_.is_passive(verb)) {
    if (const auto subject = subjects_.surface_subject(verb))
      add(out, subject->word, 0.95 * subject->confidence);
    return;
  }
  for (uint32_t k : tree_.kids(verb))
    if (tree_.rel(k) == Deprel::obl_agent ||
        (one_of(tree_.rel(k), {Deprel::obl, Deprel::nmod}) && tree_.has_preposition(k, "by")))
      add(out, subjects_.antecedent(k), 0.95);
  if (out.empty())  // "accused of theft by X": attached one too low
    for (uint32_t k : tree_.kids(verb))
      if (one_of(tree_.rel(k), {Deprel::obl, Deprel::xcomp, Deprel::obj}))
        prepositional(k, "by", 0.7, out);
  if (tree_.rel(verb) != Deprel::amod) return;
  for (uint32_t k : tree_.kids(verb))  // "a U.S.-backed group"
    if (k < verb && tree_.is_nominal(k) && !tree_.has_kid(k, {Deprel::case_})) add(out, k, 0.8);
}

void RoleFinder::verb_object(uint32_t verb, std::vector<Filler>& out) const {
  if (tree_.is_passive(verb)) {
    if (const auto subject = subjects_.surface_subject(verb))
      add(out, subject->word, 0.95 * subject->confidence);
    return;
  }
  if (const auto object = tree_.kid(verb, {Deprel::obj, Deprel::iobj})) {
    add(out, subjects_.antecedent(*object), 0.95);
    return;
  }
  for (uint32_t k : tree_.kids(verb)) {  // "condemned and rejected the plan"
    if (tree_.rel(k) != Deprel::conj || tree_.has_kid(k, {Deprel::nsubj, Deprel::nsubj_pass}))
      continue;
    if (const auto object = tree_.kid(k, {Deprel::obj}))
      return add(out, subjects_.antecedent(*object), 0.7);
  }
  if (tree_.rel(verb) == Deprel::acl_relcl && tree_.has_kid(verb, {Deprel::nsubj}) &&
      !tree_.has_kid(verb, {Deprel::ccomp, Deprel::xcomp}))
    if (const auto head = tree_.head(verb)) add(out, *head, 0.75);
  if (tree_.word(verb).xpos == "VBG") prepositional(verb, "of", 0.85, out);
}

// Nominals behind the preposition that depend on `word`.
void RoleFinder::prepositional(uint32_t word, std::string_view preposition, double confidence,
                               std::vector<Filler>& out) const {
  for (uint32_t k : tree_.kids(word))
    if (one_of(tree_.rel(k), {Deprel::obl, Deprel::nmod, Deprel::obl_agent, Deprel::advmod,
                              Deprel::advcl, Deprel::acl, Deprel::xcomp}) &&
        tree_.has_preposition(k, preposition))
      add(out, subjects_.antecedent(k), confidence);
}

void RoleFinder::preposition_of_verb(uint32_t verb, std::string_view preposition,
                                     std::vector<Filler>& out) const {
  prepositional(verb, preposition, 0.92, out);
  if (!out.empty()) return;
  if (const auto object = tree_.kid(verb, {Deprel::obj, Deprel::nsubj_pass}))
    prepositional(*object, preposition, 0.75, out);
  for (uint32_t k : tree_.kids(verb)) {
    if (!out.empty()) return;
    if (one_of(tree_.rel(k), {Deprel::obl, Deprel::xcomp}))
      prepositional(k, preposition, 0.65, out);
    if (tree_.rel(k) == Deprel::conj && !tree_.has_kid(k, {Deprel::nsubj, Deprel::nsubj_pass}) &&
        !tree_.has_kid(verb, {Deprel::obj}))
      prepositional(k, preposition, 0.65, out);
  }
}

void RoleFinder::noun_modifiers(uint32_t noun, std::vector<Filler>& out) const {
  for (uint32_t k : tree_.kids(noun))
    if (tree_.rel(k) == Deprel::nmod_poss) add(out, subjects_.antecedent(k), 0.85);
  for (uint32_t k : tree_.kids(noun))
    if (k < noun &&
        one_of(tree_.rel(k), {Deprel::compound, Deprel::amod, Deprel::nmod_unmarked,
                              Deprel::nmod_desc, Deprel::nmod}) &&
        !tree_.has_kid(k, {Deprel::case_}))
      add(out, k, 0.75);
  // "Acme spokesman John Baker": the modifiers may hang on the name
  const auto head = tree_.head(noun);
  if (!head || noun > *head ||
      !one_of(tree_.rel(noun), {Deprel::nmod_desc, Deprel::compound, Deprel::nmod_unmarked}))
    return;
  for (uint32_t k : tree_.kids(*head))
    if (k < noun && one_of(tree_.rel(k), {Deprel::nmod_poss, Deprel::compound, Deprel::amod,
                                          Deprel::nmod_unmarked, Deprel::nmod_desc}))
      add(out, subjects_.antecedent(k), 0.75);
}

void RoleFinder::noun_subject(uint32_t noun, std::vector<Filler>& out) const {
  prepositional(noun, "by", 0.88, out);
  noun_modifiers(noun, out);
  const auto head = tree_.head(noun);
  const auto owner = tree_.kid(noun, {Deprel::nmod_poss});
  if (owner && head && tree_.word(*owner).upos == Upos::pron &&
      tree_.is_verb(*head))  // "X ended its talks with"
    if (const auto subject = subjects_.surface_subject(*head))
      add(out, subject->word, 0.75 * subject->confidence);
  const auto support = subjects_.support_of(noun);
  if (!support || support->reverse) return;
  std::vector<Filler> subject;
  verb_subject(support->verb, subject);
  for (const Filler& filler : subject) add(out, filler.word, 0.85 * filler.confidence);
}

void RoleFinder::noun_object(uint32_t noun, std::vector<Filler>& out) const {
  prepositional(noun, "of", 0.85, out);
  const auto support = subjects_.support_of(noun);
  if (!support || !support->reverse) return;
  if (const auto subject = subjects_.surface_subject(support->verb))
    add(out, subject->word, 0.8 * subject->confidence);
}

void RoleFinder::preposition_of_noun(uint32_t noun, std::string_view preposition,
                                     std::vector<Filler>& out) const {
  prepositional(noun, preposition, 0.88, out);
  if (!out.empty()) return;
  // The same words may have been attached to the verb: "held talks with", "the ties have frayed
  // with".
  const auto head = tree_.head(noun);
  if (head &&
      one_of(tree_.rel(noun), {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass, Deprel::obl}) &&
      tree_.is_verb(*head))
    for (uint32_t k : tree_.kids(*head))
      if (k > noun && one_of(tree_.rel(k), {Deprel::obl, Deprel::obl_agent}) &&
          tree_.has_preposition(k, preposition))
        add(out, subjects_.antecedent(k), 0.7);
  if (const auto support = subjects_.support_of(noun))
    prepositional(support->verb, preposition, 0.75, out);
  if (!out.empty()) return;
  for (uint32_t k : tree_.kids(noun))  // "talks in Paris with": attached one too low
    if (k > noun && tree_.rel(k) == Deprel::nmod) prepositional(k, preposition, 0.6, out);
}

// The direct object that is no word of the trigger itself nor "itself".
std::optional<uint32_t> RoleFinder::object_of(const TriggerMatch& match) const {
  for (uint32_t k : tree_.kids(match.words[0]))
    if (tree_.rel(k) == Deprel::obj && !tree_.lemma(k).ends_with("self") &&
        !tree_.lemma(k).ends_with("selves") &&
        std::find(match.words.begin(), match.words.end(), k) == match.words.end())
      return k;
  return std::nullopt;
}

// "said in an interview with", "during a visit to": whoever the clause around is about.
void RoleFinder::clause_subject(uint32_t noun, std::vector<Filler>& out) const {
  const auto head = tree_.head(noun);
  if (!head || tree_.rel(noun) != Deprel::obl || tree_.is_passive(*head)) return;
  const std::string_view preposition = tree_.preposition(noun);
  for (std::string_view known :
       {"in", "during", "at", "on", "after", "before", "following", "over"})
    if (preposition == known)
      if (const auto subject = subjects_.surface_subject(*head))
        return add(out, subject->word, 0.75 * subject->confidence);
}

// "demanded that X resign", "called for X to resign"; but "insists that X resigned" demands
// nothing.
void RoleFinder::clause_doer(uint32_t head, std::vector<Filler>& out) const {
  for (uint32_t k : tree_.kids(head))
    if (one_of(tree_.rel(k), {Deprel::ccomp, Deprel::advcl, Deprel::acl, Deprel::xcomp}) &&
        (tree_.word(k).xpos == "VB" || tree_.word(k).xpos == "VBP" ||
         tree_.word(k).upos == Upos::noun))
      if (const auto subject = tree_.kid(k, {Deprel::nsubj, Deprel::nsubj_pass}))
        add(out, *subject, 0.85);
}

void RoleFinder::noun_self(uint32_t noun, std::vector<Filler>& out, int depth) const {
  add(out, noun, 0.95);
  for (uint32_t k : tree_.kids(noun)) {
    if (one_of(tree_.rel(k), {Deprel::appos, Deprel::flat})) add(out, k, 0.9);
    if (tree_.rel(k) == Deprel::nsubj && tree_.has_kid(noun, {Deprel::cop}))
      add(out, subjects_.antecedent(k), 0.9);
  }
  const auto head = tree_.head(noun);
  if (!head) return;
  const Deprel rel = tree_.rel(noun);
  if (one_of(rel, {Deprel::appos, Deprel::nmod_desc, Deprel::flat}) ||
      (one_of(rel, {Deprel::compound, Deprel::nmod_unmarked}) && noun < *head &&
       tree_.word(*head).upos == Upos::propn)) {
    add(out, *head, 0.9);
  } else if (rel == Deprel::conj && depth > 0 && tree_.word(*head).upos == Upos::noun) {
    noun_self(*head, out, depth - 1);
  } else if (rel == Deprel::nmod && depth > 0 && tree_.has_preposition(noun, "of") &&
             (tree_.word(*head).upos == Upos::num || tree_.word(*head).upos == Upos::pron ||
              tree_.lemma(*head) == "one" || tree_.lemma(*head) == "some")) {
    noun_self(*head, out, depth - 1);  // "one of Petro's critics"
  } else if (one_of(rel, {Deprel::nmod, Deprel::obl}) && tree_.word(*head).upos == Upos::adj &&
             tree_.has_preposition(noun, "of")) {  // "is the sharpest of his critics"
    if (const auto subject = subjects_.surface_subject(*head))
      add(out, subject->word, 0.85 * subject->confidence);
  } else if ((rel == Deprel::xcomp && tree_.is_verb(*head)) ||
             (rel == Deprel::obl && tree_.has_preposition(noun, "as"))) {
    const auto object = tree_.kid(*head, {Deprel::obj});
    if (object) return add(out, subjects_.antecedent(*object), 0.85);
    if (const auto subject = subjects_.surface_subject(*head))
      add(out, subject->word, 0.85 * subject->confidence);
  }
}

// The objects of a verb in a construction of several words: "voice criticism of X". What belongs to
// the construction is no filler of it.
void RoleFinder::construction_object(const TriggerMatch& match, std::vector<Filler>& out) const {
  for (size_t i = 1; i < match.words.size(); ++i)
    if (tree_.is_nominal(match.words[i])) noun_object(match.words[i], out);
  if (match.word_class != WordClass::verb) return;
  std::vector<Filler> objects;
  verb_object(match.words[0], objects);
  for (const Filler& filler : objects) add(out, filler.word, filler.confidence);
}

void RoleFinder::object(const TriggerMatch& match, std::vector<Filler>& out) const {
  const uint32_t head = match.words[0];
  const bool is_noun = match.word_class == WordClass::noun;
  // "called on X"; but "accused X of": what has an object of its own means that
  if (match.governed && (is_noun || (!object_of(match) && !tree_.is_passive(head))))
    return add(out, subjects_.antecedent(*match.governed), 0.95);
  if (is_noun) return noun_object(head, out);
  if (match.words.size() == 1) return verb_object(head, out);
  construction_object(match, out);
}

void RoleFinder::subject(const TriggerMatch& match, std::vector<Filler>& out) const {
  const uint32_t head = match.words[0];
  if (match.word_class == WordClass::verb) return verb_subject(head, out);
  if (match.word_class == WordClass::noun) return noun_subject(head, out);
  if (const auto found = subjects_.surface_subject(head)) add(out, found->word, found->confidence);
}

void RoleFinder::preposition(const TriggerMatch& match, std::string_view preposition,
                             std::vector<Filler>& out) const {
  for (uint32_t word : match.words) {
    if (tree_.is_nominal(word))
      preposition_of_noun(word, preposition, out);
    else
      preposition_of_verb(word, preposition, out);
    if (!out.empty()) return;
  }
}

void RoleFinder::possessor(const TriggerMatch& match, std::vector<Filler>& out) const {
  for (uint32_t word : match.words)
    if (tree_.is_nominal(word) || word == match.words[0]) noun_modifiers(word, out);
}

std::vector<Filler> RoleFinder::find(const TriggerMatch& match, const Slot& slot) const {
  std::vector<Filler> out;
  const uint32_t head = match.words[0];
  switch (slot.kind) {
    case Slot::Kind::subj:
      subject(match, out);
      break;
    case Slot::Kind::obj:
      object(match, out);
      break;
    case Slot::Kind::poss:
      possessor(match, out);
      break;
    case Slot::Kind::doer:
      clause_doer(head, out);
      break;
    case Slot::Kind::preposition:
      preposition(match, slot.word, out);
      break;
    case Slot::Kind::self:
      noun_self(head, out);
      return out;
    case Slot::Kind::clause:
      if (match.word_class == WordClass::noun) clause_subject(head, out);
      break;
    case Slot::Kind::iobj:
      if (const auto found = tree_.kid(head, {Deprel::iobj})) add(out, *found, 0.92);
      break;
  }
  std::erase_if(out, [&](const Filler& f) {
    return std::find(match.words.begin(), match.words.end(), f.word) != match.words.end();
  });
  return out;
}

}  // namespace nuncio
