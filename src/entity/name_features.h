// What the tagger of names looks at to label one word.
#ifndef NUNCIO_ENTITY_NAME_FEATURES_H_
#define NUNCIO_ENTITY_NAME_FEATURES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "entity/word_facts.h"

namespace nuncio {

class NameFeatures {
 public:
  // Both must outlive the object and belong together.
  NameFeatures(const Sentence& sentence, const SentenceFacts& facts);

  // The features of word i; valid until the next call.
  std::span<const uint64_t> keys(uint32_t i);

 private:
  struct Near;  // a word as its neighbours see it

  const Near& near(uint32_t i, int offset) const;
  void add_word(uint32_t i);
  void add_neighbours(uint32_t i);
  void add_lists(uint32_t i);
  void add_run(uint32_t i);
  void add_document(uint32_t i);
  template <typename... Atoms>
  void add(Atoms... atoms);

  struct Near {
    uint32_t lower = 1, exact = 1, shape = 1, suffix = 1, upos = 31, xpos = 1, cues = 0, listed = 0;
  };

  const Sentence& sentence_;
  const SentenceFacts& facts_;
  std::vector<Near> near_;
  Near outside_;
  uint32_t template_ = 0;
  std::vector<uint64_t> keys_;
};

}  // namespace nuncio

#endif  // NUNCIO_ENTITY_NAME_FEATURES_H_
