#include "syntax/perceptron.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "nuncio/error.h"
#include "base/feature_hash.h"
#include "base/random.h"

using namespace nuncio;

TEST_CASE("sparse weights add up as a plain map does") {
  Random random(5);
  constexpr uint32_t kLabels = 9;
  std::map<uint64_t, std::vector<SparseWeights::Entry>> model;
  for (int i = 0; i < 5000; ++i) {
    std::vector<SparseWeights::Entry> row;
    for (uint16_t label = 0; label < kLabels; ++label)
      if (random.below(3) == 0)
        row.push_back({label, static_cast<int16_t>(random.below(2000) - 1000)});
    if (!row.empty()) model[feature(1, i)] = row;
  }
  std::vector<uint64_t> keys;
  std::vector<std::vector<SparseWeights::Entry>> rows;
  for (const auto& [key, row] : model) {
    keys.push_back(key);
    rows.push_back(row);
  }
  const SparseWeights built(kLabels, keys, rows);
  ByteWriter writer;
  built.write(writer);
  const std::string bytes = writer.take();
  ByteReader reader(bytes);
  const SparseWeights read = SparseWeights::read(reader);
  CHECK(read.features() == model.size());
  for (int round = 0; round < 100; ++round) {
    std::vector<uint64_t> asked;
    std::vector<int32_t> expected(kLabels, 0);
    for (uint64_t n = random.below(50); n > 0; --n) {
      asked.push_back(feature(1, random.below(10000)));
      for (const auto& entry : model[asked.back()]) expected[entry.label] += entry.weight;
    }
    for (const SparseWeights* weights : {&built, &read}) {
      std::vector<int32_t> scores(kLabels, 0);
      weights->add(asked, scores);
      CHECK(scores == expected);
    }
  }
}

TEST_CASE("weights that do not fit together are refused") {
  const std::vector<uint64_t> keys = {feature(1, 1), feature(1, 2)};
  const SparseWeights weights(4, keys, {{{0, 5}, {3, -5}}, {{1, 1}}});
  ByteWriter writer;
  weights.write(writer);
  const std::string whole = writer.take();
  for (size_t i = 4; i < 16; ++i) {  // features, size of the table, slots
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x41);
    ByteReader reader(bytes);
    CHECK_THROWS_AS(SparseWeights::read(reader), Error);
  }
}

TEST_CASE("the perceptron learns what can be told apart") {
  Perceptron perceptron(3);
  const auto keys_of = [](int i) {
    return std::vector<uint64_t>{feature(0, i % 3), feature(1, i % 5), feature(2, 0)};
  };
  for (int i = 0; i < 300; ++i) {
    const auto keys = keys_of(i);
    std::vector<int32_t> scores(3, 0);
    perceptron.add(keys, scores);
    const auto best =
        static_cast<uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (best != static_cast<uint32_t>(i % 3))
      perceptron.update(keys, static_cast<uint32_t>(i % 3), best);
    perceptron.tick();
  }
  Perceptron::Freeze options;
  options.min_updates = 1;
  const SparseWeights frozen = perceptron.freeze(options);
  for (int i = 0; i < 15; ++i) {
    std::vector<int32_t> scores(3, 0);
    frozen.add(keys_of(i), scores);
    CHECK(std::max_element(scores.begin(), scores.end()) - scores.begin() == i % 3);
  }
}

TEST_CASE("weights are averaged over the examples") {
  Perceptron perceptron(2);
  const std::vector<uint64_t> keys = {feature(0, 1)};
  perceptron.tick();  // clock 2
  perceptron.update(keys, 0, 1);
  perceptron.tick();
  perceptron.tick();  // clock 4: in force for half of the time
  Perceptron::Freeze options;
  options.min_updates = 1;
  options.scale = 100;
  std::vector<int32_t> scores(2, 0);
  perceptron.freeze(options).add(keys, scores);
  CHECK(scores == std::vector<int32_t>{50, -50});
}

TEST_CASE("members are averaged, each feature over all of them") {
  std::vector<Perceptron> members(2, Perceptron(3));
  const std::vector<uint64_t> both = {feature(0, 1)}, one = {feature(0, 2)};
  for (Perceptron& member : members) {
    member.update(both, 0, 1);
    for (int i = 0; i < 3; ++i) member.tick();  // clock 4
  }
  members[1].update(one, 2, 0);  // in force for none of the time so far
  members[1].tick();
  Perceptron::Freeze options;
  options.min_updates = 0;
  options.scale = 1000;
  options.min_weight = 1;
  const SparseWeights frozen = Perceptron::freeze(members, options);
  std::vector<int32_t> scores(3, 0);
  frozen.add(both, scores);
  CHECK(scores == std::vector<int32_t>{775, -775, 0});  // (3/4 + 4/5) / 2
  scores.assign(3, 0);
  frozen.add(one, scores);
  CHECK(scores == std::vector<int32_t>{-100, 0, 100});  // (0 + 1/5) / 2
}
