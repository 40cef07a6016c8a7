#include "relation/subject_finder.h"

#include "relation/word_lists.h"

namespace nuncio {
namespace {

std::optional<Filler> weaker(std::optional<Filler> filler, double factor) {
  if (filler) filler->confidence *= factor;
  return filler;
}

}  // namespace

// "who" in a relative clause is the noun that the clause modifies.
uint32_t SubjectFinder::antecedent(uint32_t word) const {
  if (!words::is_relative_pronoun(tree_.lemma(word)) || tree_.word(word).upos != Upos::pron)
    return word;
  for (std::optional<uint32_t> at = tree_.head(word); at; at = tree_.head(*at))
    if (one_of(tree_.rel(*at), {Deprel::acl_relcl, Deprel::advcl_relcl}))
      return tree_.head(*at).value_or(word);
  uint32_t before = word;  // the parser missed the clause: what stands in front of the pronoun
  while (before > 0 && tree_.word(before - 1).upos == Upos::punct) --before;
  if (before == 0 || !tree_.is_nominal(before - 1)) return word;
  uint32_t noun = before - 1;
  while (one_of(tree_.rel(noun), {Deprel::flat, Deprel::compound, Deprel::conj})) {
    const auto head = tree_.head(noun);
    if (!head || *head >= word) break;
    noun = *head;
  }
  return noun;
}

std::optional<Filler> SubjectFinder::controller(uint32_t verb, int depth) const {
  const std::optional<uint32_t> head = tree_.head(verb);
  if (!head) return std::nullopt;
  const std::optional<uint32_t> object = tree_.kid(*head, {Deprel::obj, Deprel::iobj});
  if (object && tree_.is_verb(*head) && !words::is_promise_verb(tree_.lemma(*head)))
    return Filler{antecedent(*object), 0.85};
  return weaker(surface_subject(*head, depth - 1), 0.9);
}

std::optional<Filler> SubjectFinder::surface_subject(uint32_t verb, int depth) const {
  std::optional<uint32_t> own;
  for (uint32_t k : tree_.kids(verb))  // "claims that X was killed": the pronoun is none
    if (one_of(tree_.rel(k), {Deprel::nsubj, Deprel::nsubj_pass}) &&
        (!own || (antecedent(*own) != *own && tree_.is_nominal(k))))
      own = k;
  if (own) return Filler{antecedent(*own), 1.0};
  const std::optional<uint32_t> head = tree_.head(verb);
  if (!head || depth == 0) return std::nullopt;
  const std::string& tag = tree_.word(verb).xpos;
  switch (tree_.rel(verb)) {
    case Deprel::conj:
      if (tree_.is_nominal(*head) && !tree_.has_kid(*head, {Deprel::cop}) &&
          !one_of(tree_.rel(*head), {Deprel::acl, Deprel::amod, Deprel::acl_relcl}))
        return std::nullopt;
      return weaker(surface_subject(*head, depth - 1), 0.95);
    case Deprel::xcomp:
      return controller(verb, depth);
    case Deprel::ccomp:
      if (tag != "VBG" && tag != "VB") return std::nullopt;
      return weaker(surface_subject(*head, depth - 1), 0.8);
    case Deprel::advcl:
      return of_adverbial(verb, *head, depth);
    case Deprel::acl:
      return tag == "VB" ? of_infinitive(*head, depth) : of_participle(verb, *head, depth);
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

std::optional<Filler> SubjectFinder::of_adverbial(uint32_t verb, uint32_t head, int depth) const {
  const std::string& tag = tree_.word(verb).xpos;
  if (tag != "VBG" && tag != "VB" && tag != "VBN") return std::nullopt;
  if (tree_.has_kid(verb, {Deprel::expl})) return std::nullopt;
  const std::optional<uint32_t> mark = tree_.kid(verb, {Deprel::mark, Deprel::case_});
  if (mark)
    for (std::string_view word : {"of", "from", "for", "into"})  // "accused X of"
      if (tree_.lemma(*mark) == word) return controller(verb, depth);
  return weaker(surface_subject(head, depth - 1), 0.85);
}

// "the man accusing X"; but "posted a message accusing X": the poster accuses.
std::optional<Filler> SubjectFinder::of_participle(uint32_t verb, uint32_t noun, int depth) const {
  const auto above = tree_.head(noun);
  if (tree_.word(verb).xpos == "VBG" && words::is_text_noun(tree_.lemma(noun)) && above &&
      tree_.is_verb(*above))
    return surface_subject(*above, depth - 1);
  return Filler{antecedent(noun), 0.9};
}

// "is in Washington to meet", "Petro's decision to meet", "Petro has a plan to meet".
std::optional<Filler> SubjectFinder::of_infinitive(uint32_t noun, int depth) const {
  if (tree_.has_kid(noun, {Deprel::cop})) return weaker(surface_subject(noun, depth - 1), 0.85);
  if (const auto poss = tree_.kid(noun, {Deprel::nmod_poss})) return Filler{*poss, 0.85};
  if (const auto support = support_of(noun))
    return weaker(surface_subject(support->verb, depth - 1), 0.8);
  return Filler{noun, 0.6};
}

std::optional<Support> SubjectFinder::support_of(uint32_t noun) const {
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

}  // namespace nuncio
