// A treebank on disk: CoNLL-U, plain or compressed with xz (by the ending ".xz").
#ifndef NUNCIO_SYNTAX_TREEBANK_H_
#define NUNCIO_SYNTAX_TREEBANK_H_

#include <filesystem>
#include <string>
#include <vector>

#include "syntax/conllu.h"

namespace nuncio {

// The file's bytes, decompressed. Throws Error{system} where it cannot be read, Error{input} where
// it is damaged.
std::string read_maybe_xz(const std::filesystem::path& path);

ConlluFile read_treebank(const std::filesystem::path& path);

// What build/train learns from and measures on, found in one folder by the names they are published
// by.
struct Treebanks {
  ConlluFile ewt_train, ewt_dev;
  ConlluFile gum_train, gum_dev;

  std::vector<Sentence> training() const;  // the sentences of both training files
  static Treebanks read(const std::filesystem::path& folder);
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TREEBANK_H_
