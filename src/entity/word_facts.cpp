#include "entity/word_facts.h"

#include <unordered_map>

#include "base/fold.h"

namespace nuncio {
namespace {

bool joins_run(const WordFacts& word) {
  return word.folded == "of" || word.folded == "the" || word.folded == "-" || word.folded == "&" ||
         word.folded == "'s" || word.folded == "and" || word.folded == "for" ||
         word.cues.has(Cue::particle);
}

// Runs of capitalised words, with "of", "the", "de" and hyphens between them.
void mark_runs(std::vector<WordFacts>& words) {
  for (uint32_t i = 0; i < words.size();) {
    if (!words[i].atoms.capital) {
      ++i;
      continue;
    }
    uint32_t end = i + 1;
    for (;;) {
      uint32_t next = end;
      while (next < words.size() && next < end + 2 && !words[next].atoms.capital &&
             joins_run(words[next]) && words[next].folded != "and")
        ++next;
      if (next >= words.size() || !words[next].atoms.capital) break;
      end = next + 1;
    }
    CueSet cues;
    for (uint32_t k = i; k < end; ++k)
      for (uint32_t c = 0; c < 32; ++c)
        if ((words[k].cues.bits() >> c & 1) != 0) cues.add(static_cast<Cue>(c));
    for (uint32_t k = i; k < end; ++k) {
      words[k].run = true;
      words[k].run_first = i;
      words[k].run_last = end;
      words[k].run_cues = cues;
    }
    i = end;
  }
}

void mark_listed(SentenceFacts& facts, const Gazetteer& gazetteer) {
  for (const Gazetteer::Match& match : facts.matches) {
    uint8_t more = 0;
    for (const uint32_t entry : match.entries)
      more |= static_cast<uint8_t>(1u << static_cast<uint32_t>(gazetteer.entry(entry).kind));
    const auto kind = static_cast<uint8_t>(gazetteer.entry(match.entries.front()).kind);
    for (uint32_t i = match.first; i < match.last; ++i) {
      const bool single = match.last == match.first + 1;
      facts.words[i].listed =
          static_cast<uint8_t>(1 + kind + (i == match.first ? 0 : 16) + (single ? 32 : 0));
      facts.words[i].listed_more = more;
    }
  }
}

uint32_t evidence_of(const std::vector<WordFacts>& words, uint32_t i) {
  const WordFacts& word = words[i];
  uint32_t bits = 0;
  if (i > 0) {
    const WordFacts& before = words[i - 1];
    if (before.cues.has(Cue::title)) bits |= after_title;
    if (before.cues.given_name() && before.atoms.capital) bits |= after_given_name;
    if (before.cues.has(Cue::place_before)) bits |= after_place_word;
    if (before.folded == "the") bits |= after_the;
    if (before.folded == "(") bits |= in_brackets;
  }
  if (i + 1 < words.size()) {
    const WordFacts& after = words[i + 1];
    if (after.cues.has(Cue::person_after)) bits |= before_person_verb;
    if (after.folded == "'s" || after.folded == "'") bits |= before_possessive;
    if (word.cues.given_name() && after.atoms.capital) bits |= is_given_of_run;
  }
  if (word.run_last - word.run_first == 1)
    bits |= alone_in_run;
  else if (i == word.run_first)
    bits |= first_of_longer_run;
  else if (i + 1 == word.run_last)
    bits |= last_of_longer_run;
  if (word.run_cues.has(Cue::org_last)) bits |= in_organization_run;
  if (word.listed > 16 && word.listed < 33) bits |= listed_elsewhere;
  return bits;
}

void mark_evidence(std::vector<SentenceFacts>& sentences) {
  std::unordered_map<uint32_t, uint32_t> evidence;
  for (const SentenceFacts& sentence : sentences) {
    for (uint32_t i = 0; i < sentence.words.size(); ++i) {
      const WordFacts& word = sentence.words[i];
      if (word.atoms.capital && !sentence.shouting)
        evidence[word.atoms.lower] |= evidence_of(sentence.words, i);
      else if (word.atoms.letters && !word.atoms.capital)
        evidence[word.atoms.lower] |= is_small_elsewhere;
    }
  }
  for (SentenceFacts& sentence : sentences)
    for (WordFacts& word : sentence.words)
      if (word.atoms.capital) word.evidence = evidence[word.atoms.lower];
}

}  // namespace

WordFacts::WordFacts(const Word& word, const CueWords& cue_words)
    : folded(fold(word.form)), atoms(word.form), cues(cue_words.of(folded)) {}

std::vector<SentenceFacts> find_facts(const std::vector<Sentence>& sentences,
                                      const Gazetteer& gazetteer, const CueWords& cue_words) {
  std::vector<SentenceFacts> out(sentences.size());
  for (size_t s = 0; s < sentences.size(); ++s) {
    SentenceFacts& facts = out[s];
    facts.words.reserve(sentences[s].words.size());
    size_t letters = 0, capitals = 0;
    for (const Word& word : sentences[s].words) {
      facts.words.emplace_back(word, cue_words);
      letters += facts.words.back().atoms.letters;
      capitals += facts.words.back().atoms.capital;
    }
    facts.shouting = letters >= 4 && capitals * 4 >= letters * 3;
    facts.matches = gazetteer.match(sentences[s]);
    mark_listed(facts, gazetteer);
    mark_runs(facts.words);
  }
  mark_evidence(out);
  return out;
}

}  // namespace nuncio
