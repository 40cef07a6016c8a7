// What the network sees of a word and what its answers mean: numbers for frequent words, for pieces
// of words, for tags and relations. Part of the model file.
#ifndef NUNCIO_SYNTAX_NETWORK_VOCABULARY_H_
#define NUNCIO_SYNTAX_NETWORK_VOCABULARY_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "nuncio/sentence.h"
#include "syntax/word_list.h"

namespace nuncio {

// A word as the network's input.
struct WordInput {
  uint32_t word = 0;             // 0: not a frequent one
  std::vector<uint32_t> pieces;  // rows; a row may stand more than once
};

// Names and their numbers, in order of first appearance.
class NameTable {
 public:
  uint32_t add(std::string_view name);
  std::optional<uint32_t> find(std::string_view name) const;
  const std::string& operator[](uint32_t id) const { return names_[id]; }
  uint32_t size() const { return static_cast<uint32_t>(names_.size()); }

  void write(ByteWriter& out) const;
  static NameTable read(ByteReader& in);

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, uint32_t> ids_;
};

// An analysis of a word by itself, each part a number of its table.
struct TagChoice {
  Upos upos = Upos::x;
  uint16_t xpos = 0;
  uint16_t feats = 0;
  friend auto operator<=>(const TagChoice&, const TagChoice&) = default;
};

class Vocabulary {
 public:
  // Lower-case forms that occur less often than this have no number of their own.
  static constexpr uint32_t kMinCount = 2;

  Vocabulary() = default;
  // Pieces are hashed to `piece_rows` numbers.
  Vocabulary(std::span<const Sentence> sentences, WordList dictionary, uint32_t piece_rows = 40000);

  WordInput input(std::string_view form) const;

  uint32_t piece_rows() const { return piece_rows_; }
  uint32_t words() const { return static_cast<uint32_t>(counts_.size()); }
  // How often the word stood in training; that of row 0 is 0. Only after training.
  uint32_t count(uint32_t word) const { return counts_[word]; }

  const NameTable& xpos() const { return xpos_; }
  const NameTable& feats() const { return feats_; }
  // The triples that occur in training, sorted.
  const std::vector<TagChoice>& tags() const { return tags_; }

  void write(ByteWriter& out) const;
  static Vocabulary read(ByteReader& in);

 private:
  WordList dictionary_;
  uint32_t piece_rows_ = 1;
  std::unordered_map<uint64_t, uint32_t> words_;  // by hash of the lower-case form
  std::vector<uint32_t> counts_;
  NameTable xpos_, feats_;
  std::vector<TagChoice> tags_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_VOCABULARY_H_
