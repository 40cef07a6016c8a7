#include "entity/context.h"

#include <algorithm>
#include <array>

namespace nuncio {
namespace {

bool is_part(Deprel rel) {
  return rel == Deprel::conj || rel == Deprel::appos || rel == Deprel::flat ||
         rel == Deprel::compound;
}

// Follows conjuncts and appositions up to the first part.
uint32_t first_part(const Sentence& sentence, uint32_t word) {
  for (uint32_t steps = 0; steps < 16; ++steps) {
    const Word& w = sentence.words[word];
    if (!is_part(w.deprel) || w.head < 0) break;
    word = static_cast<uint32_t>(w.head);
  }
  return word;
}

}  // namespace

Grammatical function_of(const Sentence& sentence, uint32_t head) {
  switch (sentence.words[first_part(sentence, head)].deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::nsubj_outer:
      return Grammatical::subject;
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl_agent:
      return Grammatical::object;
    default:
      return Grammatical::other;
  }
}

std::optional<uint32_t> predicate_of(const Sentence& sentence, uint32_t head) {
  const uint32_t part = first_part(sentence, head);
  const Word& word = sentence.words[part];
  if (word.head < 0) return std::nullopt;
  switch (word.deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::nsubj_outer:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::obl_agent:
      return static_cast<uint32_t>(word.head);
    default:
      return std::nullopt;
  }
}

bool hangs_below(const Sentence& sentence, uint32_t below, uint32_t above) {
  int32_t at = static_cast<int32_t>(below);
  for (size_t steps = 0; at >= 0 && steps <= sentence.words.size(); ++steps) {
    if (static_cast<uint32_t>(at) == above) return true;
    at = sentence.words[static_cast<size_t>(at)].head;
  }
  return false;
}

MentionIndex::MentionIndex(const Draft& draft) : by_sentence_(draft.document.sentences.size()) {
  for (uint32_t i = 0; i < draft.mentions.size(); ++i)
    if (!draft.mentions[i].mention.entities.empty())
      by_sentence_[draft.mentions[i].mention.sentence].push_back(i);
  for (auto& mentions : by_sentence_)
    std::sort(mentions.begin(), mentions.end(), [&](uint32_t a, uint32_t b) {
      return draft.mentions[a].mention.first < draft.mentions[b].mention.first;
    });
}

void MentionIndex::add(const Draft& draft, uint32_t mention) {
  auto& mentions = by_sentence_[draft.mentions[mention].mention.sentence];
  const auto at =
      std::upper_bound(mentions.begin(), mentions.end(), mention, [&](uint32_t a, uint32_t b) {
        return draft.mentions[a].mention.first < draft.mentions[b].mention.first;
      });
  mentions.insert(at, mention);
}

std::vector<Span> find_quotations(const Document& document) {
  std::vector<Span> quotations;
  bool open = false;
  uint32_t begin = 0, end = 0;
  const auto close = [&](uint32_t at) {
    if (open) quotations.push_back({begin, at});
    open = false;
  };
  for (const Sentence& sentence : document.sentences) {
    if (sentence.paragraph_start) close(end);
    for (const Word& word : sentence.words) {
      const bool opens = word.form == "“" || word.form == "``";
      const bool closes = word.form == "”" || word.form == "''";
      if (opens || (word.form == "\"" && !open)) {
        close(word.span.begin);
        open = true;
        begin = word.span.end;
      } else if (closes || word.form == "\"") {
        close(word.span.begin);
      }
      end = word.span.end;
    }
  }
  close(end);
  return quotations;
}

bool is_speech_verb(std::string_view lemma) {
  static constexpr auto verbs = std::to_array<std::string_view>(
      {"accuse",   "acknowledge", "add",      "admit",     "affirm",  "allege",     "announce",
       "answer",   "argue",       "ask",      "assert",    "assure",  "claim",      "comment",
       "complain", "concede",     "conclude", "confirm",   "contend", "continue",   "declare",
       "demand",   "deny",        "describe", "emphasize", "explain", "express",    "insist",
       "joke",     "lament",      "maintain", "mention",   "note",    "observe",    "point",
       "post",     "predict",     "promise",  "quip",      "recall",  "remark",     "repeat",
       "reply",    "report",      "respond",  "retort",    "reveal",  "say",        "state",
       "stress",   "suggest",     "tell",     "think",     "tweet",   "underscore", "urge",
       "vow",      "warn",        "write"});
  return std::binary_search(verbs.begin(), verbs.end(), lemma);
}

}  // namespace nuncio
