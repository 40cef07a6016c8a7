// Networks that vote: the scores of several, trained on the same data from different beginnings,
// are added before anything is decided. One network alone is an ensemble as well.
#ifndef NUNCIO_SYNTAX_NETWORK_ENSEMBLE_H_
#define NUNCIO_SYNTAX_NETWORK_ENSEMBLE_H_

#include <span>
#include <vector>

#include "base/model_file.h"
#include "nuncio/sentence.h"
#include "syntax/network/network.h"
#include "syntax/network/vocabulary.h"

namespace nuncio {

class Ensemble {
 public:
  // Longer sentences are analyzed in parts of this many words: time and memory stay linear.
  static constexpr size_t kMaxWords = 256;

  // REQUIRES: at least one network; all were trained with the vocabulary.
  Ensemble(Vocabulary vocabulary, std::vector<Network> members)
      : vocabulary_(std::move(vocabulary)), members_(std::move(members)) {}

  // Sets upos, xpos, feats, head and deprel of a sentence's words by their forms. The tree has one
  // root. Thread-safe.
  void analyze(std::span<Word> words) const;

  void write(ModelFile& file) const;
  // Throws Error{input} where the file holds no networks or such that do not fit together.
  static Ensemble read(const ModelFile& file);

 private:
  void analyze_part(std::span<Word> words) const;
  void set_tags(const NetworkScores& scores, std::span<Word> words) const;

  Vocabulary vocabulary_;
  std::vector<Network> members_;
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_ENSEMBLE_H_
