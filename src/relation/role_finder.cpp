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

// "who" in a relative clause is the noun that the clause modifies.
uint32_t RoleFinder::antecedent(uint32_t word) const {
  if (!words::is_relative_pronoun(tree_.lemma(word)) || tree_.word(word).upos != Upos::pron)
    return word;
  for (std::optional<uint32_t> at = tree_.head(word); at; at = tree_.head(*at))
    if (one_of(tree_.rel(*at), {Deprel::acl_relcl, Deprel::advcl_relcl}))
      return tree_.head(*at).value_or(word);
  uint32_t before = word;  // the parser missed the clause: what stands in front of the pronoun
  while (before > 0 && tree_.word(before - 1).upos == Upos::punct) --before;
  return before > 0 && tree_.is_nominal(before - 1) ? before - 1 : word;
}

std::optional<Filler> RoleFinder::controller(uint32_t verb, int depth) const {
  const std::optional<uint32_t> head = tree_.head(verb);
  if (!head) return std::nullopt;
  const std::optional<uint32_t> object = tree_.kid(*head, {Deprel::obj, Deprel::iobj});
  if (object && tree_.is_verb(*head) && !words::is_promise_verb(tree_.lemma(*head)))
    return Filler{antecedent(*object), 0.85};
  auto subject = surface_subject(*head, depth - 1);
  if (subject) subject->confidence *= 0.9;
  return subject;
}

std::optional<Filler> RoleFinder::surface_subject(uint32_t verb, int depth) const {
  std::optional<uint32_t> own;
  for (uint32_t k : tree_.kids(verb))  // "claims that X was killed": the pronoun is none
    if (one_of(tree_.rel(k), {Deprel::nsubj, Deprel::nsubj_pass}) &&
        (!own || antecedent(*own) != *own))
      own = k;
  if (own) return Filler{antecedent(*own), 1.0};
  const std::optional<uint32_t> head = tree_.head(verb);
  if (!head || depth == 0) return std::nullopt;
  const auto shared = [&](double factor) {
    auto subject = surface_subject(*head, depth - 1);
    if (subject) subject->confidence *= factor;
    return subject;
  };
  switch (tree_.rel(verb)) {
    case Deprel::conj:
      if (one_of(tree_.rel(*head), {Deprel::acl, Deprel::amod, Deprel::acl_relcl}) ||
          !tree_.is_nominal(*head) || tree_.has_kid(*head, {Deprel::cop}))
        return shared(0.95);
      return std::nullopt;
    case Deprel::xcomp:
      return controller(verb, depth);
    case Deprel::ccomp:
      if (tree_.word(verb).xpos == "VBG" || tree_.word(verb).xpos == "VB") return shared(0.8);
      return std::nullopt;
    case Deprel::advcl: {
      if (tree_.has_kid(verb, {Deprel::expl})) return std::nullopt;
      const std::string& tag = tree_.word(verb).xpos;
      if (tag != "VBG" && tag != "VB" && tag != "VBN") return std::nullopt;
      const std::optional<uint32_t> mark = tree_.kid(verb, {Deprel::mark, Deprel::case_});
      if (mark && (tree_.lemma(*mark) == "of" || tree_.lemma(*mark) == "from" ||
                   tree_.lemma(*mark) == "for" || tree_.lemma(*mark) == "into"))
        return controller(verb, depth);
      return shared(0.85);
    }
    case Deprel::acl: {
      if (tree_.word(verb).xpos != "VB") {
        // "posted a message blaming": the poster blames
        const auto above = tree_.head(*head);
        if (tree_.word(verb).xpos == "VBG" && words::is_text_noun(tree_.lemma(*head)) && above && tree_.is_verb(*above))
          return surface_subject(*above, depth - 1);
        return Filler{antecedent(*head), 0.9};
      }
      if (tree_.has_kid(*head, {Deprel::cop})) return shared(0.85);  // "X is in Washington to meet"
      // "Petro's decision to meet", "Petro has a plan to meet"
      if (const auto poss = tree_.kid(*head, {Deprel::nmod_poss})) return Filler{*poss, 0.85};
      if (const auto support = support_of(*head)) {
        auto subject = surface_subject(support->verb, depth - 1);
        if (subject) subject->confidence *= 0.8;
        return subject;
      }
      return Filler{*head, 0.6};
    }
    case Deprel::acl_relcl:
      return Filler{antecedent(*head), 0.9};
    case Deprel::amod:
      return Filler{*head, 0.9};
    case Deprel::appos:
      return Filler{*head, 0.7};  // a finite verb behind a long subject, misread
    default:
      return std::nullopt;
  }
}

void RoleFinder::verb_subject(uint32_t verb, std::vector<Filler>& out) const {
  if (!tree_.is_passive(verb)) {
    if (const auto subject = surface_subject(verb))
      add(out, subject->word, 0.95 * subject->confidence);
    return;
  }
  for (uint32_t k : tree_.kids(verb))
    if (tree_.rel(k) == Deprel::obl_agent ||
        (one_of(tree_.rel(k), {Deprel::obl, Deprel::nmod}) && tree_.has_preposition(k, "by")))
      add(out, antecedent(k), 0.95);
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
    if (const auto subject = surface_subject(verb))
      add(out, subject->word, 0.95 * subject->confidence);
    return;
  }
  if (const auto object = tree_.kid(verb, {Deprel::obj, Deprel::iobj})) {
    add(out, antecedent(*object), 0.95);
    return;
  }
  for (uint32_t k : tree_.kids(verb)) {  // "condemned and rejected the plan"
    if (tree_.rel(k) != Deprel::conj || tree_.has_kid(k, {Deprel::nsubj, Deprel::nsubj_pass}))
      continue;
    if (const auto object = tree_.kid(k, {Deprel::obj})) return add(out, antecedent(*object), 0.7);
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
      add(out, antecedent(k), confidence);
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

std::optional<RoleFinder::Support> RoleFinder::support_of(uint32_t noun) const {
  uint32_t at = noun;
  // "a series of attacks", "$14 billion in aid", conjoined nouns
  for (int i = 0; i < 3; ++i) {
    const auto head = tree_.head(at);
    if (!head) return std::nullopt;
    const Upos above = tree_.word(*head).upos;
    if (tree_.rel(at) == Deprel::conj ||
        (tree_.rel(at) == Deprel::nmod && tree_.has_preposition(at, "of")) ||
        (tree_.rel(at) == Deprel::nmod && (above == Upos::num || above == Upos::sym)))
      at = *head;
    else
      break;
  }
  const auto head = tree_.head(at);
  if (head && one_of(tree_.rel(at), {Deprel::obj, Deprel::nsubj_pass}) && tree_.is_verb(*head)) {
    const bool passive = tree_.rel(at) == Deprel::nsubj_pass;
    if (words::is_reverse_verb(tree_.lemma(*head))) return Support{*head, true, passive};
    if (words::is_support_verb(tree_.lemma(*head))) return Support{*head, false, passive};
  }
  if (head && tree_.rel(at) == Deprel::obl && tree_.has_preposition(at, "for") &&
      (tree_.lemma(*head) == "call" || tree_.lemma(*head) == "push" ||
       tree_.lemma(*head) == "press"))
    return Support{*head, false, false};
  // "the talks held with", "the attack he launched"
  for (uint32_t k : tree_.kids(noun))
    if (one_of(tree_.rel(k), {Deprel::acl, Deprel::acl_relcl}) &&
        words::is_support_verb(tree_.lemma(k)) && tree_.word(k).xpos != "VB")
      return Support{k, false, tree_.is_passive(k)};
  return std::nullopt;
}

void RoleFinder::noun_modifiers(uint32_t noun, std::vector<Filler>& out) const {
  for (uint32_t k : tree_.kids(noun))
    if (tree_.rel(k) == Deprel::nmod_poss) add(out, antecedent(k), 0.85);
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
      add(out, antecedent(k), 0.75);
}

void RoleFinder::noun_subject(uint32_t noun, std::vector<Filler>& out) const {
  prepositional(noun, "by", 0.88, out);
  noun_modifiers(noun, out);
  const auto head = tree_.head(noun);
  const auto owner = tree_.kid(noun, {Deprel::nmod_poss});
  if (owner && head && tree_.word(*owner).upos == Upos::pron &&
      tree_.is_verb(*head))  // "X ended its talks with"
    if (const auto subject = surface_subject(*head))
      add(out, subject->word, 0.75 * subject->confidence);
  const auto support = support_of(noun);
  if (!support || support->reverse) return;
  std::vector<Filler> subject;
  verb_subject(support->verb, subject);
  for (const Filler& filler : subject) add(out, filler.word, 0.85 * filler.confidence);
}

void RoleFinder::noun_object(uint32_t noun, std::vector<Filler>& out) const {
  prepositional(noun, "of", 0.85, out);
  const auto support = support_of(noun);
  if (!support || !support->reverse) return;
  if (const auto subject = surface_subject(support->verb))
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
        add(out, antecedent(k), 0.7);
  if (const auto support = support_of(noun)) prepositional(support->verb, preposition, 0.75, out);
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
      if (const auto subject = surface_subject(*head))
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
      add(out, antecedent(k), 0.9);
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
  } else if ((rel == Deprel::xcomp && tree_.is_verb(*head)) ||
             (rel == Deprel::obl && tree_.has_preposition(noun, "as"))) {
    const auto object = tree_.kid(*head, {Deprel::obj});
    if (object) return add(out, antecedent(*object), 0.85);
    if (const auto subject = surface_subject(*head))
      add(out, subject->word, 0.85 * subject->confidence);
  }
}

std::vector<Filler> RoleFinder::find(const TriggerMatch& match, const Slot& slot) const {
  std::vector<Filler> out;
  const uint32_t head = match.words[0];
  const bool is_noun = match.word_class == WordClass::noun;
  switch (slot.kind) {
    case Slot::Kind::subj:
      if (match.word_class == WordClass::verb) verb_subject(head, out);
      if (is_noun) noun_subject(head, out);
      if (match.word_class == WordClass::adj)
        if (const auto subject = surface_subject(head))
          add(out, subject->word, subject->confidence);
      break;
    case Slot::Kind::obj:
      // "called on X"; but "accused X of": what has an object of its own means that
      if (match.governed && (is_noun || (!object_of(match) && !tree_.is_passive(head)))) {
        add(out, antecedent(*match.governed), 0.95);
        break;
      }
      if (is_noun) {
        noun_object(head, out);
        break;
      }
      // "voice criticism of X": what belongs to the construction is no filler of it
      if (match.words.size() == 1) verb_object(head, out);
      for (size_t i = 1; i < match.words.size(); ++i) {
        if (tree_.is_nominal(match.words[i])) noun_object(match.words[i], out);
      }
      if (match.words.size() > 1 && match.word_class == WordClass::verb) {
        std::vector<Filler> objects;
        verb_object(head, objects);
        for (const Filler& filler : objects)
          if (std::find(match.words.begin(), match.words.end(), filler.word) == match.words.end())
            add(out, filler.word, filler.confidence);
      }
      break;
    case Slot::Kind::iobj:
      if (const auto object = tree_.kid(head, {Deprel::iobj})) add(out, *object, 0.92);
      break;
    case Slot::Kind::poss:
      for (uint32_t word : match.words)
        if (tree_.is_nominal(word) || word == head) noun_modifiers(word, out);
      break;
    case Slot::Kind::self:
      noun_self(head, out);
      break;
    case Slot::Kind::clause:
      if (is_noun) clause_subject(head, out);
      break;
    case Slot::Kind::doer:
      clause_doer(head, out);
      break;
    case Slot::Kind::preposition:
      for (uint32_t word : match.words) {
        if (tree_.is_nominal(word))
          preposition_of_noun(word, slot.word, out);
        else
          preposition_of_verb(word, slot.word, out);
        if (!out.empty()) break;
      }
      break;
  }
  std::erase_if(out, [&](const Filler& f) {
    return slot.kind != Slot::Kind::self &&
           std::find(match.words.begin(), match.words.end(), f.word) != match.words.end();
  });
  return out;
}

}  // namespace nuncio
