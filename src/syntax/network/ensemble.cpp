#include "syntax/network/ensemble.h"

#include <algorithm>
#include <limits>

#include "syntax/network/spanning_tree.h"

namespace nuncio {
namespace {

void add(FloatMatrix& to, const FloatMatrix& from) {
  for (size_t i = 0; i < to.values.size(); ++i) to.values[i] += from.values[i];
}

// "root" for the root and for no other word.
Deprel best_label(std::span<const float> scores, bool root) {
  if (root) return Deprel::root;
  auto best = Deprel::dep;
  for (size_t i = 0; i < scores.size(); ++i)
    if (static_cast<Deprel>(i) != Deprel::root && scores[i] > scores[static_cast<size_t>(best)])
      best = static_cast<Deprel>(i);
  return best;
}

}  // namespace

void Ensemble::analyze(std::span<Word> words) const {
  int32_t root = Word::kNoHead;
  for (size_t begin = 0; begin < words.size(); begin += kMaxWords) {
    const std::span<Word> part = words.subspan(begin, std::min(kMaxWords, words.size() - begin));
    analyze_part(part);
    for (size_t i = 0; i < part.size(); ++i) {
      Word& word = part[i];
      if (word.head >= 0) {
        word.head += static_cast<int32_t>(begin);
      } else if (root == Word::kNoHead) {
        root = static_cast<int32_t>(begin + i);
      } else {
        word.head = root;
        word.deprel = Deprel::parataxis;
      }
    }
  }
}

void Ensemble::analyze_part(std::span<Word> words) const {
  std::vector<WordInput> inputs;
  for (const Word& word : words) inputs.push_back(vocabulary_.input(word.form));
  std::vector<NetworkScores> scores;
  for (const Network& member : members_) scores.push_back(member.score(inputs));
  for (size_t i = 1; i < scores.size(); ++i)
    for (const auto field :
         {&NetworkScores::upos, &NetworkScores::xpos, &NetworkScores::feats, &NetworkScores::arcs})
      add(scores[0].*field, scores[i].*field);
  set_tags(scores[0], words);
  const std::vector<int32_t> tree = best_tree(scores[0].arcs);
  FloatMatrix labels = members_[0].label_scores(scores[0], tree);
  for (size_t i = 1; i < members_.size(); ++i)
    add(labels, members_[i].label_scores(scores[i], tree));
  for (size_t i = 0; i < words.size(); ++i) {
    words[i].head = tree[i] == 0 ? Word::kRoot : tree[i] - 1;
    words[i].deprel = best_label(labels.row_span(i), tree[i] == 0);
  }
}

// Of the triples that occur in training the one with the greatest sum: tags and features then agree
// with each other.
void Ensemble::set_tags(const NetworkScores& scores, std::span<Word> words) const {
  for (size_t i = 0; i < words.size(); ++i) {
    float most = -std::numeric_limits<float>::infinity();
    const TagChoice* best = nullptr;
    for (const TagChoice& tag : vocabulary_.tags()) {
      const float score = scores.upos.row(i)[static_cast<size_t>(tag.upos)] +
                          scores.xpos.row(i)[tag.xpos] + scores.feats.row(i)[tag.feats];
      if (score > most) {
        most = score;
        best = &tag;
      }
    }
    if (best == nullptr) continue;
    words[i].upos = best->upos;
    words[i].xpos = vocabulary_.xpos()[best->xpos];
    words[i].feats = vocabulary_.feats()[best->feats];
  }
}

void Ensemble::write(ModelFile& file) const {
  ByteWriter vocabulary;
  vocabulary_.write(vocabulary);
  file.set("vocabulary", vocabulary.take());
  ByteWriter out;
  out.put(static_cast<uint32_t>(members_.size()));
  for (const Network& member : members_) member.write(out);
  file.set("networks", out.take());
}

Ensemble Ensemble::read(const ModelFile& file) {
  Vocabulary vocabulary;
  std::vector<Network> members;
  file.read("vocabulary", [&](ByteReader& in) { vocabulary = Vocabulary::read(in); });
  file.read("networks", [&](ByteReader& in) {
    const auto count = in.get<uint32_t>();
    if (count == 0) throw Error(Error::Kind::input, "has no network");
    for (uint32_t i = 0; i < count; ++i) {
      const NetworkShape& shape = members.emplace_back(Network::read(in)).shape();
      if (shape.words != vocabulary.words() || shape.piece_rows != vocabulary.piece_rows() ||
          shape.xpos != vocabulary.xpos().size() || shape.feats != vocabulary.feats().size())
        throw Error(Error::Kind::input, "does not fit its vocabulary");
    }
  });
  return {std::move(vocabulary), std::move(members)};
}

}  // namespace nuncio
