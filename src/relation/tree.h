// A parsed sentence as a tree that can be walked both ways. Indices are into Sentence::words.
#ifndef NUNCIO_RELATION_TREE_H_
#define NUNCIO_RELATION_TREE_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nuncio/entity.h"
#include "relation/name_repair.h"

namespace nuncio {

class Tree {
 public:
  // REQUIRES: `sentence` outlives the tree. Heads out of range and cycles, which a broken CoNLL-U
  // file may bring, are cut: such words become roots. With `mentions`, the names of the sentence,
  // the tree is bent to them (relation/name_repair.h).
  explicit Tree(const Sentence& sentence, std::span<const Mention> mentions = {});

  size_t size() const { return sentence_.words.size(); }
  const Sentence& sentence() const { return sentence_; }
  const Word& word(uint32_t i) const { return sentence_.words[i]; }
  // Lower case, American spelling (spelling_key).
  const std::string& lemma(uint32_t i) const { return lemmas_[i]; }
  Deprel rel(uint32_t i) const { return links_.rels[i]; }
  std::optional<uint32_t> head(uint32_t i) const;
  // In the order of the sentence.
  std::span<const uint32_t> kids(uint32_t i) const;

  std::optional<uint32_t> kid(uint32_t i, std::initializer_list<Deprel> rels) const;
  bool has_kid(uint32_t i, std::initializer_list<Deprel> rels) const {
    return kid(i, rels).has_value();
  }
  bool is_below(uint32_t word, uint32_t ancestor) const;

  // The prepositions of a nominal ("of"; for "because of" the first, "because"), lower case; empty
  // where it has none.
  std::string_view preposition(uint32_t i) const;
  bool has_preposition(uint32_t i, std::string_view word) const;

  bool is_verb(uint32_t i) const;
  bool is_nominal(uint32_t i) const;
  bool is_past_participle(uint32_t i) const;  // by its tag VBN, whatever its word class
  bool is_passive(uint32_t i) const;          // "was met", "met by"; participles that modify a noun

  // The conjuncts of `i` that stand behind it, itself first.
  std::vector<uint32_t> conjuncts(uint32_t i) const;

 private:
  const Sentence& sentence_;
  void cut_cycles();
  void take_outer_subjects();

  TreeLinks links_;
  std::vector<uint32_t> kids_;
  std::vector<uint32_t> first_kid_;
  std::vector<std::string> lemmas_;
};

bool one_of(Deprel rel, std::initializer_list<Deprel> rels);

}  // namespace nuncio

#endif  // NUNCIO_RELATION_TREE_H_
