#include "syntax/evaluation.h"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <functional>
#include <utility>

#include "nuncio/error.h"
#include "syntax/word_alignment.h"

namespace nuncio {
namespace {

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

std::string_view without_subtype(std::string_view deprel) {
  return deprel.substr(0, deprel.find(':'));
}

bool is_universal_feature(std::string_view name) {
  static constexpr std::string_view names[] = {
      "Abbr",    "Animacy", "Aspect",   "Case",   "Definite", "Degree",   "Evident",
      "Foreign", "Gender",  "Mood",     "Number", "NumType",  "Person",   "Polarity",
      "Polite",  "Poss",    "PronType", "Reflex", "Tense",    "VerbForm", "Voice"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string universal_features(std::string_view feats) {
  std::vector<std::string_view> kept;
  for (size_t pos = 0; pos < feats.size();) {
    const size_t end = std::min(feats.find('|', pos), feats.size());
    const std::string_view feature = feats.substr(pos, end - pos);
    if (is_universal_feature(feature.substr(0, feature.find('=')))) kept.push_back(feature);
    pos = end + 1;
  }
  std::sort(kept.begin(), kept.end());
  std::string out;
  for (const std::string_view feature : kept) out.append(feature).append("|");
  return out;
}

bool is_content(const Word& word) {
  static constexpr std::string_view function[] = {"aux", "cop",  "mark", "det",
                                                  "clf", "case", "cc",   "punct"};
  const std::string_view deprel = without_subtype(to_string(word.deprel));
  return std::find(std::begin(function), std::end(function), deprel) == std::end(function);
}

uint32_t equal_spans(const std::vector<CharSpan>& a, const std::vector<CharSpan>& b) {
  uint32_t correct = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++correct, ++i, ++j;
    } else if (a[i].begin < b[j].begin || (a[i].begin == b[j].begin && a[i].end < b[j].end)) {
      ++i;
    } else {
      ++j;
    }
  }
  return correct;
}

Measure span_measure(std::string_view name, const std::vector<CharSpan>& gold,
                     const std::vector<CharSpan>& system) {
  return {name, static_cast<uint32_t>(gold.size()), static_cast<uint32_t>(system.size()),
          equal_spans(gold, system), 0};
}

class Comparison {
 public:
  Comparison(const AlignedText& gold, const AlignedText& system)
      : gold_(gold),
        system_(system),
        pairs_(align_words(gold, system)),
        partner_(system.words.size(), kNobody) {
    for (const auto& [g, s] : pairs_) partner_[s] = g;
  }

  using Equal = std::function<bool(const Word& gold, const Word& system)>;

  Measure words(std::string_view name, const Equal& equal) const {
    uint32_t correct = 0;
    for (const auto& [g, s] : pairs_)
      correct += equal(*gold_.words[g].word, *system_.words[s].word);
    return {name, count(gold_.words.size()), count(system_.words.size()), correct,
            count(pairs_.size())};
  }

  Measure attachment(std::string_view name, bool labelled) const {
    return arcs(name, labelled, [](const Word&) { return true; });
  }
  Measure content_attachment(std::string_view name) const { return arcs(name, true, is_content); }

 private:
  static constexpr uint32_t kNobody = 0xFFFFFFFF;

  static uint32_t count(size_t size) { return static_cast<uint32_t>(size); }

  Measure arcs(std::string_view name, bool labelled,
               const std::function<bool(const Word&)>& counts) const {
    const auto number = [&](const AlignedText& text) {
      return count(static_cast<size_t>(std::count_if(
          text.words.begin(), text.words.end(), [&](const auto& w) { return counts(*w.word); })));
    };
    Measure measure = {name, number(gold_), number(system_), 0, 0};
    for (const auto& [g, s] : pairs_) {
      const Word &gold = *gold_.words[g].word, &system = *system_.words[s].word;
      if (!counts(gold)) continue;
      ++measure.aligned;
      const bool relation =
          without_subtype(to_string(gold.deprel)) == without_subtype(to_string(system.deprel));
      measure.correct += same_head(g, s) && (!labelled || relation);
    }
    return measure;
  }

  bool same_head(uint32_t g, uint32_t s) const {
    const int32_t gold_head = gold_.words[g].word->head;
    const int32_t system_head = system_.words[s].word->head;
    if (gold_head < 0 || system_head < 0) return gold_head == system_head;
    return partner_[system_.words[s].sentence_begin + static_cast<uint32_t>(system_head)] ==
           gold_.words[g].sentence_begin + static_cast<uint32_t>(gold_head);
  }

  const AlignedText& gold_;
  const AlignedText& system_;
  Pairs pairs_;
  std::vector<uint32_t> partner_;  // the gold word of each system word
};

}  // namespace

std::vector<Measure> evaluate(const Document& gold_document, const Document& system_document) {
  const AlignedText gold(gold_document), system(system_document);
  require_same_text(gold, system);
  const Comparison compare(gold, system);
  const auto same_feats = [](const Word& g, const Word& s) {
    return universal_features(g.feats) == universal_features(s.feats);
  };
  return {
      span_measure("Tokens", gold.tokens, system.tokens),
      span_measure("Sentences", gold.sentences, system.sentences),
      compare.words("Words", [](const Word&, const Word&) { return true; }),
      compare.words("UPOS", [](const Word& g, const Word& s) { return g.upos == s.upos; }),
      compare.words("XPOS", [](const Word& g, const Word& s) { return g.xpos == s.xpos; }),
      compare.words("UFeats", same_feats),
      compare.words("AllTags",
                    [&](const Word& g, const Word& s) {
                      return g.upos == s.upos && g.xpos == s.xpos && same_feats(g, s);
                    }),
      compare.words("Lemmas", [](const Word& g,
                                 const Word& s) { return g.lemma.empty() || g.lemma == s.lemma; }),
      compare.attachment("UAS", false),
      compare.attachment("LAS", true),
      compare.content_attachment("CLAS"),
  };
}

const Measure& measure(const std::vector<Measure>& measures, std::string_view name) {
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const Measure& m) { return m.name == name; });
  assert(found != measures.end());
  return *found;
}

std::string format_measures(const std::vector<Measure>& measures) {
  std::string out = "Measure    Precision  Recall      F1  AlignedAcc\n";
  char line[96];
  for (const Measure& m : measures) {
    std::snprintf(line, sizeof line, "%-10s    %6.2f  %6.2f  %6.2f", std::string(m.name).c_str(),
                  100 * m.precision(), 100 * m.recall(), 100 * m.f1());
    out += line;
    if (m.aligned != 0) {
      std::snprintf(line, sizeof line, "      %6.2f", 100.0 * m.correct / m.aligned);
      out += line;
    }
    out += '\n';
  }
  return out;
}

}  // namespace nuncio
