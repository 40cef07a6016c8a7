// A paragraph cut into tokens, before sentences are known.
#ifndef NUNCIO_TEXT_TOKENIZER_H_
#define NUNCIO_TEXT_TOKENIZER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace nuncio {

// Adds the tokens of text[paragraph] to `out`. Every code point that is not a space lies in exactly
// one; none is longer than `max_token_bytes`. Linear time. REQUIRES: valid UTF-8, `paragraph` on
// code point boundaries.
void tokenize(std::string_view text, Span paragraph, size_t max_token_bytes,
              std::vector<Token>& out);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_TOKENIZER_H_
