// Cuts an article into sentences and syntactic words, as the English Web Treebank does.
#ifndef NUNCIO_TEXT_SEGMENTER_H_
#define NUNCIO_TEXT_SEGMENTER_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "nuncio/article.h"
#include "nuncio/sentence.h"
#include "text/sentence_model.h"

namespace nuncio {

// Immutable and safe to share between threads; copies share the model. The time is linear in the
// length of the text, whatever stands in it.
//
// What holds of the result: spans increase, do not overlap and lie on code point boundaries; every
// code point that is not a space (text/characters.h) lies in exactly one word; a sentence has at
// least one word and its span runs from its first word to its last. Words carry span, form,
// space_after and joined; the rest is unset.
//
// A blank line ends a sentence, so does a line break, unless the article is hard-wrapped
// (text/layout.h); within a paragraph the trained model decides, which the rules of
// text/sentence_end.h advise. A contraction or possessive ("don't", "Bush's", "cannot") is two
// words, the first `joined`; hyphens and slashes stand alone ("15 - year", "and / or") except after
// a bound prefix ("anti-drug", "co-operate"). A full stop that both closes a sentence and
// abbreviates is the sentence's.
class Segmenter {
 public:
  // A longer sentence is cut, at a comma where there is one in its second half.
  static constexpr size_t max_sentence_words = 400;
  // A longer run without a place to cut it is cut.
  static constexpr size_t max_word_bytes = 4096;

  explicit Segmenter(SentenceModel model)
      : model_(std::make_shared<const SentenceModel>(std::move(model))) {}

  // Throws as SentenceModel::load.
  static Segmenter load(const std::filesystem::path& english_folder) {
    return Segmenter(SentenceModel::load(english_folder));
  }

  const SentenceModel& model() const { return *model_; }

  std::vector<Sentence> segment(const Article& article) const { return segment(article.text); }
  std::vector<Sentence> segment(std::string_view text) const;

 private:
  std::shared_ptr<const SentenceModel> model_;
};

}  // namespace nuncio

#endif  // NUNCIO_TEXT_SEGMENTER_H_
