#include "syntax/parser.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "nuncio/error.h"
#include "syntax/parser_features.h"

namespace nuncio {

Transition best_transition(const ParserState& state, std::span<const int32_t> scores) {
  constexpr auto kRootOffset = static_cast<uint32_t>(Deprel::root);
  uint32_t best = 0;
  int32_t best_score = std::numeric_limits<int32_t>::min();
  if (state.allows(Move::shift)) best_score = scores[0];
  for (const Move move : {Move::left, Move::right}) {
    if (!state.allows(move)) continue;
    const uint32_t first = Transition{move, Deprel{}}.number();
    for (uint32_t i = 0; i < kRelations; ++i) {
      if (scores[first + i] <= best_score || i == kRootOffset) continue;
      best = first + i;
      best_score = scores[best];
    }
  }
  return Transition::of(best);
}

void Parser::parse(std::span<const FormAtoms> forms, std::span<Word> words) const {
  ParserState state(static_cast<uint32_t>(words.size()));
  ParserFeatures features(forms, words);
  std::vector<int32_t> scores(Transition::kCount);
  while (!state.done()) {
    if (state.only_root_left()) {
      state.apply({Move::left, Deprel::root});
      continue;
    }
    std::fill(scores.begin(), scores.end(), 0);
    weights_.add(features.keys(state), scores);
    state.apply(best_transition(state, scores));
  }
  state.write_tree(words);
}

void Parser::write(ModelFile& file) const {
  ByteWriter weights;
  weights_.write(weights);
  file.set("parser weights", weights.take());
}

Parser Parser::read(const ModelFile& file) {
  SparseWeights weights;
  file.read("parser weights", [&](ByteReader& in) {
    weights = SparseWeights::read(in);
    if (weights.labels() != Transition::kCount)
      throw Error(Error::Kind::input, "knows other relations");
  });
  return Parser(std::move(weights));
}

}  // namespace nuncio
