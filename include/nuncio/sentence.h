// A sentence of an article with its words and, once parsed, its Universal Dependencies tree.
#ifndef NUNCIO_SENTENCE_H_
#define NUNCIO_SENTENCE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/article.h"

namespace nuncio {

// The universal part-of-speech tags of UD v2, in the order of `upos_names`.
enum class Upos : uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};

inline constexpr std::array<std::string_view, 17> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

// The dependency relations of the English UD treebanks (v2.16), in the order of `deprel_names`.
enum class Deprel : uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,
};

inline constexpr std::array<std::string_view, 51> deprel_names = {
    "acl",         "acl:relcl",    "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",       "aux",          "aux:pass",     "case",        "cc",         "cc:preconj",
    "ccomp",       "compound",     "compound:prt", "conj",        "cop",        "csubj",
    "csubj:outer", "csubj:pass",   "dep",          "det",         "det:predet", "discourse",
    "dislocated",  "expl",         "fixed",        "flat",        "goeswith",   "iobj",
    "list",        "mark",         "nmod",         "nmod:desc",   "nmod:poss",  "nmod:unmarked",
    "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",        "obl",
    "obl:agent",   "obl:unmarked", "orphan",       "parataxis",   "punct",      "reparandum",
    "root",        "vocative",     "xcomp"};

inline constexpr std::string_view to_string(Upos tag) {
  return upos_names[static_cast<size_t>(tag)];
}
inline constexpr std::string_view to_string(Deprel rel) {
  return deprel_names[static_cast<size_t>(rel)];
}

inline constexpr std::optional<Upos> upos_from(std::string_view name) {
  for (size_t i = 0; i < upos_names.size(); ++i)
    if (upos_names[i] == name) return static_cast<Upos>(i);
  return std::nullopt;
}

// A subtype that the list does not have ("obl:tmod") falls back to its universal relation ("obl").
inline constexpr std::optional<Deprel> deprel_from(std::string_view name) {
  for (size_t i = 0; i < deprel_names.size(); ++i)
    if (deprel_names[i] == name) return static_cast<Deprel>(i);
  const size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return deprel_from(name.substr(0, colon));
}

// A syntactic word. "don't" is two words, "do" and "n't", the first with `joined` set (a CoNLL-U
// multiword token "don't" over both). The tree is unset until parsed: head is kNoHead.
struct Word {
  static constexpr int32_t kNoHead = -2;
  static constexpr int32_t kRoot = -1;

  Span span;         // into Article::text
  std::string form;  // the text of the span; differs only in CoNLL-U input that says so
  std::string lemma;
  Upos upos = Upos::x;
  std::string xpos;        // Penn Treebank tag
  std::string feats;       // "Number=Sing|Person=3", keys sorted; empty where none
  int32_t head = kNoHead;  // index of the head in Sentence::words, kRoot or kNoHead
  Deprel deprel = Deprel::dep;
  bool space_after = true;  // false where the next word of the article follows at once
  bool joined = false;      // this word and the next belong to one multiword token
};

// Word spans increase and do not overlap; `span` covers them all.
struct Sentence {
  Span span;
  bool paragraph_start = false;
  std::vector<Word> words;
};

// An article with what was found in it so far. Each stage of the text tower adds its part.
struct Document {
  Article article;
  std::vector<Sentence> sentences;
};

}  // namespace nuncio

#endif  // NUNCIO_SENTENCE_H_
