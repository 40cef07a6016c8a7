// Training of the lemmatizer from a treebank and from WordNet's lists of irregular forms.
#ifndef NUNCIO_SYNTAX_LEMMA_TRAINER_H_
#define NUNCIO_SYNTAX_LEMMA_TRAINER_H_

#include <filesystem>
#include <map>
#include <set>
#include <span>

#include "nuncio/sentence.h"
#include "syntax/lemmatizer.h"

namespace nuncio {

class LemmaTrainer {
 public:
  void add(std::span<const Sentence> sentences);

  // Adds irregular forms (noun.exc, verb.exc, adj.exc, adv.exc) and the regular forms of the words
  // in index.noun and index.verb, as far as the sentences do not say otherwise (syntax/wordnet.h).
  void add_wordnet(const std::filesystem::path& folder);

  Lemmatizer train() const;

 private:
  struct Less {
    bool operator()(const LemmaKey& a, const LemmaKey& b) const {
      return a.group != b.group ? a.group < b.group : a.lower < b.lower;
    }
  };
  using Counts = std::map<LemmaScript, uint32_t>;

  LemmaKey add_form(std::string_view form, std::string_view lemma, Upos upos,
                    std::string_view xpos);

  std::map<LemmaKey, Counts, Less> seen_;         // in sentences, by token
  std::map<LemmaKey, LemmaScript, Less> listed_;  // by WordNet; the first entry of a form counts
  std::set<LemmaKey, Less> irregular_;            // those of WordNet's irregular forms
  std::set<LemmaKey, Less> alone_;  // those that say nothing of other words that end so
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_LEMMA_TRAINER_H_
