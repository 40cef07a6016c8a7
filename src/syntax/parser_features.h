// What the parser looks at to choose a transition: the words around the top of the stack and the
// front of the buffer, their tags, children, distances (after Zhang and Nivre 2011).
#ifndef NUNCIO_SYNTAX_PARSER_FEATURES_H_
#define NUNCIO_SYNTAX_PARSER_FEATURES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "nuncio/sentence.h"
#include "syntax/transition.h"
#include "syntax/word_form.h"

namespace nuncio {

// The features of the states of one sentence. REQUIRES: words are tagged; forms[i] belongs to
// words[i].
class ParserFeatures {
 public:
  ParserFeatures(std::span<const FormAtoms> forms, std::span<const Word> words);

  // Valid until the next call.
  std::span<const uint64_t> keys(const ParserState& state);

 private:
  struct Node {
    uint32_t word = 0;
    uint32_t tag = 0;
  };
  struct View;  // of one state

  const Node& node(int32_t word) const {
    return word == ParserState::kNone ? outside_ : nodes_[static_cast<size_t>(word)];
  }
  uint32_t deprel_of(const ParserState& state, int32_t word) const;
  template <typename... Atoms>
  void add(Atoms... atoms);
  void add_single(Node n);
  void add_pair(Node a, Node b);
  void add_words(const View& view);
  void add_triples(const View& view);
  void add_family(const ParserState& state, int32_t word, Node n);
  void add_distances(const View& view);
  void add_children(const ParserState& state, const View& view);

  std::vector<Node> nodes_;  // the words, then the root
  Node outside_;
  uint32_t template_ = 0;
  std::vector<uint64_t> keys_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_PARSER_FEATURES_H_
