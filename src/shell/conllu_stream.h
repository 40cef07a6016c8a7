// Text of any length in, CoNLL-U out: what `nuncio analyze --format conllu` does.
#ifndef NUNCIO_SHELL_CONLLU_STREAM_H_
#define NUNCIO_SHELL_CONLLU_STREAM_H_

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include "nuncio/error.h"
#include "syntax/analyzer.h"
#include "text/segmenter.h"

namespace nuncio {

struct ConlluRequest {
  std::string input;       // a file, a folder, or "-"
  bool tokenized = false;  // the input is CoNLL-U, whose tokens are kept
  unsigned jobs = 1;
  // Where a part of the input cannot be used.
  std::function<void(const Error&)> on_skip;
};

// Plain text (standard input, and files whose name does not say otherwise) is taken as it stands
// and passes in pieces (text/text_chunks.h); other formats are read by ArticleReader. The output
// does not depend on the number of threads; memory does not depend on the length of the input.
// Gives the number of sentences written.
uint64_t write_analysis(const ConlluRequest& request, const Segmenter& segmenter,
                        const Analyzer& analyzer, std::ostream& out);

}  // namespace nuncio

#endif  // NUNCIO_SHELL_CONLLU_STREAM_H_
