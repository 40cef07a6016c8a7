#include "relation/tree.h"

#include <algorithm>

#include "relation/rule_set.h"

namespace nuncio {

bool one_of(Deprel rel, std::initializer_list<Deprel> rels) {
  return std::find(rels.begin(), rels.end(), rel) != rels.end();
}

Tree::Tree(const Sentence& sentence, std::span<const Mention> mentions) : sentence_(sentence) {
  const size_t n = sentence.words.size();
  links_.heads.assign(n, Word::kRoot);
  links_.rels.reserve(n);
  lemmas_.reserve(n);
  for (const Word& word : sentence.words) {
    lemmas_.push_back(spelling_key(word.lemma.empty() ? word.form : word.lemma));
    links_.rels.push_back(word.deprel);
  }
  for (size_t i = 0; i < n; ++i) {
    const int32_t head = sentence.words[i].head;
    if (head >= 0 && static_cast<size_t>(head) < n) links_.heads[i] = head;
  }
  cut_cycles();
  take_outer_subjects();
  if (!mentions.empty()) attach_names(sentence, mentions, links_);
  const auto& heads = links_.heads;
  first_kid_.assign(n + 1, 0);
  for (size_t i = 0; i < n; ++i)
    if (heads[i] >= 0) ++first_kid_[static_cast<size_t>(heads[i]) + 1];
  for (size_t i = 0; i < n; ++i) first_kid_[i + 1] += first_kid_[i];
  kids_.resize(first_kid_[n]);
  std::vector<uint32_t> next(first_kid_.begin(), first_kid_.end());
  for (size_t i = 0; i < n; ++i)
    if (heads[i] >= 0) kids_[next[static_cast<size_t>(heads[i])]++] = static_cast<uint32_t>(i);
}

// "They are to meet": the outer subject is the verb's where the verb has no other.
void Tree::take_outer_subjects() {
  std::vector<bool> has_subject(links_.heads.size(), false);
  for (size_t i = 0; i < links_.heads.size(); ++i)
    if (links_.heads[i] >= 0 && links_.rels[i] == Deprel::nsubj)
      has_subject[static_cast<size_t>(links_.heads[i])] = true;
  for (size_t i = 0; i < links_.heads.size(); ++i)
    if (links_.heads[i] >= 0 && links_.rels[i] == Deprel::nsubj_outer &&
        !has_subject[static_cast<size_t>(links_.heads[i])])
      links_.rels[i] = Deprel::nsubj;
}

void Tree::cut_cycles() {
  const size_t n = links_.heads.size();
  std::vector<uint8_t> state(n, 0);  // 1: on the path that is walked, 2: known to reach a root
  for (size_t i = 0; i < n; ++i) {
    std::vector<size_t> path;
    size_t at = i;
    while (state[at] == 0) {
      state[at] = 1;
      path.push_back(at);
      if (links_.heads[at] < 0) break;
      at = static_cast<size_t>(links_.heads[at]);
    }
    if (state[at] == 1 && links_.heads[at] >= 0) links_.heads[at] = Word::kRoot;
    for (size_t p : path) state[p] = 2;
  }
}

std::optional<uint32_t> Tree::head(uint32_t i) const {
  if (links_.heads[i] < 0) return std::nullopt;
  return static_cast<uint32_t>(links_.heads[i]);
}

std::span<const uint32_t> Tree::kids(uint32_t i) const {
  return std::span(kids_).subspan(first_kid_[i], first_kid_[i + 1] - first_kid_[i]);
}

std::optional<uint32_t> Tree::kid(uint32_t i, std::initializer_list<Deprel> rels) const {
  for (uint32_t k : kids(i))
    if (one_of(rel(k), rels)) return k;
  return std::nullopt;
}

bool Tree::is_below(uint32_t word, uint32_t ancestor) const {
  for (std::optional<uint32_t> at = word; at; at = head(*at))
    if (*at == ancestor) return true;
  return false;
}

std::string_view Tree::preposition(uint32_t i) const {
  for (uint32_t k : kids(i))
    if (rel(k) == Deprel::case_ && lemma(k) != "'s" && lemma(k) != "’s" && lemma(k) != "'")
      return lemma(k);
  return {};
}

bool Tree::has_preposition(uint32_t i, std::string_view word) const {
  for (uint32_t k : kids(i)) {
    if (rel(k) != Deprel::case_) continue;
    if (lemma(k) == word) return true;
    for (uint32_t f : kids(k))
      if (lemma(f) == word) return true;
  }
  return false;
}

bool Tree::is_verb(uint32_t i) const {
  const Word& w = word(i);
  if (w.upos == Upos::verb || (w.upos == Upos::adj && w.xpos == "VBN")) return true;
  if (w.upos == Upos::aux)
    return w.xpos.starts_with("VB") &&
           !one_of(rel(i), {Deprel::aux, Deprel::aux_pass, Deprel::cop});
  // "X condemns Y" with the verb mistaken for a plural
  return w.xpos == "NNS" && has_kid(i, {Deprel::nsubj}) &&
         has_kid(i, {Deprel::obj, Deprel::xcomp, Deprel::acl}) &&
         !has_kid(i, {Deprel::cop, Deprel::det, Deprel::case_, Deprel::amod, Deprel::nummod});
}

bool Tree::is_nominal(uint32_t i) const {
  const Upos tag = word(i).upos;
  return tag == Upos::noun || tag == Upos::propn || tag == Upos::pron || tag == Upos::num;
}

bool Tree::is_past_participle(uint32_t i) const {
  return word(i).xpos == "VBN";
}

bool Tree::is_passive(uint32_t i) const {
  if (has_kid(i, {Deprel::aux_pass, Deprel::nsubj_pass, Deprel::csubj_pass})) return true;
  if (!is_past_participle(i) && word(i).xpos != "VBD") return false;
  if (has_kid(i, {Deprel::obl_agent})) return true;
  if (!is_past_participle(i) || has_kid(i, {Deprel::aux, Deprel::nsubj})) return false;
  if (rel(i) == Deprel::conj && head(i))
    return is_passive(*head(i));  // "had visited and spoken", "was met and sent"
  return one_of(rel(i),
                {Deprel::acl, Deprel::amod, Deprel::advcl, Deprel::acl_relcl, Deprel::xcomp});
}

std::vector<uint32_t> Tree::conjuncts(uint32_t i) const {
  std::vector<uint32_t> out = {i};
  for (size_t at = 0; at < out.size() && out.size() < 64; ++at)
    for (uint32_t k : kids(out[at]))
      if (rel(k) == Deprel::conj) out.push_back(k);
  return out;
}

}  // namespace nuncio
