// The lines of a text, put together to paragraphs.
#ifndef NUNCIO_TEXT_LAYOUT_H_
#define NUNCIO_TEXT_LAYOUT_H_

#include <string_view>
#include <vector>

#include "nuncio/article.h"

namespace nuncio {

// Paragraphs as spans of `text` in order, without the white space around them; none is empty.
//
// A blank line always ends a paragraph. A single line break ends it too, unless the line goes on in
// the next one: the text is hard-wrapped (its lines stop where the next word would not have fitted)
// and this line is a full one, or the next line goes on in lower case after a line without a full
// stop.
std::vector<Span> find_paragraphs(std::string_view text);

}  // namespace nuncio

#endif  // NUNCIO_TEXT_LAYOUT_H_
