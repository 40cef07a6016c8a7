// What the finder of names and the sieves know about each word of a document before any decision.
#ifndef NUNCIO_ENTITY_WORD_FACTS_H_
#define NUNCIO_ENTITY_WORD_FACTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "entity/cue_words.h"
#include "entity/gazetteer.h"
#include "nuncio/sentence.h"
#include "syntax/word_form.h"

namespace nuncio {

struct WordFacts {
  explicit WordFacts(const Word& word, const CueWords& cue_words);

  std::string folded;  // fold(form)
  FormAtoms atoms;
  CueSet cues;
  uint8_t listed =
      0;  // 0: in no listed name; else 1 + kind of the name, +16 where not its first word
  uint8_t listed_more = 0;  // bits by kind of all that the listed name may stand for
  bool run = false;         // in a run of capitalised words ("Bank of England")
  uint32_t run_first = 0;   // the run's words, [run_first, run_last)
  uint32_t run_last = 0;
  CueSet run_cues;        // of the words of the run
  uint32_t evidence = 0;  // what other places of the document say of the same word; Evidence bits
};

// Bits of WordFacts::evidence, said by any occurrence of the word with a capital in the document.
enum Evidence : uint32_t {
  after_title = 1,
  after_given_name = 2,
  before_person_verb = 4,
  after_place_word = 8,
  in_organization_run = 16,
  is_small_elsewhere = 32,
  after_the = 64,
  before_possessive = 128,
  alone_in_run = 256,
  first_of_longer_run = 512,
  last_of_longer_run = 1024,
  listed_elsewhere = 2048,
  in_brackets = 4096,
  is_given_of_run = 8192,
};

struct SentenceFacts {
  std::vector<WordFacts> words;
  std::vector<Gazetteer::Match> matches;
  bool shouting = false;  // a headline: most words have a capital
};

std::vector<SentenceFacts> find_facts(const std::vector<Sentence>& sentences,
                                      const Gazetteer& gazetteer, const CueWords& cue_words);

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_WORD_FACTS_H_
