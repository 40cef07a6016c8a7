// CoNLL-U that is read for its tokens only: what the other columns say is to be found anew.
#ifndef NUNCIO_SYNTAX_TOKEN_LINES_H_
#define NUNCIO_SYNTAX_TOKEN_LINES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nuncio/sentence.h"

namespace nuncio {

// What is kept of a sentence as it was written. Empty nodes (8.1) are left out, since the enhanced
// dependencies that they are for are not kept.
struct TokenLines {
  struct Line {
    std::string begin;    // columns ID and FORM
    std::string misc;     // column MISC
    bool is_word = true;  // else a multiword token
  };
  std::string comments;  // whole lines
  bool has_id = false;   // among the comments
  bool has_text = false;
  std::string text;  // what the tokens say
  std::vector<Line> lines;
};

// Sentences in order, each with its words: form, space_after, joined, and spans into
// TokenLines::text (words of a multiword token that are no part of it share its end). REQUIRES:
// `content` is valid UTF-8 and holds whole sentences. Throws Error{input} with `name` and the line,
// counted from `first_line`, where a line is not CoNLL-U; only the columns ID, FORM and MISC are
// looked at.
std::vector<std::pair<TokenLines, Sentence>> read_token_lines(std::string_view content,
                                                              const std::string& name,
                                                              uint32_t first_line);

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_TOKEN_LINES_H_
