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

std::string_view relation_of(const Word& word) {
  return without_subtype(to_string(word.deprel));
}

// Marks are neither function nor content.
bool is_function(const Word& word) {
  static constexpr std::string_view function[] = {"aux", "cop", "mark", "det", "clf", "case", "cc"};
  return std::find(std::begin(function), std::end(function), relation_of(word)) !=
         std::end(function);
}

bool is_content(const Word& word) {
  return !is_function(word) && relation_of(word) != "punct";
}

bool same_feats(const Word& gold, const Word& system) {
  return universal_features(gold.feats) == universal_features(system.feats);
}

bool same_lemma(const Word& gold, const Word& system) {
  return gold.lemma.empty() || gold.lemma == system.lemma;
}

// The function words among the children of each word, in order.
std::vector<std::vector<uint32_t>> function_children(const AlignedText& text) {
  std::vector<std::vector<uint32_t>> children(text.words.size());
  for (uint32_t i = 0; i < text.words.size(); ++i) {
    const auto& [word, span, in_multiword, sentence_begin] = text.words[i];
    if (word->head >= 0 && is_function(*word))
      children[sentence_begin + static_cast<uint32_t>(word->head)].push_back(i);
  }
  return children;
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

  // Of the words that `counts` in the gold text, those whose head, and what `equal` compares,
  // agree.
  Measure arcs(std::string_view name, bool (*counts)(const Word&), const Equal& equal) const {
    const auto number = [&](const AlignedText& text) {
      return count(static_cast<size_t>(std::count_if(
          text.words.begin(), text.words.end(), [&](const auto& w) { return counts(*w.word); })));
    };
    Measure measure = {name, number(gold_), number(system_), 0, 0};
    for (const auto& [g, s] : pairs_) {
      const Word &gold = *gold_.words[g].word, &system = *system_.words[s].word;
      if (!counts(gold)) continue;
      ++measure.aligned;
      measure.correct += same_head(g, s) && equal(gold, system);
    }
    return measure;
  }

  // Labelled arcs between content words with their tags, features and function words.
  Measure morphology(std::string_view name) const {
    const auto gold_children = function_children(gold_), children = function_children(system_);
    Measure measure = arcs(name, is_content, [](const Word&, const Word&) { return false; });
    for (const auto& [g, s] : pairs_) {
      if (!is_content(*gold_.words[g].word) || !same_head(g, s) || !same_label(g, s)) continue;
      measure.correct += std::equal(
          gold_children[g].begin(), gold_children[g].end(), children[s].begin(), children[s].end(),
          [&](uint32_t a, uint32_t b) { return partner_[b] == a && same_label(a, b); });
    }
    return measure;
  }

 private:
  static constexpr uint32_t kNobody = 0xFFFFFFFF;

  static uint32_t count(size_t size) { return static_cast<uint32_t>(size); }

  bool same_label(uint32_t g, uint32_t s) const {
    const Word &gold = *gold_.words[g].word, &system = *system_.words[s].word;
    return relation_of(gold) == relation_of(system) && gold.upos == system.upos &&
           same_feats(gold, system);
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
  const auto any = [](const Word&) { return true; };
  const auto same_relation = [](const Word& g, const Word& s) {
    return relation_of(g) == relation_of(s);
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
      compare.words("Lemmas", same_lemma),
      compare.arcs("UAS", any, [](const Word&, const Word&) { return true; }),
      compare.arcs("LAS", any, same_relation),
      compare.arcs("CLAS", is_content, same_relation),
      compare.morphology("MLAS"),
      compare.arcs(
          "BLEX", is_content,
          [&](const Word& g, const Word& s) { return same_relation(g, s) && same_lemma(g, s); }),
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
