#include "relation/stance.h"

#include <algorithm>

#include "relation/stance_words.h"
#include "relation/word_lists.h"

namespace nuncio {
namespace {

// Climbs from the trigger to the root. `open_` says that what stands above still bears on the act;
// behind an adverbial or relative clause it does not, but a speaker still does.
class Climber {
 public:
  explicit Climber(const Tree& tree) : tree_(tree) {}

  Stance run(uint32_t trigger, bool describes) {
    uint32_t at = trigger;
    open_ = !describes;
    look_around(at);
    for (int steps = 0; steps < 40; ++steps) {
      find_speaker_beside(at);
      const auto head = tree_.head(at);
      if (!head) break;
      step(at, *head);
      at = *head;
    }
    if (negative_) stance_.polarity = Polarity::negative;
    return stance_;
  }

 private:
  void apply(Effect effect) {
    if (effect == Effect::negative) negative_ = !negative_;
    if (effect == Effect::planned) raise(Modality::planned);
    if (effect == Effect::possible) raise(Modality::possible);
  }

  // The least certain of all that bear on it.
  void raise(Modality modality) { stance_.modality = std::max(stance_.modality, modality); }

  bool is_only_behind(uint32_t word) const {
    return word + 1 < tree_.size() &&
           (tree_.lemma(word + 1) == "only" || tree_.lemma(word + 1) == "just" ||
            tree_.lemma(word + 1) == "merely");
  }

  // Words beside the act: negation, auxiliaries, adverbs, "if", "without".
  void look_around(uint32_t at) {
    bool negated = false;
    bool can = false;
    for (uint32_t k : tree_.kids(at)) {
      const std::string& lemma = tree_.lemma(k);
      const Deprel rel = tree_.rel(k);
      if (one_of(rel, {Deprel::advmod, Deprel::det, Deprel::cc_preconj, Deprel::aux}) &&
          is_negation(lemma) && !is_only_behind(k))
        negated = true;
      if (lemma == "longer" && k > 0 && tree_.lemma(k - 1) == "no") negated = true;
      if (one_of(rel, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj}) && negative_nominal(k))
        negated = true;
      if (one_of(rel, {Deprel::cop, Deprel::aux}) && lemma == "be" && tree_.word(at).xpos == "VB")
        raise(Modality::planned);  // "they are to meet"
      if (rel == Deprel::aux) {
        if (lemma == "can" || lemma == "could" || lemma == "ca") can = true;
        if (lemma == "would" && reported(at))
          raise(Modality::planned);
        else
          apply(effect_of_auxiliary(lemma));
      }
      if (one_of(rel, {Deprel::advmod, Deprel::amod, Deprel::compound}))
        apply(effect_of_modifier(lemma));
      if (one_of(rel, {Deprel::mark, Deprel::case_, Deprel::advmod})) {
        if (lemma == "if" || lemma == "unless" || lemma == "whether" || lemma == "lest")
          raise(Modality::possible);
        if (lemma == "without") negated = true;
        if ((lemma == "instead" || lemma == "rather") && !tree_.kids(k).empty()) negated = true;
      }
    }
    if (negated) negative_ = !negative_;
    // "could not": it did not happen
    if (negated && can && stance_.modality == Modality::possible)
      stance_.modality = Modality::actual;
  }

  bool negative_nominal(uint32_t word) const {
    const std::string& lemma = tree_.lemma(word);
    if (lemma == "nobody" || lemma == "none" || lemma == "neither") return true;
    const auto det = tree_.kid(word, {Deprel::det});
    return det && (tree_.lemma(*det) == "no" || tree_.lemma(*det) == "neither");
  }

  // "said that he would": the future seen from then.
  bool reported(uint32_t at) const {
    const auto head = tree_.head(at);
    return head && tree_.rel(at) == Deprel::ccomp && words::is_speech_verb(tree_.lemma(*head));
  }

  bool shares_auxiliaries(uint32_t at, uint32_t head) const {
    if (tree_.has_kid(at, {Deprel::aux, Deprel::nsubj, Deprel::nsubj_pass, Deprel::cop}))
      return false;
    return tree_.word(at).xpos == tree_.word(head).xpos;
  }

  void step(uint32_t at, uint32_t head) {
    const Deprel rel = tree_.rel(at);
    switch (rel) {
      case Deprel::xcomp:
      case Deprel::ccomp:
      case Deprel::csubj:
      case Deprel::csubj_pass:
        return climb_clause(at, head);
      case Deprel::acl:
        if (tree_.word(at).xpos == "VB" || tree_.has_kid(at, {Deprel::mark}))
          return climb_clause(at, head);
        open_ = false;
        return;
      case Deprel::acl_relcl:  // "claims that X was killed", read as a relative clause
        if (tree_.is_nominal(head) && effect_on_clause(tree_.lemma(head)) != Effect::none &&
            has_two_subjects(at))
          return climb_clause(at, head);
        open_ = false;
        return;
      case Deprel::advcl:
        return climb_adverbial(at, head);
      case Deprel::conj:
        if (!open_) return;
        if (shares_auxiliaries(at, head)) look_around(head);
        return;
      case Deprel::obj:
      case Deprel::nsubj:
      case Deprel::nsubj_pass:
      case Deprel::obl:
      case Deprel::obl_agent:
      case Deprel::nmod:
      case Deprel::compound:
      case Deprel::nmod_poss:
        return climb_nominal(at, head);
      default:
        open_ = false;
    }
  }

  bool has_two_subjects(uint32_t at) const {
    size_t subjects = 0;
    for (uint32_t k : tree_.kids(at))
      subjects += one_of(tree_.rel(k), {Deprel::nsubj, Deprel::nsubj_pass}) ? 1 : 0;
    return subjects > 1;
  }

  void climb_clause(uint32_t at, uint32_t head) {
    const std::string& lemma = tree_.lemma(head);
    if (words::is_speech_verb(lemma) && tree_.is_verb(head) && tree_.rel(at) != Deprel::xcomp)
      speak(head);
    if (!open_) return;
    const Effect effect = effect_on_clause(lemma);
    if (lemma == "deny" && tree_.is_verb(head)) {
      negative_ = !negative_;
      speak(head);
    } else if (lemma == "go" && tree_.word(head).xpos != "VBG") {
      raise(Modality::planned);
    } else {
      apply(effect);
    }
    if (effect == Effect::possible && tree_.rel(at) == Deprel::ccomp) speak(head);
    if (words::is_speech_verb(lemma) && tree_.rel(at) == Deprel::ccomp) {
      open_ = false;  // "did not say that he met": nothing about the meeting
      return;
    }
    look_around(head);
  }

  void climb_adverbial(uint32_t at, uint32_t head) {
    const auto mark = tree_.kid(at, {Deprel::mark, Deprel::case_});
    const std::string& lemma = tree_.lemma(head);
    const std::string word = mark ? tree_.lemma(*mark) : std::string();
    if (open_ && mark) {
      if (word == "of" && (lemma == "accuse" || lemma == "suspect")) {
        raise(Modality::possible);
        speak(head);
      }
      if (word == "from" && effect_on_clause(lemma) == Effect::negative) {
        const auto to =
            tree_.kid(head, {Deprel::mark});  // "in order to prevent X from": still open
        if (to && tree_.lemma(*to) == "to")
          raise(Modality::possible);
        else
          negative_ = !negative_;
      }
      if (word == "to" && tree_.word(at).xpos == "VB") {
        const Effect effect = effect_on_clause(lemma);
        apply(effect == Effect::none ? Effect::planned : effect);
        look_around(head);
      }
    }
    open_ = false;
  }

  // A noun that names the act, somewhere in a clause: "the talks were cancelled".
  void climb_nominal(uint32_t at, uint32_t head) {
    if (!open_) return;
    if (!tree_.is_nominal(at) && tree_.word(at).upos != Upos::adj) {
      open_ = false;
      return;
    }
    const Deprel rel = tree_.rel(at);
    const bool oblique = one_of(rel, {Deprel::obl, Deprel::obl_agent});
    const std::string& lemma = tree_.lemma(head);
    const bool about = tree_.has_preposition(at, "of") || tree_.has_preposition(at, "for") ||
                       tree_.has_preposition(at, "against") || tree_.has_preposition(at, "about");
    if (oblique &&
        !(about && (lemma == "call" || lemma == "ask" || lemma == "warn" || lemma == "push" ||
                    lemma == "prepare" || lemma == "hope" || lemma == "threaten"))) {
      open_ = false;
      return;
    }
    if (rel == Deprel::nsubj &&
        !words::is_event_verb(lemma)) {  // "the criticism did not hurt": there was some
      open_ = false;
      return;
    }
    if (rel == Deprel::nmod_poss ||
        (rel == Deprel::nmod && effect_on_noun(lemma) == Effect::none &&
         !tree_.has_preposition(at, "of") && tree_.word(head).upos != Upos::sym &&
         tree_.word(head).upos != Upos::num)) {
      open_ = false;
      return;
    }
    if (lemma == "deny" && tree_.is_verb(head)) speak(head);
    apply(effect_on_noun(lemma));
    look_around(head);
  }

  void speak(uint32_t verb) {
    if (stance_.speaker) return;
    if (tree_.is_passive(verb)) {
      if (const auto agent = tree_.kid(verb, {Deprel::obl_agent})) stance_.speaker = *agent;
      return;
    }
    for (std::optional<uint32_t> at = verb; at; at = tree_.head(*at)) {
      if (const auto subject = tree_.kid(*at, {Deprel::nsubj})) {
        stance_.speaker = *subject;
        return;
      }
      if (!one_of(tree_.rel(*at), {Deprel::conj, Deprel::xcomp, Deprel::advcl})) return;
    }
  }

  // "…, he said" hung beside the clause, "according to X".
  void find_speaker_beside(uint32_t at) {
    if (stance_.speaker) return;
    for (uint32_t k : tree_.kids(at)) {
      if (tree_.rel(k) == Deprel::parataxis && words::is_speech_verb(tree_.lemma(k)) &&
          !tree_.has_kid(k, {Deprel::ccomp}))
        speak(k);
      if (one_of(tree_.rel(k), {Deprel::obl, Deprel::advcl, Deprel::nmod}) &&
          (tree_.has_preposition(k, "accord") || tree_.has_preposition(k, "according")))
        stance_.speaker = k;
      if (tree_.rel(k) == Deprel::advcl && words::is_speech_verb(tree_.lemma(k)) &&
          k < at) {  // "as X announced,"
        const auto mark = tree_.kid(k, {Deprel::mark});
        if (mark && tree_.lemma(*mark) == "as") speak(k);
      }
      if (tree_.rel(k) == Deprel::advcl && tree_.lemma(k) == "accord")
        if (const auto source = tree_.kid(k, {Deprel::obl, Deprel::obj})) stance_.speaker = *source;
    }
  }

  const Tree& tree_;
  Stance stance_;
  bool negative_ = false;
  bool open_ = true;
};

}  // namespace

Stance stance_of(const Tree& tree, uint32_t trigger, bool describes) {
  return Climber(tree).run(trigger, describes);
}

}  // namespace nuncio
