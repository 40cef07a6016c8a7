#include "syntax/parser_features.h"

#include <algorithm>

#include "base/files.h"
#include "syntax/feature_hash.h"

namespace nuncio {
namespace {

// Distances are told apart up to 4, then in two classes.
uint32_t distance(int32_t from, int32_t to) {
  if (from == ParserState::kNone || to == ParserState::kNone) return 0;
  const int32_t gap = to - from;
  if (gap <= 4) return static_cast<uint32_t>(gap);
  return gap <= 10 ? 5 : 6;
}

uint32_t few(uint32_t count) {
  return std::min(count, 4u);
}

}  // namespace

struct ParserFeatures::View {
  int32_t s0, s1, s2, b0;
  Node ns0, ns1, ns2, nb0, nb1, nb2;
};

ParserFeatures::ParserFeatures(std::span<const FormAtoms> forms, std::span<const Word> words) {
  nodes_.reserve(words.size() + 1);
  for (size_t i = 0; i < words.size(); ++i) {
    const uint64_t tag = mix(stable_hash(words[i].xpos), static_cast<uint64_t>(words[i].upos));
    nodes_.push_back({forms[i].lower, static_cast<uint32_t>(tag)});
  }
  nodes_.push_back({1, 1});
  outside_ = {2, 2};
}

template <typename... Atoms>
void ParserFeatures::add(Atoms... atoms) {
  keys_.push_back(feature(template_++, atoms...));
}

uint32_t ParserFeatures::deprel_of(const ParserState& state, int32_t word) const {
  return word == ParserState::kNone ? 99 : static_cast<uint32_t>(state.deprel(word));
}

void ParserFeatures::add_single(Node n) {
  add(n.word, n.tag);
  add(n.word);
  add(n.tag);
}

void ParserFeatures::add_pair(Node a, Node b) {
  add(a.word, a.tag, b.word, b.tag);
  add(a.word, a.tag, b.word);
  add(a.word, b.word, b.tag);
  add(a.word, a.tag, b.tag);
  add(a.tag, b.word, b.tag);
  add(a.word, b.word);
  add(a.tag, b.tag);
}

void ParserFeatures::add_words(const View& v) {
  add(0);
  for (const Node& n : {v.ns0, v.ns1, v.ns2, v.nb0, v.nb1, v.nb2}) add_single(n);
  add_pair(v.ns0, v.nb0);
  add_pair(v.ns1, v.ns0);
  add_pair(v.ns1, v.nb0);
  add(v.nb0.tag, v.nb1.tag);
  add(v.nb0.word, v.nb1.tag);
  add(v.nb0.tag, v.nb1.word);
  add(v.nb0.word, v.nb1.word);
  add(v.ns0.word, v.nb1.word);
  add(v.ns0.tag, v.nb1.word);
  add(v.ns0.word, v.nb1.tag);
  add(v.ns2.tag, v.ns0.tag);
}

void ParserFeatures::add_triples(const View& v) {
  add(v.ns0.tag, v.nb0.tag, v.nb1.tag);
  add(v.ns0.word, v.nb0.tag, v.nb1.tag);
  add(v.ns0.tag, v.nb0.word, v.nb1.tag);
  add(v.ns0.tag, v.nb0.tag, v.nb1.word);
  add(v.nb0.tag, v.nb1.tag, v.nb2.tag);
  add(v.ns0.tag, v.nb0.tag, v.nb1.tag, v.nb2.tag);
  add(v.ns1.tag, v.ns0.tag, v.nb0.tag);
  add(v.ns1.word, v.ns0.tag, v.nb0.tag);
  add(v.ns1.tag, v.ns0.word, v.nb0.tag);
  add(v.ns1.tag, v.ns0.tag, v.nb0.word);
  add(v.ns1.tag, v.ns0.tag, v.nb0.tag, v.nb1.tag);
  add(v.ns2.tag, v.ns1.tag, v.ns0.tag);
  add(v.ns2.tag, v.ns1.tag, v.ns0.tag, v.nb0.tag);
  add(v.ns1.word, v.ns0.word, v.nb0.tag);
  add(v.ns1.word, v.ns0.tag, v.nb0.word);
}

void ParserFeatures::add_distances(const View& v) {
  const uint32_t ahead = distance(v.s0, v.b0), below = distance(v.s1, v.s0);
  add(v.ns0.word, ahead);
  add(v.ns0.tag, ahead);
  add(v.nb0.word, ahead);
  add(v.nb0.tag, ahead);
  add(v.ns0.tag, v.nb0.tag, ahead);
  add(v.ns0.word, v.nb0.word, ahead);
  add(v.ns0.tag, below);
  add(v.ns0.word, below);
  add(v.ns1.word, below);
  add(v.ns1.tag, v.ns0.tag, below);
  add(v.ns1.tag, v.ns0.tag, v.nb0.tag, below, ahead);
}

// Valency, relations of the children and the children themselves.
void ParserFeatures::add_family(const ParserState& state, int32_t word, Node n) {
  static const ParserState::Children kNobody;
  const bool is_word = word != ParserState::kNone;
  const ParserState::Children& c = is_word ? state.children(word) : kNobody;
  add(n.word, few(c.left_count), 0);
  add(n.tag, few(c.left_count), 0);
  add(n.word, few(c.right_count), 1);
  add(n.tag, few(c.right_count), 1);
  add(n.word, c.left_relations, 0);
  add(n.tag, c.left_relations, 0);
  add(n.word, c.right_relations, 1);
  add(n.tag, c.right_relations, 1);
  add(n.tag, c.left_relations, c.right_relations);
  for (const int32_t child : {c.left, c.right, c.left2, c.right2}) {
    const Node& m = node(child);
    add(m.word, deprel_of(state, child));
    add(m.tag);
    add(deprel_of(state, child), n.tag);
    add(n.tag, m.tag, m.word);
  }
  add(n.tag, node(c.left).tag, node(c.left2).tag);
  add(n.tag, node(c.right).tag, node(c.right2).tag);
}

void ParserFeatures::add_children(const ParserState& state, const View& v) {
  add_family(state, v.s0, v.ns0);
  add_family(state, v.s1, v.ns1);
  add_family(state, v.b0, v.nb0);
  static const ParserState::Children kNobody;
  const auto of = [&](int32_t word) -> const ParserState::Children& {
    return word == ParserState::kNone ? kNobody : state.children(word);
  };
  const auto &c0 = of(v.s0), &c1 = of(v.s1), &cb = of(v.b0);
  add(v.ns0.tag, node(c0.left).tag, v.nb0.tag);
  add(v.ns0.tag, node(c0.right).tag, v.nb0.tag);
  add(v.ns0.tag, v.nb0.tag, node(cb.left).tag);
  add(v.ns1.tag, v.ns0.tag, node(c0.left).tag);
  add(v.ns1.tag, v.ns0.tag, node(c0.right).tag);
  add(v.ns1.tag, node(c1.left).tag, v.ns0.tag);
  add(v.ns1.tag, node(c1.right).tag, v.ns0.tag);
  add(v.ns1.word, v.ns0.tag, node(c0.left).word);
  add(v.ns1.tag, v.ns0.tag, node(c0.left).word);
  add(v.ns1.tag, v.ns0.tag, c1.right_relations);
  add(v.ns0.tag, v.nb0.tag, c0.left_relations, c0.right_relations);
  add(v.ns0.tag, v.nb0.tag, cb.left_relations);
}

std::span<const uint64_t> ParserFeatures::keys(const ParserState& state) {
  keys_.clear();
  template_ = 0;
  const int32_t s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
  const int32_t b0 = state.buffer(0);
  const View view = {s0,
                     s1,
                     s2,
                     b0,
                     node(s0),
                     node(s1),
                     node(s2),
                     node(b0),
                     node(state.buffer(1)),
                     node(state.buffer(2))};
  add_words(view);
  add_triples(view);
  add_distances(view);
  add_children(state, view);
  return keys_;
}

}  // namespace nuncio
