// The segmenter with the model in grammar/english, loaded once a program.
#ifndef NUNCIO_TESTS_ENGLISH_SEGMENTER_H_
#define NUNCIO_TESTS_ENGLISH_SEGMENTER_H_

#include "base/files.h"
#include "text/segmenter.h"

namespace nuncio {

// REQUIRES: NUNCIO_GRAMMAR is set, as the tests' meson.build does.
inline const Segmenter& english_segmenter() {
  static const Segmenter segmenter = Segmenter::load(grammar_folder() / "english");
  return segmenter;
}

}  // namespace nuncio

#endif  // NUNCIO_TESTS_ENGLISH_SEGMENTER_H_
