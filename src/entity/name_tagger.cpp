#include "entity/name_tagger.h"

#include <algorithm>
#include <limits>

#include "entity/name_features.h"
#include "nuncio/error.h"

namespace nuncio {
namespace {

constexpr int32_t kNever = std::numeric_limits<int32_t>::min() / 2;

// For each label those that may stand before it.
std::vector<std::vector<uint8_t>> list_predecessors() {
  std::vector<std::vector<uint8_t>> out(name_label_count);
  for (uint32_t next = 0; next < name_label_count; ++next)
    for (uint32_t label = 0; label < name_label_count; ++label)
      if (may_follow(label, next)) out[next].push_back(static_cast<uint8_t>(label));
  return out;
}

}  // namespace

std::vector<uint8_t> best_labels(std::span<const NameScores> scores,
                                 std::span<const uint32_t> allowed,
                                 const NameTransitions& transitions) {
  static const std::vector<std::vector<uint8_t>> predecessors = list_predecessors();
  const size_t size = scores.size();
  std::vector<std::array<uint8_t, name_label_count>> from(size);
  NameScores best;
  best.fill(kNever);
  best[outside_label] = 0;
  for (size_t i = 0; i < size; ++i) {
    NameScores next;
    next.fill(kNever);
    for (uint32_t label = 0; label < name_label_count; ++label) {
      if ((allowed[i] >> label & 1) == 0) continue;
      for (const uint8_t before : predecessors[label]) {
        if (best[before] == kNever) continue;
        const int32_t score = best[before] + transitions[before][label] + scores[i][label];
        if (score <= next[label]) continue;
        next[label] = score;
        from[i][label] = before;
      }
    }
    best = next;
  }
  uint8_t label = outside_label;
  int32_t top = kNever;
  for (const uint8_t last : predecessors[outside_label]) {
    if (best[last] == kNever) continue;
    const int32_t score = best[last] + transitions[last][outside_label];
    if (score > top) {
      top = score;
      label = last;
    }
  }
  std::vector<uint8_t> labels(size);
  for (size_t i = size; i-- > 0;) {
    labels[i] = label;
    label = from[i][label];
  }
  return labels;
}

std::vector<NameSpan> spans_of_labels(std::span<const uint8_t> labels) {
  std::vector<NameSpan> spans;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == outside_label) continue;
    const NamePart part = part_of_label(labels[i]);
    if (part == NamePart::begin || part == NamePart::only)
      spans.push_back({i, i, class_of_label(labels[i])});
    if (part == NamePart::last || part == NamePart::only) spans.back().last = i + 1;
  }
  return spans;
}

std::vector<NameSpan> NameTagger::tag(const Sentence& sentence, const SentenceFacts& facts) const {
  NameFeatures features(sentence, facts);
  std::vector<NameScores> scores(sentence.words.size());
  for (uint32_t i = 0; i < scores.size(); ++i) {
    scores[i].fill(0);
    weights_.add(features.keys(i), scores[i]);
  }
  const std::vector<uint32_t> allowed(scores.size(), all_name_labels);
  return spans_of_labels(best_labels(scores, allowed, transitions_));
}

void NameTagger::write(ModelFile& file) const {
  ByteWriter weights, transitions;
  weights_.write(weights);
  transitions.put(transitions_);
  file.set("name weights", weights.take());
  file.set("name transitions", transitions.take());
}

NameTagger NameTagger::read(const ModelFile& file) {
  SparseWeights weights;
  NameTransitions transitions;
  file.read("name weights", [&](ByteReader& in) {
    weights = SparseWeights::read(in);
    if (weights.labels() != name_label_count)
      throw Error(Error::Kind::input, "has other classes of names");
  });
  file.read("name transitions", [&](ByteReader& in) { transitions = in.get<NameTransitions>(); });
  return {std::move(weights), transitions};
}

}  // namespace nuncio
