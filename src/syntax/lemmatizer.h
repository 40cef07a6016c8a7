// Lemmas: rules that rewrite the end of a form, learned for each tag and ending, and a list of the
// forms that the rules get wrong. A capitalized word is first asked whether it keeps its case; if
// not, it is treated as if it were written small. Numbers lose the commas between their thousands,
// addresses stay as they are, marks are their own lemmas but for curly quotes and the like.
// Thread-safe.
#ifndef NUNCIO_SYNTAX_LEMMATIZER_H_
#define NUNCIO_SYNTAX_LEMMATIZER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nuncio/sentence.h"
#include "base/model_file.h"

namespace nuncio {

// The form that a lemma is made of: plain, but for punctuation and symbols, which are their own
// lemmas.
std::string lemma_base(const Word& word);

// How to make a lemma of a form: see to its case, drop bytes at its end, append others.
struct LemmaScript {
  enum class Case : uint8_t { lower, keep, title };  // title: "Mexico"

  Case letters = Case::lower;
  uint8_t drop = 0;
  std::string append;

  // The script that makes `lemma` of `form`, of those the shortest.
  static LemmaScript between(std::string_view form, std::string_view lemma);
  std::string apply(std::string_view form) const;
  friend auto operator<=>(const LemmaScript&, const LemmaScript&) = default;
};

// What decides on a word's lemma: its lower-case form, and its group, a hash of the tag (of marks
// the universal one only) and of how the word is written: small, capital at the beginning of the
// sentence or elsewhere, all capitals up to four letters or more.
struct LemmaKey {
  uint64_t group = 0;
  uint64_t small_group = 0;  // of the same tag, written small
  std::string lower;

  static LemmaKey of(const Word& word, bool first);
  LemmaKey small() const { return {small_group, small_group, lower}; }
  // Of an ending; of the whole form.
  uint64_t ending(size_t bytes) const;
  uint64_t whole() const;
};

class Lemmatizer {
 public:
  // `rules` by LemmaKey::ending, `exceptions` by LemmaKey::whole; values are indices of `scripts`.
  using Table = std::unordered_map<uint64_t, uint16_t>;
  static constexpr size_t kMaxEnding = 7;

  Lemmatizer(std::vector<LemmaScript> scripts, Table rules, Table exceptions)
      : scripts_(std::move(scripts)),
        rules_(std::move(rules)),
        exceptions_(std::move(exceptions)) {}

  // REQUIRES: the word is tagged. `first`: it stands first in its sentence.
  std::string lemma(const Word& word, bool first) const;
  // What the rules alone say of the key's own group, null where nothing; used to find the
  // exceptions.
  const LemmaScript* rule(const LemmaKey& key) const;

  void write(ModelFile& file) const;
  static Lemmatizer read(const ModelFile& file);

 private:
  const LemmaScript* script(const LemmaKey& key) const;

  std::vector<LemmaScript> scripts_;
  Table rules_;
  Table exceptions_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_LEMMATIZER_H_
