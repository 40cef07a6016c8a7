// The transition system and its oracle, against exhaustive search on small trees.
#include "syntax/parser.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/oracle.h"
#include "syntax/parser_trainer.h"
#include "syntax/random.h"
#include "syntax/transition.h"

using namespace nuncio;

namespace {

constexpr Move kMoves[] = {Move::shift, Move::left, Move::right};

// A random projective tree with one root: the words [begin, end) below `head`.
void grow_tree(std::vector<Word>& words, int begin, int end, int32_t head, bool single,
               Random& random) {
  while (begin < end) {
    const int size = single
                         ? end - begin
                         : 1 + static_cast<int>(random.below(static_cast<uint64_t>(end - begin)));
    const int top = begin + static_cast<int>(random.below(static_cast<uint64_t>(size)));
    words[static_cast<size_t>(top)].head = head;
    words[static_cast<size_t>(top)].deprel = head < 0 ? Deprel::root : Deprel::dep;
    grow_tree(words, begin, top, top, false, random);
    grow_tree(words, top + 1, begin + size, top, false, random);
    begin += size;
  }
}

std::vector<Word> random_tree(int size, Random& random) {
  std::vector<Word> words(static_cast<size_t>(size));
  grow_tree(words, 0, size, Word::kRoot, true, random);
  return words;
}

int right_heads(const std::vector<Word>& gold, const std::vector<Word>& words) {
  int right = 0;
  for (size_t i = 0; i < gold.size(); ++i) right += gold[i].head == words[i].head;
  return right;
}

// Most gold arcs that any run from the state can have in the end.
int best_end(const ParserState& state, const std::vector<Word>& gold) {
  if (state.done()) {
    std::vector<Word> words(gold.size());
    state.write_tree(words);
    return right_heads(gold, words);
  }
  int best = -1;
  for (const Move move : kMoves) {
    if (!state.allows(move)) continue;
    ParserState next = state;
    next.apply({move, Deprel::dep});
    best = std::max(best, best_end(next, gold));
  }
  return best;
}

void require_one_rooted_tree(const std::vector<Word>& words) {
  int roots = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    roots += words[i].head == Word::kRoot;
    CHECK((words[i].head == Word::kRoot) == (words[i].deprel == Deprel::root));
    int32_t at = static_cast<int32_t>(i);
    size_t steps = 0;
    while (at >= 0 && steps++ <= words.size()) at = words[static_cast<size_t>(at)].head;
    CHECK(at == Word::kRoot);
  }
  CHECK(roots == 1);
}

}  // namespace

TEST_CASE("the oracle's costs are the arcs that exhaustive search finds lost") {
  Random random(7);
  for (int round = 0; round < 60; ++round) {
    const std::vector<Word> gold = random_tree(2 + round % 5, random);
    const Oracle oracle(gold);
    ParserState state(static_cast<uint32_t>(gold.size()));
    while (!state.done()) {
      const int best = best_end(state, gold);
      const Oracle::Costs costs = oracle.costs(state);
      std::vector<Move> allowed;
      for (const Move move : kMoves) {
        CHECK((costs[static_cast<size_t>(move)] != Oracle::kForbidden) == state.allows(move));
        if (!state.allows(move)) continue;
        allowed.push_back(move);
        ParserState next = state;
        next.apply({move, Deprel::dep});
        CHECK(static_cast<int>(costs[static_cast<size_t>(move)]) == best - best_end(next, gold));
      }
      state.apply({allowed[random.below(allowed.size())], Deprel::dep});
    }
  }
}

TEST_CASE("free transitions lead to the gold tree") {
  Random random(11);
  for (int round = 0; round < 200; ++round) {
    const std::vector<Word> gold = random_tree(1 + round % 40, random);
    const Oracle oracle(gold);
    ParserState state(static_cast<uint32_t>(gold.size()));
    while (!state.done()) {
      const Oracle::Costs costs = oracle.costs(state);
      const auto least = std::min_element(costs.begin(), costs.end());
      CHECK(*least == 0);
      state.apply({kMoves[least - costs.begin()], Deprel::dep});
    }
    std::vector<Word> words(gold.size());
    state.write_tree(words);
    CHECK(right_heads(gold, words) == static_cast<int>(gold.size()));
  }
}

TEST_CASE("any run of allowed transitions is a tree with one root") {
  Random random(13);
  for (uint32_t size = 1; size < 60; ++size) {
    ParserState state(size);
    size_t steps = 0;
    while (!state.done()) {
      std::vector<Move> allowed;
      for (const Move move : kMoves)
        if (state.allows(move)) allowed.push_back(move);
      REQUIRE_FALSE(allowed.empty());
      state.apply({allowed[random.below(allowed.size())], Deprel::dep});
      ++steps;
    }
    CHECK(steps == 2 * size);
    std::vector<Word> words(size);
    state.write_tree(words);
    require_one_rooted_tree(words);
  }
}

TEST_CASE("transitions and their numbers") {
  for (uint32_t i = 0; i < Transition::kCount; ++i) CHECK(Transition::of(i).number() == i);
}

TEST_CASE("a parser learns its training sentences, the same bytes each time") {
  std::vector<Sentence> sentences;
  Random random(3);
  for (int i = 0; i < 30; ++i) {
    Sentence sentence;
    sentence.words = random_tree(8, random);
    for (size_t w = 0; w < 8; ++w) {
      sentence.words[w].form =
          std::string(1 + w, static_cast<char>('a' + i % 26)) + (i < 26 ? "y" : "z");
      sentence.words[w].xpos = "NN";
    }
    sentences.push_back(sentence);
  }
  ParserTraining training;
  training.freeze.min_updates = 1;
  const Parser parser = train_parser(sentences, training);
  int right = 0;
  for (const Sentence& sentence : sentences) {
    std::vector<Word> words = sentence.words;
    parser.parse(form_atoms(words), words);
    require_one_rooted_tree(words);
    right += right_heads(sentence.words, words);
  }
  CHECK(right > 30 * 8 * 9 / 10);
  ModelFile first, second;
  parser.write(first);
  train_parser(sentences, training).write(second);
  const auto bytes = [](const ModelFile& file) {
    std::string out;
    file.read("parser weights", [&](ByteReader& in) {
      while (!in.at_end()) out += in.get<char>();
    });
    return out;
  };
  CHECK(bytes(first) == bytes(second));
}
